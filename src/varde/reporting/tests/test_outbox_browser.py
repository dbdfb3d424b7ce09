"""Signed in, with a line that comes and goes: one case with all its pictures, or a reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.files.tests import making
from varde.people.models import User
from varde.testing.browser import assert_usable_everywhere
from varde.testing.cast import Cast
from varde.testing.telephone import Telephone, until

pytestmark = pytest.mark.browser
HERE = "/fjordbygg-as/meld/"
MINE = f"{HERE}mine/"
WORDS = "The rail is gone."
Pictures = Callable[[int], list[Path]]


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    """So many different pictures."""

    def made(count: int) -> list[Path]:
        paths = [tmp_path / f"{number}.jpg" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_bytes(making.jpeg(quality=60 + number))
        return paths

    return made


@pytest.fixture
def page(telephone: Telephone, cast: Cast) -> Page:
    """Ola has the report page open, and his telephone knows it by heart."""
    User.objects.update(language="en")
    telephone.sign_in(cast.ola.user)
    opened = telephone.opens(HERE)
    telephone.remembers(opened, HERE)
    telephone.remembers(opened, MINE)
    return opened


def write(page: Page, words: str = WORDS, pictures: list[Path] | None = None) -> None:
    page.get_by_label("What happened? What is wrong?").fill(words)
    if pictures:
        page.locator("#id_photos").set_input_files(pictures)
    page.get_by_role("main").get_by_role("button", name="Send", exact=True).click()


def outbox(page: Page) -> Any:
    return page.locator("report-outbox li .v-item")


def arrived(page: Page) -> None:
    state = outbox(page).first.locator("[data-part=state]")
    expect(state).to_have_text("Received", timeout=30_000)


def test_with_a_line_it_is_as_before_and_nothing_stays_behind(
    page: Page, pictures: Pictures
) -> None:
    write(page, pictures=pictures(3))
    page.wait_for_url("**/meld/**-**")
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you for speaking up"
    assert Deviation.objects.count() == 1
    assert Attachment.objects.count() == 3
    page.goto(page.url.split("/meld/")[0] + MINE.removeprefix("/fjordbygg-as"))
    assert outbox(page).count() == 0


def test_without_a_line_both_pages_open(telephone: Telephone, page: Page) -> None:
    telephone.loses_the_line()
    page.goto(telephone.address + HERE)
    assert page.get_by_label("What happened? What is wrong?").is_visible()
    page.goto(telephone.address + MINE)
    assert page.get_by_text("This is how it was when you last opened the page").is_visible()
    page.goto(f"{telephone.address}/fjordbygg-as/avvik/")
    assert page.get_by_role("heading", name="No connection").is_visible()
    page.get_by_role("link", name="Report", exact=False).first.click()
    assert page.get_by_label("What happened? What is wrong?").is_visible()


def test_it_waits_in_sight_and_is_sent_when_the_line_is_back(
    telephone: Telephone, page: Page, pictures: Pictures
) -> None:
    telephone.loses_the_line()
    write(page, pictures=pictures(3))
    expect(outbox(page)).to_contain_text("Waits for a connection")
    expect(outbox(page)).to_contain_text(WORDS)
    assert not Deviation.objects.exists()
    assert page.get_by_label("What happened? What is wrong?").input_value() == ""
    telephone.finds_the_line()
    arrived(page)
    expect(outbox(page).locator("ul li")).to_have_count(3)
    assert Deviation.objects.get().number in outbox(page).inner_text()
    assert Attachment.objects.count() == 3


def test_it_survives_that_the_browser_is_closed(
    telephone: Telephone, page: Page, pictures: Pictures
) -> None:
    telephone.loses_the_line()
    write(page, pictures=pictures(3))
    expect(outbox(page)).to_contain_text("Waits for a connection")
    telephone.restart()
    opened = telephone.opens(MINE)
    arrived(opened)
    assert Deviation.objects.get().text == WORDS
    assert Attachment.objects.count() == 3


def test_two_tabs_send_it_once(telephone: Telephone, page: Page, pictures: Pictures) -> None:
    other = telephone.opens(MINE)
    telephone.loses_the_line()
    write(page, pictures=pictures(2))
    expect(outbox(other)).to_contain_text(WORDS)
    telephone.finds_the_line()
    for tab in (page, other):
        tab.evaluate("window.dispatchEvent(new Event('online'))")
    arrived(page)
    arrived(other)
    assert Deviation.objects.count() == 1
    assert Attachment.objects.count() == 2


def test_the_browser_sends_it_with_no_page_open(
    telephone: Telephone, cast: Cast, pictures: Pictures
) -> None:
    User.objects.update(language="en")
    telephone.syncs = True
    telephone.restart()
    telephone.sign_in(cast.ola.user)
    page = telephone.opens(HERE)
    telephone.remembers(page, HERE)
    telephone.loses_the_line()
    write(page, pictures=pictures(2))
    expect(outbox(page)).to_contain_text("Waits for a connection")
    page.goto("about:blank")
    telephone.finds_the_line()
    for _ in range(100):
        if Attachment.objects.count() == 2:
            break
        page.wait_for_timeout(200)
    page.goto(telephone.address + MINE)
    arrived(page)
    assert Deviation.objects.count() == 1
    assert Attachment.objects.count() == 2


IS_KEPT = "name => name.startsWith('varde-kept-')"
FULL = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
}"""
# Where the line is cut: which request of a report with three pictures, and on which side of it.
BEFORE, AFTER = "before the server has it", "before its answer is here"
ASKED, SENT, SECOND = 1, 2, 4


