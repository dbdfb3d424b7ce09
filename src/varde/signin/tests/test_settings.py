"""What sign-in is set to: the choices a careless change would undo."""

import pytest
from allauth.account import app_settings as account
from allauth.mfa import app_settings as mfa
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from varde.testing.cast import Cast
from varde.testing.page_checker import CheckedClient

UNWANTED = ("account_signup", "account_email", "account_signup_by_passkey", "mfa_signup_webauthn")


def test_passwords_are_kept_by_argon2_first() -> None:
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_limits_on_guessing_lie_where_every_process_sees_them() -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    assert account.RATE_LIMITS["login_failed"] == "10/m/ip,5/300s/key"
    assert account.RATE_LIMITS["request_login_code"]
    assert account.RATE_LIMITS["reset_password"]


def test_nobody_learns_which_addresses_are_known() -> None:
    assert account.PREVENT_ENUMERATION
    assert not account.EMAIL_UNKNOWN_ACCOUNTS


def test_a_passkey_from_a_page_without_https_counts_nowhere_but_at_home() -> None:
    """The library itself lets http://localhost in, and checks that it is that."""
    assert not mfa.WEBAUTHN_ALLOW_INSECURE_ORIGIN
    assert mfa.PASSKEY_LOGIN_ENABLED
    assert not mfa.PASSKEY_SIGNUP_ENABLED


@pytest.mark.parametrize("name", UNWANTED)
def test_doors_nobody_needs_are_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


OPEN = (
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_inactive",
    "account_password_reset_completed",
)
OWN = (
    "signin:me",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "usersessions_list",
)


@pytest.mark.parametrize("name", OPEN)
def test_the_way_in_is_open_to_all_and_kept_by_nobody(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert "Content-Security-Policy" in answer
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", OWN)
def test_pages_about_oneself_stand_in_the_shell(client: Client, cast: Cast, name: str) -> None:
    assert cast.ola.user
    client.force_login(cast.ola.user)
    page = client.get(reverse(name), follow=True).content.decode()
    assert '<span class="v-where">Fjordbygg AS' in page


def test_steps_of_signing_in_cannot_be_jumped_into(client: Client, db: None) -> None:
    for name in ("mfa_authenticate", "account_confirm_login_code"):
        assert client.get(reverse(name)).status_code == 302
    for name in ("account_confirm_password_reset_code", "account_complete_password_reset"):
        assert client.get(reverse(name)).status_code == 302


def test_a_form_without_its_proof_is_answered_in_the_page_s_words(db: None) -> None:
    strict = CheckedClient(enforce_csrf_checks=True)
    answer = strict.post(f"{reverse('account_login')}?sprak=en", {"login": "ola@example.org"})
    assert answer.status_code == 403
    assert "The page had been open too long." in answer.content.decode()
