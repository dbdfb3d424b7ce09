"""In a real browser, as wide as a worker's phone: from the code on the wall to the receipt."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.files.tests import making
from varde.posters import verbs
from varde.posters.models import Poster
from varde.testing.browser import PHONE, Opens, assert_accessible, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = pytest.mark.browser
FOLD = 740


class Finger:
    """Counts what a hand does. To type is to type, however long the sentence."""

    taps = 0

    def tap(self, where: Locator) -> None:
        self.taps += 1
        where.click()


def test_from_the_code_to_the_receipt_in_two_taps(live_page: Opens, address: str) -> None:
    page, finger = live_page(f"{address}?sprak=en"), Finger()
    finger.tap(page.get_by_label("What happened? What is wrong?"))
    page.keyboard.type("The rail is gone on the third floor.")
    finger.tap(page.get_by_role("button", name="Send", exact=True))
    page.wait_for_url("**/svar/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you for speaking up"
    assert finger.taps <= 3
    assert Deviation.objects.count() == 1


def test_a_picture_alone_takes_two_taps_and_the_camera(
    live_page: Opens, address: str, tmp_path: Any
) -> None:
    taken = tmp_path / "bilde.jpg"
    taken.write_bytes(making.jpeg())
    page, finger = live_page(f"{address}?sprak=en"), Finger()
    with page.expect_file_chooser() as camera:
        finger.tap(page.get_by_text("Take a picture"))
    camera.value.set_files(taken)
    assert page.get_by_text("bilde.jpg").is_visible()
    finger.tap(page.get_by_role("button", name="Send", exact=True))
    page.wait_for_url("**/svar/**")
    assert finger.taps <= 3
    assert Attachment.objects.count() == 1
    page.get_by_role("img", name="Picture 1 of 1").wait_for()


def test_it_works_without_script_and_leaves_no_cookie(
    chromium: Browser, live_server: Any, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{address}?sprak=en")
    page.fill("#id_text", "The rail is gone.")
    page.get_by_role("button", name="Send", exact=True).click()
    assert "/svar/" in page.url
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("language", ["nb", "nn", "en", "pl"])
def test_send_can_be_seen_without_scrolling(live_page: Opens, address: str, language: str) -> None:
    page = live_page(f"{address}?sprak={language}", width=PHONE)
    box = page.locator("button[type=submit]").first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= FOLD
    assert box["height"] >= 56


@pytest.mark.parametrize("language", ["nb", "nn", "en", "pl"])
def test_each_help_before_the_form_is_one_line(
    live_page: Opens, address: str, language: str
) -> None:
    page = live_page(f"{address}?sprak={language}", width=PHONE)
    for summary in page.locator(".v-before summary").all():
        box = summary.bounding_box()
        assert box
        assert 44 <= box["height"] < 50


def test_one_tap_shows_whom_to_call_before_anything_is_written(
    live_page: Opens, address: str
) -> None:
    page = live_page(f"{address}?sprak=en", width=PHONE)
    page.get_by_text("Serious injury or death? Call first").click()
    for number in ("113", "02800", "73 19 97 00"):
        assert page.get_by_role("link", name=number).is_visible()


def test_what_to_do_first_shows_when_it_is_dangerous(live_page: Opens, address: str) -> None:
    page = live_page(f"{address}?sprak=en")
    danger, injury = page.get_by_text("Do this first"), page.get_by_text("Help the one who is hurt")
    assert not danger.is_visible()
    assert not injury.is_visible()
    page.get_by_role("radiogroup", name="Is it dangerous").get_by_text("Yes").click()
    assert danger.is_visible()
    assert not injury.is_visible()
    page.get_by_role("radiogroup", name="Is anyone hurt?").get_by_text("Yes").click()
    assert page.get_by_role("link", name="02800").is_visible()
    assert page.get_by_role("link", name="73 19 97 00").is_visible()
    page.get_by_role("radiogroup", name="Is it dangerous").get_by_text("No", exact=True).click()
    assert not danger.is_visible()


def test_sent_twice_by_an_impatient_hand_is_one_case(live_page: Opens, address: str) -> None:
    page = live_page(f"{address}?sprak=en")
    page.fill("#id_text", "The rail is gone.")
    page.get_by_role("button", name="Send", exact=True).dblclick()
    page.wait_for_url("**/svar/**")
    assert Deviation.objects.count() == 1


def test_back_in_the_browser_and_something_else_is_a_new_case(
    live_page: Opens, address: str
) -> None:
    page = live_page(f"{address}?sprak=en")
    for words in ("The rail is gone.", "There is oil on the floor."):
        page.fill("#id_text", words)
        page.get_by_role("button", name="Send", exact=True).click()
        page.wait_for_url("**/svar/**")
        page.go_back()
    assert Deviation.objects.count() == 2


@pytest.mark.parametrize("language", ["en", "pl"])
def test_everybody_can_use_the_page(live_page: Opens, address: str, language: str) -> None:
    page = live_page(f"{address}?sprak={language}")
    assert_usable_everywhere(page)
    _open_all(page)
    assert_usable_everywhere(page)


def test_an_error_stands_on_top_and_has_the_focus(live_page: Opens, address: str) -> None:
    page = live_page(f"{address}?sprak=en")
    page.get_by_role("button", name="Send", exact=True).click()
    summary = page.locator(".ds-error-summary")
    assert summary.is_visible()
    assert page.evaluate("document.activeElement.className") == "ds-error-summary"
    assert_accessible(page)


@pytest.mark.opens("posters/closed.html")
def test_everybody_can_use_the_page_of_a_poster_taken_down(
    live_page: Opens, cast: Cast, poster: Poster
) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    assert_usable_everywhere(live_page(f"/m/{poster.code}/?sprak=en", status=410))


@pytest.mark.parametrize("path", ["", "ny/", "{pk}/"])
def test_everybody_can_use_the_undertaking_s_own_pages(
    live_page: Opens, cast: Cast, poster: Poster, path: str
) -> None:
    address = f"/fjordbygg-as/plakater/{path.format(pk=poster.pk)}"
    assert_usable_everywhere(live_page(address, user=cast.kari.user))


def _open_all(page: Page) -> None:
    """All that is folded away, and both alarms."""
    for summary in page.locator("summary").all():
        summary.click()
    for answer in page.locator("[data-shows]").all():
        answer.check(force=True)
