"""The browser tests see what a person would stumble over."""

import pytest
from playwright.sync_api import Browser, Page

from varde.testing.browser import COMPLAINTS, Shown, assert_accessible

pytestmark = pytest.mark.browser
PAGE = "<!doctype html><html lang='nb'><title>T</title><main><h1>Hei</h1>{}</main>"


def shown(chromium: Browser, html: str) -> Page:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    COMPLAINTS.listen_to(page)
    page.set_content(PAGE.format(html))
    return page


def test_a_good_page_passes(chromium: Browser) -> None:
    assert_accessible(shown(chromium, "<p>Alt vel.</p>"))


def test_a_picture_without_words_is_found(chromium: Browser) -> None:
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(shown(chromium, "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"))


def test_what_sticks_out_sideways_is_found(chromium: Browser) -> None:
    with pytest.raises(AssertionError, match="px wider than the window"):
        assert_accessible(shown(chromium, "<div style='width:500px'>Bred</div>"))


def test_what_the_browser_refused_is_found(chromium: Browser) -> None:
    with pytest.raises(AssertionError, match="rail is gone"):
        assert_accessible(shown(chromium, "<script>console.error('rail is gone')</script>"))


def test_the_status_a_test_asked_for_is_no_complaint(chromium: Browser) -> None:
    page = shown(chromium, "")
    page.evaluate("console.error('the server responded with a status of 404')")
    assert COMPLAINTS.about(page) == []


def test_a_mark_that_names_a_page_never_opened_is_found() -> None:
    told = Shown(usable={"account/login.html"})
    told.hold_to_its_word([pytest.mark.opens("account/login.html").mark])
    with pytest.raises(AssertionError, match="logout"):
        told.hold_to_its_word([pytest.mark.opens("account/logout.html").mark])
