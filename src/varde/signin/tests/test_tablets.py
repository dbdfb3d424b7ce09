"""A shared tablet signs people out by itself, on the server's clock, and forgets them."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from varde.people.models import User
from varde.testing.cast import NOW, Cast

PASSWORD = "tre gule fisker"
FORGET = '"cache", "storage"'

pytestmark = pytest.mark.usefixtures("untried")


@pytest.fixture
def ola(cast: Cast) -> User:
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    return user


def _sign_in(client: Client, user: User, **more: str) -> Any:
    words = {"login": user.email, "password": PASSWORD, "tablet_asked": "1", **more}
    return client.post(reverse("account_login"), words)


def _at(minutes: float) -> Any:
    return time_machine.travel(NOW + datetime.timedelta(minutes=minutes), tick=False)


def test_after_three_minutes_alone_it_signs_out(client: Client, ola: User) -> None:
    me = reverse("signin:me")
    with _at(0):
        _sign_in(client, ola, tablet="on")
        assert client.get(me).status_code == 200
    with _at(2.9):
        assert client.get(me).status_code == 200
    with _at(5.8):
        assert client.get(me).status_code == 200
    with _at(8.9):
        answer = client.get(me)
        assert answer["Location"] == reverse("account_login")
        assert answer["Clear-Site-Data"] == FORGET
        assert (
            "signed out because nobody used the tablet"
            in client.get(answer["Location"]).content.decode()
        )
        assert client.get(me).status_code == 302


def test_nothing_sent_after_that_is_taken_in(client: Client, ola: User) -> None:
    with _at(0):
        _sign_in(client, ola, tablet="on")
        client.get(reverse("signin:me"))
    with _at(4):
        words = {"name": "Somebody else", "language": "en", "scheme": "auto"}
        client.post(reverse("signin:me"), words)
    assert User.objects.get(pk=ola.pk).first_name == ""


def test_whoever_still_writes_stays(client: Client, ola: User) -> None:
    stay = reverse("signin:stay")
    with _at(0):
        _sign_in(client, ola, tablet="on")
        client.get(reverse("signin:me"))
    for minute in (2, 4, 6):
        with _at(minute):
            assert client.get(stay).status_code == 204
    with _at(8):
        assert client.get(reverse("signin:me")).status_code == 200


def test_where_one_may_report_unknown_not_even_the_minute_is_noted(
    client: Client, ola: User
) -> None:
    with _at(0):
        _sign_in(client, ola, tablet="on")
        client.get(reverse("signin:me"))
    before = dict(client.session)
    with _at(1):
        client.get("/fjordbygg-as/meld/")
        client.get("/svar/")
    assert dict(client.session) == before


def test_the_page_carries_its_watchman_and_is_kept_nowhere(client: Client, ola: User) -> None:
    _sign_in(client, ola, tablet="on")
    answer = client.get(reverse("signin:me"))
    assert '<shared-tablet data-seconds="180"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_signing_out_makes_the_browser_forget(client: Client, ola: User) -> None:
    _sign_in(client, ola, tablet="on")
    answer = client.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == FORGET


def test_the_next_one_finds_the_question_answered(client: Client, ola: User) -> None:
    login = reverse("account_login")
    assert 'name="tablet" id="id_tablet" checked' not in _tidy(client.get(login))
    _sign_in(client, ola, tablet="on")
    client.post(reverse("account_logout"))
    assert 'id="id_tablet" checked' in _tidy(client.get(login))
    _sign_in(client, ola)
    client.post(reverse("account_logout"))
    assert 'id="id_tablet" checked' not in _tidy(client.get(login))


def _tidy(answer: Any) -> str:
    return str(answer.content.decode())


def test_ones_own_browser_stays_signed_in_and_remembers(client: Client, ola: User) -> None:
    with _at(0):
        _sign_in(client, ola)
        assert "shared-tablet" not in client.get(reverse("signin:me")).content.decode()
    with _at(60 * 24 * 7):
        answer = client.get(reverse("signin:me"))
    assert answer.status_code == 200
    assert "Clear-Site-Data" not in answer