@pytest.mark.parametrize("side", [BEFORE, AFTER])
@pytest.mark.parametrize("number", [ASKED, SENT, 3, SECOND, 5])
def test_wherever_the_line_is_cut_it_is_one_case_with_all_its_pictures(
    page: Page, pictures: Pictures, number: int, side: str
) -> None:
    seen: list[str] = []

    def cut(route: Route) -> None:
        seen.append(route.request.url)
        if len(seen) != number:
            route.continue_()
            return
        if side == AFTER:
            route.fetch()
        route.abort("connectionreset")

    page.route("**/utboks/**", cut)
    write(page, pictures=pictures(3))
    expect(outbox(page)).to_contain_text("Waits for a connection")
    page.get_by_role("button", name="Try again").click()
    arrived(page)
    assert len(seen) > number
    assert Deviation.objects.count() == 1
    assert Attachment.objects.count() == 3


@pytest.mark.parametrize("status", [503, 502, 429])
def test_a_server_that_does_not_take_it_just_now_is_tried_again(page: Page, status: int) -> None:
    answers = [status]

    def answer(route: Route) -> None:
        route.fulfill(status=answers.pop(), body="Back soon") if answers else route.continue_()

    page.route("**/utboks/", answer)
    write(page)
    expect(outbox(page)).to_contain_text("Waits a little, and is tried again")
    expect(outbox(page)).to_contain_text(WORDS)
    page.get_by_role("button", name="Try again").click()
    arrived(page)
    assert Deviation.objects.count() == 1


def test_a_picture_too_large_for_the_server_says_so_and_the_rest_arrives(
    page: Page, pictures: Pictures
) -> None:
    refused = [413]

    def answer(route: Route) -> None:
        route.fulfill(status=refused.pop()) if refused else route.continue_()

    page.route("**/utboks/bilde/", answer)
    write(page, pictures=pictures(2))
    expect(outbox(page)).to_contain_text("0.jpg: Not sent · Too large to send.")
    expect(outbox(page)).to_contain_text("1.jpg: Received")
    page.get_by_role("button", name="Try again").click()
    expect(outbox(page)).not_to_contain_text("Not sent")
    arrived(page)
    assert Attachment.objects.count() == 2


def test_with_no_room_on_the_telephone_it_says_so_and_the_words_stay(
    telephone: Telephone, page: Page
) -> None:
    page.evaluate(FULL)
    telephone.loses_the_line()
    write(page)
    expect(page.get_by_role("alert").filter(has_text="no room")).to_be_visible()
    assert page.get_by_label("What happened? What is wrong?").input_value() == WORDS
    telephone.finds_the_line()
    page.get_by_role("main").get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/meld/**-**")
    assert Deviation.objects.count() == 1


def test_signed_out_meanwhile_it_waits_for_its_owner(
    telephone: Telephone, page: Page, cast: Cast
) -> None:
    telephone.loses_the_line()
    write(page)
    expect(outbox(page)).to_contain_text("Waits for a connection")
    telephone.browser.clear_cookies()
    telephone.finds_the_line()
    expect(outbox(page)).to_contain_text("Waits until you sign in again")
    telephone.sign_in(cast.siri.user)
    page.goto(telephone.address + MINE)
    page.wait_for_timeout(1000)
    assert not page.get_by_text(WORDS).is_visible()
    assert not Deviation.objects.exists()
    telephone.sign_in(cast.ola.user)
    page.goto(telephone.address + MINE)
    arrived(page)
    assert Deviation.objects.get().reporter == cast.ola


def test_what_was_kept_for_one_is_gone_when_another_signs_in(
    telephone: Telephone, page: Page, cast: Cast
) -> None:
    telephone.sign_in(cast.siri.user)
    page.goto(telephone.address + HERE)
    telephone.remembers(page, HERE)
    until(
        page,
        "async () => (await caches.keys()).filter(n => n.startsWith('varde-kept-')).length === 1",
    )


def test_signing_out_forgets_the_pages(telephone: Telephone, page: Page) -> None:
    page.goto(f"{telephone.address}/konto/logg-ut/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    until(page, f"async () => !(await caches.keys()).some({IS_KEPT})")


def test_everybody_can_use_what_waits(telephone: Telephone, page: Page, pictures: Pictures) -> None:
    telephone.loses_the_line()
    write(page, pictures=pictures(2))
    expect(outbox(page)).to_contain_text("Waits for a connection")
    telephone.finds_the_line()
    arrived(page)
    assert_usable_everywhere(page)
