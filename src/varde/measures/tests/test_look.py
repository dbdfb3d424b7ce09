"""The pages in real Chromium: wide and narrow, light and dark, usable by all."""

import datetime

import pytest

from varde.measures import verbs
from varde.measures.models import Measure
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = pytest.mark.browser
LONG = "Sett opp rekkverk og fotlist på stillas B, trapp 2, og kontroller sikkerhetsmerkingen"


@pytest.fixture
def measures(cast: Cast) -> list[Measure]:
    """One late, one to come, one done and waiting for Kari to confirm it."""
    now = datetime.datetime.now(tz=datetime.UTC)
    by = cast.as_(cast.hanne, now=now - datetime.timedelta(days=9))
    due = by.today + datetime.timedelta(days=11)
    plan = [
        (LONG, by.today, None),
        ("Bestill bolter", due, None),
        ("Merk rømningsveien", due, cast.kari),
    ]
    rows = [
        verbs.plan(
            title=title,
            responsible=cast.ola,
            due_date=due_date,
            unit=cast.quay,
            confirmer=confirmer,
            details="Linje en\nLinje to",
            control="technical",
            by=by,
        )
        for title, due_date, confirmer in plan
    ]
    verbs.finish(rows[2], note="Merket i dag", by=cast.as_(cast.ola, now=now))
    return rows


@pytest.mark.parametrize("page", ["", "?vis=alle", "utskrift/", "nytt/"])
def test_the_plan_is_usable_by_all(
    cast: Cast, measures: list[Measure], live_page: Opens, page: str
) -> None:
    assert_usable_everywhere(live_page(f"/fjordbygg-as/tiltak/{page}", user=cast.kari.user))


@pytest.mark.parametrize(("number", "page"), [(0, ""), (1, "endre/"), (1, "gi-videre/"), (2, "")])
def test_one_measure_is_usable_by_all(
    cast: Cast, measures: list[Measure], live_page: Opens, number: int, page: str
) -> None:
    url = f"/fjordbygg-as/tiltak/{measures[number].pk}/{page}"
    assert_usable_everywhere(live_page(url, user=cast.kari.user))


def test_the_responsible_is_done_in_one_press_and_can_undo(
    cast: Cast, measures: list[Measure], live_page: Opens
) -> None:
    page = live_page(f"/fjordbygg-as/tiltak/{measures[1].pk}/", user=cast.ola.user)
    page.locator(".v-next button[type=submit]").click()
    page.locator("#notices form button").wait_for()
    measures[1].refresh_from_db()
    assert measures[1].state == "done"
    page.locator("#notices form button").click()
    page.locator(".v-next").wait_for()
    measures[1].refresh_from_db()
    assert measures[1].state == "open"
