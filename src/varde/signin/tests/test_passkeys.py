"""Passkeys in real Chromium, with a key of the browser's own making, under the strict policy."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import Page

from varde.people.models import User
from varde.testing.browser import COMPLAINTS, Opens
from varde.testing.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("untried")]

PASSWORD = "tre gule fisker"
Keyed = Callable[[str], Page]


@pytest.fixture
def ola(cast: Cast) -> User:
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    return user


@pytest.fixture
def keyed(live_page: Opens) -> Keyed:
    """A page in a browser whose passkey answers by itself, as a finger would."""

    def opens(url: str) -> Page:
        page = live_page("/personvern/")
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        key = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": key})
        page.goto(page.url.replace("/personvern/", url))
        return page

    return opens


def _sign_in(page: Page, user: User) -> None:
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.get_by_text("Is it still you?").wait_for()
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/konto/passnokler/ny/")


def _add_passkey(page: Page, user: User) -> None:
    _sign_in(page, user)
    page.locator("[name=name]").fill("Min telefon")
    page.locator("passkey-form button").click()
    page.locator("#recovery-codes").wait_for()


def test_a_passkey_is_added_and_then_lets_in_alone(keyed: Keyed, ola: User) -> None:
    page = keyed(reverse("mfa_add_webauthn"))
    _add_passkey(page, ola)
    assert page.locator("#recovery-codes li").count() == 10
    made = Authenticator.objects.get(user=ola, type=Authenticator.Type.WEBAUTHN)
    assert made.wrap().name == "Min telefon"

    page.context.clear_cookies(name="varde_session")
    page.goto(page.url.replace(reverse("mfa_view_recovery_codes"), reverse("account_login")))
    page.locator("[name=tablet]").check()
    page.locator("passkey-form button").click()
    page.wait_for_url("**/fjordbygg-as/")
    assert page.locator("shared-tablet").count() == 1
    assert COMPLAINTS.about(page) == []


def test_with_a_passkey_the_password_alone_is_not_enough(keyed: Keyed, ola: User) -> None:
    page = keyed(reverse("mfa_add_webauthn"))
    _add_passkey(page, ola)
    page.context.clear_cookies(name="varde_session")
    page.goto(page.url.replace(reverse("mfa_view_recovery_codes"), reverse("account_login")))
    page.locator("[name=login]").fill(ola.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**" + reverse("mfa_authenticate"))
    page.locator("passkey-form button").click()
    page.wait_for_url("**/fjordbygg-as/")
    assert COMPLAINTS.about(page) == []


def test_a_key_that_is_not_known_here_is_met_with_words(keyed: Keyed, ola: User) -> None:
    page = keyed(reverse("account_login") + "?sprak=en")
    page.locator("passkey-form button").click()
    page.locator("passkey-form [role=alert]:visible").wait_for()
    assert "did not work" in page.locator("passkey-form [role=alert]").inner_text()
