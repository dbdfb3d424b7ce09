"""Planning a measure for a case: what, exactly one person, and when."""

import datetime
from typing import Any

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, checking, closed, explained
from varde.foundation.refusals import Forbidden, Refused
from varde.measures import verbs as measures
from varde.measures.models import Measure
from varde.testing.cast import NOW, Cast

NEXT_WEEK = datetime.date(2026, 11, 30)
NEXT_YEAR = datetime.date(2027, 1, 15)


def fasten(cast: Cast, case: Deviation, **more: Any) -> Measure:
    given: dict[str, Any] = {
        "title": "Fasten the rail",
        "responsible": cast.tomasz,
        "due_date": NEXT_WEEK,
    }
    return verbs.plan(case, **(given | more), by=cast.as_(cast.kari))


def test_the_case_moves_on_and_the_measure_knows_where_it_comes_from(
    cast: Cast, loose_rail: Deviation
) -> None:
    measure = fasten(cast, explained(cast, loose_rail))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.MEASURES
    assert list(loose_rail.measures()) == [measure]
    assert measure.source_label == f"Deviation {loose_rail.number}"
    assert measure.handler == cast.kari


def test_a_case_is_due_when_its_last_measure_is(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    first = loose_rail.due_date
    fasten(cast, loose_rail)
    assert loose_rail.due_date == first

    fasten(cast, loose_rail, title="Change the routine", due_date=NEXT_YEAR)
    assert loose_rail.due_date == NEXT_YEAR


def test_a_new_measure_must_prove_itself_too(cast: Cast, loose_rail: Deviation) -> None:
    case = checking(cast, loose_rail)
    verbs.it_helped(case, note="", by=cast.as_(cast.kari))
    fasten(cast, case)

    case.refresh_from_db()
    assert case.state == State.MEASURES
    assert case.effect_helped is None


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_plan(cast: Cast, loose_rail: Deviation, who: str) -> None:
    explained(cast, loose_rail)
    with pytest.raises(Forbidden):
        verbs.plan(
            loose_rail,
            title="Fasten it",
            responsible=cast.ola,
            due_date=NEXT_WEEK,
            by=cast.as_(getattr(cast, who)),
        )


def test_nothing_is_planned_for_a_closed_case(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        fasten(cast, loose_rail)
    assert not Measure.objects.exists()


def test_a_day_that_is_past_leaves_the_case_as_it_was(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    with pytest.raises(Refused, match="day has passed"):
        fasten(cast, loose_rail, due_date=NOW.date() - datetime.timedelta(days=1))
    loose_rail.refresh_from_db()
    assert loose_rail.state == State.ASSESSING


def test_on_the_page_somebody_without_a_login_is_made_responsible(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    door.opens(cast.kari, door.url(loose_rail, "tiltak/"))
    answer = door.sends(
        cast.kari,
        door.url(loose_rail, "tiltak/"),
        title="Fasten the rail",
        responsible=str(cast.tomasz.pk),
        due_date="30.11.2026",
        purpose="corrective",
        is_mandatory="on",
    )
    assert answer.status_code == 302

    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Fasten the rail" in html
    assert "Tomasz" in html
    assert "1 measure must be finished before you can go on." in html


def test_what_is_missing_is_said_and_the_rest_is_kept(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    url = door.url(loose_rail, "tiltak/")
    answer = door.sends(cast.kari, url, title="Fasten the rail", due_date="31.02.2027")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Fasten the rail" in html
    assert "31.02.2027" in html


def test_when_it_is_done_the_case_asks_for_the_next_thing(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    measure = fasten(cast, explained(cast, loose_rail, potential=2))
    measures.finish(measure, note="", by=cast.as_(cast.kari))

    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Now: set a day to look again" in html
    assert "Kari finished «Fasten the rail»" in html
