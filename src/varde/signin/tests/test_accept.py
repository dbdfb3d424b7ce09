"""The link in an invitation: the way in for somebody new, and for somebody known elsewhere."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from varde.people import verbs
from varde.people.models import Invitation, Member, User
from varde.testing.cast import NOW, Cast

PASSWORD = "tre gule fisker"

pytestmark = pytest.mark.usefixtures("untried")


@pytest.fixture
def link(cast: Cast) -> str:
    """Tomasz has got a link from Kari."""
    now = datetime.datetime.now(datetime.UTC)
    _, token = verbs.invite(cast.tomasz, by=cast.as_(cast.kari, now))
    return reverse("signin:accept", kwargs={"token": token})


def _tomasz(cast: Cast) -> Member:
    return Member.objects.get(pk=cast.tomasz.pk)


def test_the_link_says_whom_it_is_for(client: Client, cast: Cast, link: str) -> None:
    page = client.get(link).content.decode()
    assert "Welcome to Fjordbygg AS" in page
    assert "This link is for Tomasz, Havnekvartalet." in page


def test_a_password_of_ones_own_and_one_is_in(client: Client, cast: Cast, link: str) -> None:
    response = client.post(link, {"email": "T@example.org", "password": PASSWORD})
    assert response["Location"] == reverse("landing")
    user = _tomasz(cast).user
    assert user is not None
    assert (user.email, str(user)) == ("t@example.org", "Tomasz")
    assert client.get("/fjordbygg-as/").status_code == 200


def test_an_address_somebody_gave_is_not_for_others_to_change(
    client: Client, cast: Cast, link: str
) -> None:
    Member.objects.filter(pk=cast.tomasz.pk).update(email="tomasz@firma.example")
    client.post(link, {"email": "other@example.org", "password": PASSWORD})
    user = _tomasz(cast).user
    assert user is not None
    assert user.email == "tomasz@firma.example"


def test_a_weak_password_is_refused_with_words(client: Client, cast: Cast, link: str) -> None:
    answer = client.post(link, {"email": "t@example.org", "password": "1234567890"})
    assert answer.status_code == 422
    assert _tomasz(cast).user is None
    assert not User.objects.filter(email="t@example.org").exists()


def test_an_address_in_use_is_told_to_sign_in_first(client: Client, cast: Cast, link: str) -> None:
    words = {"email": "ola@fjordbygg-as.example", "password": PASSWORD}
    answer = client.post(link, words)
    assert answer.status_code == 422
    assert "Sign in with the login you have" in answer.content.decode()
    assert _tomasz(cast).user is None


def test_whoever_signs_in_already_joins_that_login(client: Client, cast: Cast, link: str) -> None:
    user = User.objects.create_user("t@privat.example", PASSWORD, language="en")
    assert f"{reverse('account_login')}?next={link}" in client.get(link).content.decode()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": link})
    page = client.get(link).content.decode()
    assert "You are signed in as t@privat.example" in page
    assert client.post(link)["Location"] == reverse("landing")
    assert _tomasz(cast).user == user


def test_a_login_that_is_somebody_else_here_is_refused(
    client: Client, cast: Cast, link: str
) -> None:
    assert cast.ola.user
    client.force_login(cast.ola.user)
    assert client.post(link).status_code == 409
    assert _tomasz(cast).user is None


def test_a_used_link_is_over(client: Client, cast: Cast, link: str) -> None:
    client.post(link, {"email": "t@example.org", "password": PASSWORD})
    again = Client().get(link)
    assert again.status_code == 410
    assert "no longer works" in again.content.decode()
    other = Client().post(link, {"email": "x@example.org", "password": PASSWORD})
    assert other.status_code == 410
    assert not User.objects.filter(email="x@example.org").exists()


@pytest.mark.parametrize("ending", ["withdrawn", "too old", "has left", "invented"])
def test_a_link_that_does_not_work_is_met_kindly(
    client: Client, cast: Cast, link: str, ending: str
) -> None:
    later = datetime.datetime.now(datetime.UTC)
    if ending == "withdrawn":
        verbs.withdraw_invitation(Invitation.objects.get(), by=cast.as_(cast.kari))
    if ending == "too old":
        later += datetime.timedelta(days=14, minutes=1)
    if ending == "has left":
        verbs.leave(cast.tomasz, by=cast.as_(cast.kari))
    if ending == "invented":
        link = reverse("signin:accept", kwargs={"token": "x" * 43})
    with time_machine.travel(later):
        answer = client.get(link)
    assert answer.status_code == 410
    assert "Ask your leader for a new one" in answer.content.decode()


def test_the_page_is_never_kept_by_the_browser(client: Client, link: str) -> None:
    assert "no-store" in client.get(link)["Cache-Control"]


def test_the_new_login_speaks_the_language_of_the_page(
    client: Client, cast: Cast, link: str
) -> None:
    client.cookies["varde_language"] = "nn"
    client.post(link, {"email": "t@example.org", "password": PASSWORD})
    user = _tomasz(cast).user
    assert user is not None
    assert user.language == "nn"
    assert user.date_joined > NOW - datetime.timedelta(days=365)
