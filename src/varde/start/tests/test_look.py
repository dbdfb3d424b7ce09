"""Starting an undertaking in Chromium: usable by all, also when something is wrong."""

import pytest

from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.opens("start/found.html")
def test_the_form_is_usable_everywhere(live_page: Opens) -> None:
    assert_usable_everywhere(live_page("/start/"))


@pytest.mark.opens("start/found.html")
def test_what_is_wrong_is_usable_too(live_page: Opens) -> None:
    page = live_page("/start/")
    page.locator("main form").evaluate("form => form.noValidate = true")
    page.locator("main form button[type=submit]").last.click()
    page.locator(".ds-error-summary").wait_for()
    assert_usable_everywhere(page)


@pytest.mark.opens("start/taken.html")
def test_that_the_place_is_taken_is_usable_everywhere(cast: Cast, live_page: Opens) -> None:
    assert_usable_everywhere(live_page("/start/", status=403))
