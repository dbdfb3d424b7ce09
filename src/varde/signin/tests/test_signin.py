"""Signing in: password, code, new password; nobody learns whether an address is known."""

import re
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from varde.mail import postman
from varde.mail.models import Letter
from varde.people.models import User
from varde.testing.cast import Cast

PASSWORD = "tre gule fisker"

pytestmark = pytest.mark.usefixtures("untried")


@pytest.fixture
def ola(cast: Cast) -> User:
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    return user


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    words = {"login": email, "password": password, "tablet_asked": "1", **more}
    return client.post(reverse("account_login"), words)


def letters() -> list[dict[str, str]]:
    """What waits to be sent, oldest first."""
    return list(Letter.objects.order_by("created_at", "pk").values("subject", "text", "to"))  # type: ignore[arg-type]


def code_in(letter: dict[str, str]) -> str:
    found = re.search(r"\d{4}-\d{4}", letter["text"])
    assert found
    return found[0]


def test_the_page_is_whole_and_open_to_all(client: Client, db: None) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert "passkey-form" in page
    assert "id_remember" not in page
    assert "placeholder" not in page


def test_the_right_password_lets_in(client: Client, ola: User) -> None:
    response = sign_in(client, "OLA@fjordbygg-as.example")
    assert (response.status_code, response["Location"]) == (302, reverse("landing"))
    assert client.get(reverse("signin:me")).status_code == 200


def test_whoever_came_to_a_page_goes_on_to_it(client: Client, ola: User) -> None:
    response = client.get(reverse("signin:me"))
    assert response["Location"] == f"{reverse('account_login')}?next={reverse('signin:me')}"
    assert sign_in(client, ola.email, next=reverse("signin:me"))["Location"] == reverse("signin:me")
    elsewhere = sign_in(Client(), ola.email, next="https://evil.example/")
    assert elsewhere["Location"] == reverse("landing")


def test_wrong_password_and_unknown_address_are_answered_alike(client: Client, ola: User) -> None:
    known = sign_in(client, ola.email, "feil passord").content.decode()
    unknown = sign_in(Client(), "ukjent@example.org", "feil passord").content.decode()
    assert "is not right" in known

    def without_what_was_typed(page: str) -> str:
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)
        return page.replace(ola.email, "").replace("ukjent@example.org", "")

    assert without_what_was_typed(known) == without_what_was_typed(unknown)


def test_the_sixth_wrong_guess_is_stopped_also_with_the_right_password(
    client: Client, ola: User
) -> None:
    for _ in range(5):
        sign_in(client, ola.email, "feil passord")
    page = sign_in(client, ola.email).content.decode()
    assert "many tries" in page
    assert client.get(reverse("signin:me")).status_code == 302


def test_a_closed_login_opens_nothing(client: Client, ola: User) -> None:
    User.objects.filter(pk=ola.pk).update(is_active=False)
    response = sign_in(client, ola.email)
    assert response["Location"] == reverse("account_inactive")
    assert client.get(response["Location"]).status_code == 200
    assert client.get(reverse("signin:me")).status_code == 302


@pytest.mark.usefixtures("with_post")
def test_a_code_by_e_mail_lets_in(client: Client, ola: User) -> None:
    client.post(reverse("account_request_login_code"), {"email": ola.email})
    (letter,) = letters()
    assert letter["to"] == ola.email
    assert client.get(reverse("account_confirm_login_code")).status_code == 200
    wrong = client.post(reverse("account_confirm_login_code"), {"code": "0000-0000"})
    assert "code is not right" in wrong.content.decode()
    client.post(reverse("account_confirm_login_code"), {"code": code_in(letter)})
    assert client.get(reverse("signin:me")).status_code == 200


@pytest.mark.usefixtures("with_post")
def test_a_code_asked_for_by_a_stranger_looks_the_same_and_sends_nothing(
    client: Client, ola: User
) -> None:
    pages = []
    for email in (ola.email, "ukjent@example.org"):
        guest = Client()
        response = guest.post(reverse("account_request_login_code"), {"email": email})
        page = guest.get(response["Location"]).content.decode().replace(email, "")
        pages.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page))
    assert pages[0] == pages[1]
    assert [letter["to"] for letter in letters()] == [ola.email]


@pytest.mark.usefixtures("with_post")
def test_after_three_wrong_codes_a_new_one_is_needed(client: Client, ola: User) -> None:
    client.post(reverse("account_request_login_code"), {"email": ola.email})
    code = code_in(letters()[0])
    confirm = reverse("account_confirm_login_code")
    for _ in range(3):
        client.post(confirm, {"code": "0000-0000"})
    client.post(confirm, {"code": code})
    assert client.get(reverse("signin:me")).status_code == 302


def test_without_a_mail_server_no_code_is_promised(client: Client, ola: User) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert reverse("account_request_login_code") not in page
    for name in ("account_request_login_code", "account_reset_password"):
        answer = client.post(reverse(name), {"email": ola.email}).content.decode()
        assert "cannot send e-mail" in answer
    assert letters() == []


@pytest.mark.usefixtures("with_post")
def test_a_forgotten_password_is_chosen_anew(client: Client, ola: User) -> None:
    at_home = Client()
    at_home.force_login(ola)
    client.post(reverse("account_reset_password"), {"email": ola.email})
    confirm = reverse("account_confirm_password_reset_code")
    assert client.get(confirm).status_code == 200
    client.post(confirm, {"code": code_in(letters()[0])})
    complete = reverse("account_complete_password_reset")
    assert client.get(complete).status_code == 200
    assert "short" in client.post(complete, {"password1": "kort"}).content.decode()
    done = client.post(complete, {"password1": "fire blå hester"}, follow=True)

    assert done.status_code == 200
    assert at_home.get(reverse("signin:me")).status_code == 302
    assert sign_in(Client(), ola.email).status_code == 200
    assert sign_in(Client(), ola.email, "fire blå hester").status_code == 302


def test_nobody_signs_up(db: None) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert not get_adapter().is_open_for_signup(None)


def test_a_password_is_kept_by_argon2(ola: User) -> None:
    assert ola.password.startswith("argon2$argon2id$")


def test_signing_out_is_a_button_and_says_what_is_lost(client: Client, ola: User) -> None:
    client.force_login(ola)
    assert "not sent is lost" in client.get(reverse("account_logout")).content.decode()
    response = client.post(reverse("account_logout"))
    assert "Clear-Site-Data" not in response
    assert client.get(reverse("signin:me")).status_code == 302


def test_a_letter_is_sent_in_the_background(
    client: Client, ola: User, mailoutbox: list[Any], settings: Settings
) -> None:
    settings.EMAIL_HOST, settings.SITE_ADDRESS = "smtp.example.org", "https://hms.example.org/"
    settings.DEFAULT_FROM_EMAIL = "varde@example.org"
    client.post(reverse("account_request_login_code"), {"email": ola.email})
    assert not mailoutbox
    assert postman.deliver(timezone.now()) == 1
    (sent,) = mailoutbox
    assert (sent.to, sent.from_email) == ([ola.email], "varde@example.org")
    assert "15 minutes" in sent.body
