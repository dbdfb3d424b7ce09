"""Behind an undertaking's prefix: who acts, and who finds nothing there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from varde.people import verbs
from varde.people.entrances import memberships_of
from varde.people.models import User
from varde.people.tests.conftest import Door
from varde.testing.cast import Cast

INSIDE = "/fjordbygg-as/folk/"


def test_a_stranger_is_asked_to_sign_in_and_sent_back(client: Client, cast: Cast) -> None:
    answer = client.get(INSIDE)
    assert answer["Location"] == f"{reverse('account_login')}?next={INSIDE}"


@pytest.mark.parametrize("path", [INSIDE, "/finnes-ikke/folk/", "/fjordbygg-as/finnes-ikke/"])
def test_a_neighbour_cannot_tell_what_exists_from_what_does_not(
    client: Client, cast: Cast, path: str
) -> None:
    assert cast.mona.user
    client.force_login(cast.mona.user)
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Fjordbygg" not in answer.content.decode()


def test_a_login_that_belongs_nowhere_finds_nothing(client: Client, cast: Cast) -> None:
    client.force_login(User.objects.create_user("ingen@example.org"))
    assert client.get(INSIDE).status_code == 404


def test_whoever_belongs_to_two_acts_in_each_as_what_they_are_there(door: Door, cast: Cast) -> None:
    assert cast.ola.user
    extra = verbs.welcome(name="Ola", unit=cast.mona.unit, by=cast.as_(cast.mona))
    verbs.link_user(extra, user=cast.ola.user, by=cast.as_(cast.mona))
    door.enter(cast.ola)
    assert "Siri" in door.get(INSIDE)
    page = door.get(f"/{cast.mona.company.slug}/folk/")
    assert "Mona" in page
    assert "Siri" not in page
    names = [member.company.name for member in memberships_of(cast.ola.user)]
    assert names == ["Fjordbygg AS", "Nabo AS"]


def test_whoever_left_belongs_no_more(cast: Cast) -> None:
    user = cast.ola.user
    assert user
    verbs.leave(cast.ola, by=cast.as_(cast.kari))
    assert not memberships_of(user).exists()


def test_to_know_who_acts_costs_two_questions(door: Door, cast: Cast) -> None:
    """Session with user; membership with its undertaking and unit, roles and groups."""
    door.enter(cast.ola)
    with CaptureQueriesContext(connection) as asked:
        door.get("/fjordbygg-as/finnes-ikke/", 404)
    assert not [one for one in asked if "people_member" in one["sql"]]
    with CaptureQueriesContext(connection) as asked:
        door.get("/fjordbygg-as/folk/00000000-0000-0000-0000-000000000000/", 404)
    session, membership, page, *_shell = [one["sql"] for one in asked]
    assert '"signin_session"' in session
    assert '"people_appointment"' in membership
    assert '"people_groupmember"' in membership
    assert "000000" in page


@pytest.mark.parametrize("email", ["OLA@Example.ORG", "ola@example.org"])
def test_an_address_is_one_however_it_is_written(db: None, email: str) -> None:
    user = User.objects.create_user(email)
    assert user.email == "ola@example.org"
    assert not user.has_usable_password()
    assert str(user) == "ola@example.org"
