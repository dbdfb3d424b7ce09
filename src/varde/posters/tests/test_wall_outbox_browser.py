"""In front of a poster with no line: the page opens again, and the report waits without a name."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from varde.deviations.models import Deviation
from varde.posters import verbs
from varde.posters.models import Poster
from varde.testing.cast import Cast
from varde.testing.telephone import Telephone

pytestmark = pytest.mark.browser
WORDS = "The rail is gone."


@pytest.fixture
def page(telephone: Telephone, address: str) -> Page:
    """Somebody has opened the poster's page once."""
    opened = telephone.opens(f"{address}?sprak=en")
    telephone.remembers(opened, address)
    return opened


def write(page: Page) -> None:
    page.get_by_label("What happened? What is wrong?").fill(WORDS)
    page.get_by_role("button", name="Send", exact=True).click()


def state(page: Page) -> Locator:
    return page.locator("report-outbox li [data-part=state]")


def test_it_opens_again_and_what_waited_gets_its_code(
    telephone: Telephone, page: Page, address: str
) -> None:
    telephone.loses_the_line()
    page.goto(telephone.address + address)
    write(page)
    expect(state(page)).to_have_text("Waits for a connection")
    telephone.finds_the_line()
    expect(state(page)).to_have_text("Received")
    code = page.locator("[data-part=code]").inner_text()
    assert re.search(r"Your code: \w{4}-\w{4}-\w{2}", code)
    assert telephone.browser.cookies() == []
    page.get_by_role("link", name="Open the report").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert Deviation.objects.get().reporter is None


def test_of_a_poster_taken_down_meanwhile_it_says_so_and_keeps_the_words(
    telephone: Telephone, page: Page, cast: Cast, poster: Poster
) -> None:
    telephone.loses_the_line()
    write(page)
    expect(state(page)).to_have_text("Waits for a connection")
    verbs.revoke(poster, by=cast.as_(cast.kari))
    telephone.finds_the_line()
    expect(state(page)).to_have_text("Not sent")
    outbox = page.locator("report-outbox")
    expect(outbox).to_contain_text("This poster is taken down")
    expect(outbox).to_contain_text(WORDS)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Press once more to delete").click()
    expect(outbox).to_be_hidden()
    assert not Deviation.objects.exists()


def test_one_taken_down_while_the_page_was_open_answers_with_its_own_page(
    page: Page, cast: Cast, poster: Poster
) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    write(page)
    expect(page.get_by_role("heading", name="This poster is taken down")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()


def test_a_tablet_many_share_keeps_nothing(telephone: Telephone, page: Page, address: str) -> None:
    shared = {"name": "varde_tablet", "value": "1", "url": telephone.address}
    telephone.browser.add_cookies([shared])  # type: ignore[list-item]
    page.goto(f"{telephone.address}{address}?sprak=en")
    assert page.locator("report-outbox, keep-report, works-offline").count() == 0
    sent: list[str] = []

    def note(route: Route) -> None:
        sent.append(route.request.url)
        route.continue_()

    page.route("**/utboks/**", note)
    write(page)
    page.wait_for_url("**/svar/**")
    assert not sent


def test_with_a_line_the_newest_page_is_shown(
    telephone: Telephone, page: Page, address: str, poster: Poster, cast: Cast
) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    page.goto(telephone.address + address)
    expect(page.get_by_role("heading", name=re.compile("taken down|tatt ned"))).to_be_visible()
