"""Pages no room owns, in Chromium, with every setting as it is: usable by all."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page
from pytest_django.fixtures import Settings

from varde.organisation.models import Company
from varde.people import verbs as people
from varde.people.actors import system
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.opens("config/undertakings.html")
def test_whoever_works_in_two_undertakings_chooses(live_page: Opens, cast: Cast) -> None:
    assert cast.ola.user
    nabo = Company.objects.get(slug="nabo-as")
    by = system(nabo, job="test", now=NOW)
    there = people.welcome(name="Ola", unit=cast.mona.unit, email="ola@nabo.example", by=by)
    people.link_user(there, user=cast.ola.user, by=by)
    page = live_page("/", user=cast.ola.user)
    assert "Nabo AS" in page.locator("main").inner_text()
    assert_usable_everywhere(page)


@pytest.mark.opens("config/landing.html")
def test_the_first_page_is_usable_everywhere(live_page: Opens, cast: Cast) -> None:
    assert_usable_everywhere(live_page("/"))


@pytest.mark.opens("ui/refusal.html")
@pytest.mark.parametrize(("place", "status"), [("finnes-ikke/", 404), ("importer/", 403)])
def test_a_no_inside_an_undertaking_is_usable_everywhere(
    live_page: Opens, cast: Cast, place: str, status: int
) -> None:
    page = live_page(f"/fjordbygg-as/{place}", user=cast.ola.user, status=status)
    assert_usable_everywhere(page)


@pytest.mark.opens("ui/refusal.html")
def test_too_much_at_once_is_said_and_usable(
    live_page: Opens, cast: Cast, settings: Settings
) -> None:
    page = live_page("/konto/logg-inn/?sprak=en")
    settings.VARDE_LARGEST_REQUEST = 10
    _sign_in(page, "ola@fjordbygg-as.example")
    assert "too much at once" in page.locator("h1").inner_text()
    assert_usable_everywhere(page)


@pytest.mark.opens("ui/refusal.html")
def test_a_page_that_was_open_too_long_says_so(live_page: Opens, cast: Cast) -> None:
    cache.clear()
    page = live_page("/konto/logg-inn/?sprak=en")
    page.context.clear_cookies(name="varde_csrf")
    _sign_in(page, "ola@fjordbygg-as.example")
    assert "open too long" in page.locator("main").inner_text()
    assert_usable_everywhere(page)


def _sign_in(page: Page, email: str) -> None:
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill("tre gule fisker")
    with page.expect_navigation():
        page.locator("[name=password]").press("Enter")
