"""Every page of signing in, in Chromium: usable by all, in the state where people meet it."""

import datetime
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import sha256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)
from playwright.sync_api import Page

from varde.mail.models import Letter
from varde.people import verbs as people
from varde.people.models import User
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("untried"),
]

PASSWORD = "tre gule fisker"
opens = pytest.mark.opens
OPEN_TO_ALL = {
    "account_login": "account/login.html",
    "account_inactive": "account/account_inactive.html",
    "account_request_login_code": "account/request_login_code.html",
    "account_reset_password": "account/password_reset.html",
    "account_password_reset_completed": "account/password_reset_from_key_done.html",
}
SIGNED_IN = {
    "account_logout": "account/logout.html",
    "account_reauthenticate": "account/reauthenticate.html",
    "account_change_password": "account/password_change.html",
    "usersessions_list": "usersessions/usersession_list.html",
    "signin:me": "signin/me.html",
}
PROVEN = {
    "mfa_index": "mfa/index.html",
    "mfa_reauthenticate": "mfa/reauthenticate.html",
    "mfa_reauthenticate_webauthn": "mfa/webauthn/reauthenticate.html",
    "mfa_view_recovery_codes": "mfa/recovery_codes/index.html",
    "mfa_generate_recovery_codes": "mfa/recovery_codes/generate.html",
    "mfa_deactivate_totp": "mfa/totp/deactivate_form.html",
    "mfa_add_webauthn": "mfa/webauthn/add_form.html",
    "mfa_edit_webauthn": "mfa/webauthn/edit_form.html",
    "mfa_remove_webauthn": "mfa/webauthn/authenticator_confirm_delete.html",
}
OF_ONE_KEY = {"mfa_edit_webauthn", "mfa_remove_webauthn"}


@pytest.fixture
def ola(cast: Cast) -> User:
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    return user


@pytest.mark.usefixtures("with_post")
@opens(*OPEN_TO_ALL.values())
def test_before_anybody_has_signed_in(live_page: Opens) -> None:
    for name in OPEN_TO_ALL:
        assert_usable_everywhere(live_page(reverse(name)))


@opens("account/login.html")
def test_a_wrong_password(live_page: Opens, ola: User) -> None:
    page = live_page(reverse("account_login"))
    _type(page, login=ola.email, password="feil passord")
    assert page.locator(".ds-error-summary").count() == 1
    assert_usable_everywhere(page)


@pytest.mark.usefixtures("with_post")
@opens("account/confirm_login_code.html")
def test_the_code_to_sign_in_with(live_page: Opens, ola: User) -> None:
    page = live_page(reverse("account_request_login_code"))
    _type(page, email=ola.email)
    assert_usable_everywhere(page)


@pytest.mark.usefixtures("with_post")
@opens("account/confirm_password_reset_code.html", "account/password_reset_from_key.html")
def test_a_forgotten_password(live_page: Opens, ola: User) -> None:
    page = live_page(reverse("account_reset_password"))
    _type(page, email=ola.email)
    assert_usable_everywhere(page)
    _type(page, code=_code())
    assert_usable_everywhere(page)


@opens("account/password_set.html")
def test_whoever_has_no_password_chooses_one(live_page: Opens, cast: Cast) -> None:
    page = live_page(reverse("account_set_password"), user=cast.ola.user)
    assert_usable_everywhere(page)


@opens(*SIGNED_IN.values())
def test_signed_in(live_page: Opens, ola: User) -> None:
    page = live_page(reverse("signin:me"), user=ola)
    for name in SIGNED_IN:
        _go(page, reverse(name))
        assert_usable_everywhere(page)


@opens("mfa/totp/activate_form.html")
def test_an_app_is_taken_into_use(live_page: Opens, ola: User) -> None:
    assert_usable_everywhere(_proven(live_page, ola, reverse("mfa_activate_totp")))


@opens(*PROVEN.values())
def test_with_an_app_and_a_passkey(live_page: Opens, ola: User) -> None:
    page = _proven(live_page, ola, reverse("mfa_activate_totp"))
    key = _safer(ola)
    for name in PROVEN:
        _go(page, reverse(name, args=[key.pk] if name in OF_ONE_KEY else []))
        assert_usable_everywhere(page)


@opens("mfa/authenticate.html")
def test_the_password_was_not_enough(live_page: Opens, ola: User) -> None:
    _safer(ola)
    page = live_page(reverse("account_login"))
    _type(page, login=ola.email, password=PASSWORD)
    assert_usable_everywhere(page)


@opens("signin/accept.html")
@pytest.mark.parametrize("who", ["nobody", "mona"])
def test_an_invitation(live_page: Opens, cast: Cast, who: str) -> None:
    now = datetime.datetime.now(datetime.UTC)
    _, token = people.invite(cast.tomasz, by=cast.as_(cast.kari, now))
    user = cast.mona.user if who == "mona" else None
    assert_usable_everywhere(live_page(reverse("signin:accept", args=[token]), user=user))


@opens("signin/bad_link.html")
def test_an_invitation_that_counts_no_more(live_page: Opens) -> None:
    page = live_page(reverse("signin:accept", args=["oppbrukt"]), status=410)
    assert_usable_everywhere(page)


def _type(page: Page, **words: str) -> None:
    """Fill in and send, as with the Enter key."""
    for name, text in words.items():
        page.locator(f"main [name={name}]").fill(text)
    with page.expect_navigation():
        page.locator(f"main [name={list(words)[-1]}]").press("Enter")


def _go(page: Page, address: str) -> None:
    page.goto(page.url.replace(urlsplit(page.url).path, address))
    assert urlsplit(page.url).path == address


def _proven(live_page: Opens, user: User, address: str) -> Page:
    """Signed in, and just said once more who it is."""
    page = live_page(address, user=user)
    _type(page, password=PASSWORD)
    assert urlsplit(page.url).path == address
    return page


def _safer(user: User) -> Authenticator:
    """An app, recovery codes and a passkey; the passkey."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Min telefon", "passwordless": True, "credential": _credential()},
    )


def _credential() -> dict[str, Any]:
    """What a browser sends of a new key, with nothing secret in it."""
    public = ES256.from_cryptography_key(  # type: ignore[no-untyped-call]
        ec.generate_private_key(ec.SECP256R1()).public_key()
    )
    held = AttestedCredentialData.create(Aaguid.NONE, b"a key", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"localhost"), flags, 0, held)
    client = CollectedClientData.create(
        type=CollectedClientData.TYPE.CREATE, challenge=b"anything", origin="http://localhost"
    )
    answer = AuthenticatorAttestationResponse(
        client_data=client, attestation_object=AttestationObject.create("none", data, {})
    )
    return dict(RegistrationResponse(raw_id=b"a key", response=answer))


def _code() -> str:
    """The one in the last letter."""
    letter = Letter.objects.order_by("created_at", "pk").last()
    assert letter
    found = re.search(r"\d{4}-\d{4}", letter.text)
    assert found
    return found[0]
