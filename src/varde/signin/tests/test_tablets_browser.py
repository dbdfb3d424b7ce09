"""The watchman on a shared tablet, in Chromium: the page leaves by itself, and says why."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from varde.people.models import User
from varde.signin import tablets
from varde.testing.browser import Opens
from varde.testing.cast import Cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("untried"),
]

PASSWORD = "tre gule fisker"
SECONDS = 4


@pytest.fixture
def tablet(cast: Cast, live_page: Opens, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Ola has signed in on a tablet many share, which is left alone after a few seconds."""
    user = cast.ola.user
    assert user is not None
    user.set_password(PASSWORD)
    user.language = "en"
    user.save()
    page = _signed_in(live_page, user)
    monkeypatch.setattr(tablets, "LEFT_ALONE", datetime.timedelta(seconds=SECONDS))
    page.reload()
    expect(page.locator("shared-tablet")).to_have_attribute("data-seconds", str(SECONDS))
    return page


def test_left_alone_the_page_goes_away_by_itself(tablet: Page) -> None:
    tablet.wait_for_url("**/konto/logg-inn/", timeout=SECONDS * 5_000)
    expect(tablet.get_by_text("signed out because nobody used the tablet")).to_be_visible()


def test_while_somebody_touches_it_the_page_stays(tablet: Page) -> None:
    for _ in range(SECONDS * 2):
        tablet.keyboard.press("Shift")
        tablet.wait_for_timeout(900)
    assert "/konto/logg-inn/" not in tablet.url
    tablet.wait_for_url("**/konto/logg-inn/", timeout=SECONDS * 5_000)


def _signed_in(live_page: Opens, user: User) -> Page:
    page = live_page("/konto/logg-inn/?sprak=en")
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=tablet]").check()
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/fjordbygg-as/")
    return page
