"""Signed in on a phone, where the bottom bar takes its room."""

import pytest
from playwright.sync_api import Locator, Page

from varde.conversations.models import Message
from varde.deviations.models import Deviation
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = pytest.mark.browser
HERE = "/fjordbygg-as/meld/?sprak=en"


def _send(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("button", name="Send", exact=True)


def _bottom(page: Page, part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_send_is_in_sight_above_the_bottom_bar(live_page: Opens, cast: Cast) -> None:
    page = live_page(HERE, user=cast.ola.user)
    bar = page.locator(".v-bottom").bounding_box()
    assert bar
    assert _bottom(page, _send(page)) <= bar["y"]
    page.get_by_text("Add more, if you want").click()
    page.mouse.wheel(0, 4000)
    assert _bottom(page, _send(page)) < bar["y"]


def test_what_has_focus_is_never_behind_it(live_page: Opens, cast: Cast) -> None:
    page = live_page(HERE, user=cast.ola.user)
    page.get_by_role("main").get_by_role("textbox").first.focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if focus.evaluate("it => it.type === 'submit'"):
            break
        edge = _send(page).bounding_box()
        assert edge
        assert _bottom(page, focus) <= edge["y"] + 1


def test_two_taps_send_it(live_page: Opens, cast: Cast) -> None:
    page = live_page(HERE, user=cast.ola.user)
    page.get_by_label("What happened? What is wrong?").click()
    page.keyboard.type("The rail is gone on the third floor.")
    _send(page).click()
    page.wait_for_url("**/meld/**-**")
    assert Deviation.objects.get().reporter == cast.ola


def test_on_the_receipt_one_can_say_more(live_page: Opens, cast: Cast) -> None:
    page = live_page(HERE, user=cast.ola.user)
    page.get_by_label("What happened? What is wrong?").fill("The rail is gone.")
    _send(page).click()
    page.wait_for_url("**/meld/**-**")
    page.goto(f"{page.url.partition('?')[0]}?sprak=en")
    page.get_by_text("Say more, or add a picture").click()
    page.get_by_role("main").get_by_role("textbox").first.fill("By the stairs.")
    _send(page).click()
    page.get_by_role("listitem").filter(has_text="By the stairs.").wait_for()
    assert Message.objects.get().text == "By the stairs."


def test_everybody_can_use_it(live_page: Opens, cast: Cast) -> None:
    assert_usable_everywhere(live_page(HERE, user=cast.ola.user))
