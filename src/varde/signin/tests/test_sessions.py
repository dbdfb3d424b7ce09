"""A session is read together with whose it is, and signs in nobody by that alone."""

import pytest
from django.contrib.sessions.models import Session as DjangosSession
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.test.utils import CaptureQueriesContext

from varde.people.models import User
from varde.signin.models import Session
from varde.testing.cast import Cast

HOME = "/fjordbygg-as/"


@pytest.fixture
def ola(cast: Cast, client: Client) -> User:
    assert cast.ola.user
    client.force_login(cast.ola.user)
    return cast.ola.user


def opens(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def test_session_and_user_are_one_query(client: Client, ola: User) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert opens(client)
    assert len([one for one in asked if '"people_user"' in one["sql"]]) == 1
    assert '"signin_session"' in asked[0]["sql"]


def test_a_session_notes_whose_it_is_and_forgets_it_at_sign_out(client: Client, ola: User) -> None:
    assert Session.objects.get().user == ola
    client.logout()
    assert not Session.objects.exists()


def test_another_password_ends_the_session(client: Client, ola: User) -> None:
    assert opens(client)
    ola.set_password("Fjellheim-1905-Kvist")
    ola.save()
    assert not opens(client)
    assert not Session.objects.exists()


def test_who_is_not_active_any_more_is_signed_out(client: Client, ola: User) -> None:
    User.objects.filter(pk=ola.pk).update(is_active=False)
    assert not opens(client)


def test_a_way_that_is_closed_by_now_lets_nobody_in(client: Client, ola: User) -> None:
    session = client.session
    session["_auth_user_backend"] = "varde.gone.Backend"
    session.save()
    assert not opens(client)


def test_the_user_beside_a_session_signs_nobody_in(client: Client, cast: Cast, ola: User) -> None:
    Session.objects.update(user=cast.bjorn.user)
    answer = client.get(HOME)
    assert answer.wsgi_request.user == ola


def test_a_session_of_nobody_signs_nobody_in(client: Client, cast: Cast) -> None:
    session = client.session
    session["seen"] = "yes"
    session.save()
    Session.objects.update(user=cast.ola.user)
    assert not opens(client)


def test_a_session_from_before_the_column_counts_and_is_noted_when_saved(
    client: Client, ola: User
) -> None:
    Session.objects.update(user=None)
    assert opens(client)
    session = client.session
    session["seen"] = "yes"
    session.save()
    assert Session.objects.get().user == ola


@pytest.mark.django_db(transaction=True)
def test_whoever_was_signed_in_before_the_update_still_is(client: Client, cast: Cast) -> None:
    assert cast.ola.user
    client.force_login(cast.ola.user)
    try:
        MigrationExecutor(connection).migrate([("signin", "0001_sessions")])
        assert DjangosSession.objects.count() == 1
        Session.objects.all().delete()
    finally:
        MigrationExecutor(connection).migrate([("signin", "0002_move_sessions")])
    assert not DjangosSession.objects.exists()
    assert opens(client)
