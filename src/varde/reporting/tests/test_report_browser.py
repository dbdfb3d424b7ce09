"""Signed in on a phone, where the bottom bar takes its room."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from varde.conversations.models import Message
from varde.deviations.models import Deviation
from varde.files.tests import making
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


@pytest.mark.parametrize("without_name", [True, False])
def test_back_and_send_again_leads_to_the_same_receipt(
    live_page: Opens, cast: Cast, *, without_name: bool
) -> None:
    page = live_page(HERE, user=cast.ola.user)
    page.get_by_label("What happened? What is wrong?").fill("The rail is gone.")
    page.get_by_label("Report without my name").set_checked(without_name)
    _send(page).click()
    page.wait_for_url("**ny=**")
    receipt = page.url.split("?")[0]
    page.go_back()
    assert "does not become two" in page.get_by_role("status").inner_text()
    _send(page).click()
    page.wait_for_url("**ny=**")
    assert page.url.split("?")[0] == receipt
    assert Deviation.objects.count() == 1


def test_a_picture_is_shown_and_can_be_let_go_of_before_it_is_sent(
    live_page: Opens, cast: Cast, tmp_path: Path
) -> None:
    good, bad = tmp_path / "rail.jpg", tmp_path / "torn.jpg"
    good.write_bytes(making.jpeg())
    bad.write_bytes(making.jpeg()[:40])
    page = live_page(HERE, user=cast.ola.user)
    chosen = page.locator("chosen-files").first
    chosen.locator("input").set_input_files(good)
    chosen.locator("input").set_input_files(bad)
    assert chosen.locator("li").count() == 2
    chosen.get_by_text("torn.jpg: this picture cannot be opened").wait_for()
    assert chosen.locator("li img").count() == 1
    assert_usable_everywhere(page)
    chosen.get_by_role("button", name="Take away: torn.jpg").click()
    assert chosen.locator("input").evaluate("it => Array.from(it.files, (f) => f.name)") == [
        "rail.jpg"
    ]


def test_everybody_can_use_it(live_page: Opens, cast: Cast) -> None:
    assert_usable_everywhere(live_page(HERE, user=cast.ola.user))


def test_a_case_like_it_is_shown_while_they_write_and_nothing_typed_is_lost(
    live_page: Opens, cast: Cast, loose_rail: Deviation
) -> None:
    page = live_page(HERE, user=cast.kari.user)
    words = page.get_by_label("What happened? What is wrong?")
    words.fill(f"{loose_rail.text} again")
    with page.expect_popup() as other:
        page.locator("similar-cases").get_by_role("link").click()
    assert str(loose_rail.pk) in other.value.url
    assert words.input_value().endswith("again")
    assert_usable_everywhere(page)
