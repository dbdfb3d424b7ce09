"""Signed in, with a line that comes and goes: one case with all its pictures, or a reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.files.tests import making
from varde.people.models import User
from varde.testing.cast import Cast
from varde.testing.telephone import Telephone

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
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you for saying so"
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
