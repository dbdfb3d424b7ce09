"""The receipt and the signed-in report in a real browser, at every width and in the dark."""

import dataclasses
from typing import Any

import pytest
from playwright.sync_api import Browser

from varde.deviations import receipts, verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import closed
from varde.deviations.words import Source
from varde.people.actors import stranger
from varde.reporting import limits
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import NOW, Cast

pytestmark = pytest.mark.browser
TOKEN = "made where the form was"


@pytest.fixture
def told(cast: Cast) -> Deviation:
    """Somebody at the poster has said that the rail is loose."""
    return verbs.report(
        token=TOKEN,
        unit=cast.quay,
        workplace=cast.scaffold,
        text="The rail is loose.",
        is_dangerous_now=True,
        source=Source.POSTER,
        by=stranger(cast.company, now=NOW),
    )


@pytest.fixture
def here(told: Deviation) -> str:
    return f"/svar/{receipts.code_for(TOKEN)}/"


@pytest.mark.opens("reporting/receipt.html")
def test_everybody_can_use_the_receipt_the_first_time(live_page: Opens, here: str) -> None:
    page = live_page(f"{here}?ny=1&sprak=en")
    page.locator("summary").click()
    assert_usable_everywhere(page)


def test_everybody_can_answer_a_question(
    live_page: Opens, cast: Cast, told: Deviation, here: str
) -> None:
    verbs.speak(told, text="All of the south side?", by=cast.as_(cast.kari), asks=True)
    page = live_page(f"{here}?sprak=en")
    assert_usable_everywhere(page)
    page.get_by_label("Your answer").fill("Only by stairs 2.")
    page.get_by_role("button", name="Send answer").click()
    assert page.get_by_text("What you wrote is sent.").is_visible()
    assert page.get_by_text("Only by stairs 2.").is_visible()


def test_everybody_can_say_whether_it_helped(
    live_page: Opens, cast: Cast, told: Deviation, here: str
) -> None:
    closed(cast, told)
    page = live_page(f"{here}?sprak=en")
    assert_usable_everywhere(page)
    page.get_by_role("radiogroup", name="Did it help?").get_by_text("Yes").click()
    page.get_by_role("button", name="Send", exact=True).first.click()
    assert page.get_by_text("The leader can read your answer.").is_visible()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("rett/", marks=pytest.mark.opens("reporting/receipt_amend.html")),
        pytest.param("", marks=pytest.mark.opens("reporting/receipt.html")),
    ],
)
def test_everybody_can_correct_and_take_back(
    live_page: Opens, cast: Cast, told: Deviation, here: str, page: str
) -> None:
    if not page:
        verbs.reject(told, reason="The caretaker does it.", by=cast.as_(cast.kari))
    assert_usable_everywhere(live_page(f"{here}{page}?sprak=en"))


@pytest.mark.opens("reporting/receipt_enter.html")
@pytest.mark.parametrize(("address", "status"), [("/svar/", 200), ("/svar/AAAA-AAAA-AA/", 404)])
def test_everybody_can_type_a_code(live_page: Opens, cast: Cast, address: str, status: int) -> None:
    assert_usable_everywhere(live_page(f"{address}?sprak=en", status=status))


def test_taken_back_and_undone_without_script(
    chromium: Browser, live_server: Any, told: Deviation, here: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{here}?sprak=en")
    page.get_by_role("button", name="Withdraw the report").click()
    assert page.get_by_role("heading", level=1).inner_text() == "You took the report back"
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The report waits for the leader"
    assert context.cookies() == []
    context.close()


def test_signed_in_two_taps_are_enough(live_page: Opens, cast: Cast) -> None:
    assert cast.ola.user
    cast.ola.user.language = "en"
    cast.ola.user.save(update_fields=["language"])
    page = live_page("/fjordbygg-as/meld/", user=cast.ola.user)
    assert_usable_everywhere(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_label("What happened?").click()
    page.keyboard.type("The rail is gone.")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/meld/**ny=**")
    assert_usable_everywhere(page)
    page.get_by_role("link", name="My reports").last.click()
    assert page.get_by_text("The rail is gone").is_visible()
    assert_usable_everywhere(page)


@pytest.mark.opens("reporting/receipt_wait.html")
def test_everybody_can_use_the_page_that_asks_for_patience(
    live_page: Opens, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WRONG_CODES", dataclasses.replace(limits.WRONG_CODES, most=0))
    page = live_page("/svar/?sprak=en")
    page.locator("[name=code]").fill("AAAA-AAAA-AA")
    with page.expect_navigation():
        page.locator("[name=code]").press("Enter")
    assert_usable_everywhere(page)
