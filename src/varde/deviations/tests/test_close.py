"""Closing: put right, explained, and checked when it is serious. Opening again, and undoing."""

import datetime
from typing import Any

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, assessed, checking, closed, explained
from varde.foundation.refusals import Forbidden, Refused
from varde.measures import verbs as measures
from varde.testing.cast import NOW, Cast

SAID = "The rail is fastened, and the routine says who checks it."
WHY = "The quay is torn down on Friday."
TOMORROW = NOW + datetime.timedelta(days=1)


def test_a_small_thing_is_closed_with_a_cause_and_a_word(cast: Cast, loose_rail: Deviation) -> None:
    verbs.close(explained(cast, loose_rail), conclusion=SAID, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.CLOSED
    assert (loose_rail.conclusion, loose_rail.closed_at) == (SAID, NOW)


def test_without_a_word_it_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Write what was done"):
        verbs.close(explained(cast, loose_rail), conclusion=" ", by=cast.as_(cast.kari))


def test_without_a_cause_it_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Write the cause first"):
        verbs.close(assessed(cast, loose_rail), conclusion=SAID, by=cast.as_(cast.kari))


def test_open_mandatory_measures_must_be_finished_first(cast: Cast, loose_rail: Deviation) -> None:
    measure = verbs.plan(
        explained(cast, loose_rail),
        title="Fasten it",
        responsible=cast.ola,
        due_date=NOW.date(),
        by=cast.as_(cast.kari),
    )
    with pytest.raises(Refused, match="Finish the measures"):
        verbs.close(loose_rail, conclusion=SAID, by=cast.as_(cast.kari))

    measures.finish(measure, note="", by=cast.as_(cast.ola))
    verbs.close(loose_rail, conclusion=SAID, by=cast.as_(cast.kari))
    assert loose_rail.state == State.CLOSED


def test_what_one_may_do_later_does_not_hold_it_open(cast: Cast, loose_rail: Deviation) -> None:
    verbs.plan(
        explained(cast, loose_rail),
        title="Paint it",
        responsible=cast.ola,
        due_date=NOW.date(),
        is_mandatory=False,
        by=cast.as_(cast.kari),
    )
    verbs.close(loose_rail, conclusion=SAID, by=cast.as_(cast.kari))
    assert loose_rail.state == State.CLOSED


def test_what_is_serious_is_checked_before_it_is_closed(cast: Cast, loose_rail: Deviation) -> None:
    case = checking(cast, loose_rail)
    with pytest.raises(Refused, match="Check first that the measures helped"):
        verbs.close(case, conclusion=SAID, by=cast.as_(cast.kari))

    verbs.it_helped(case, note="", by=cast.as_(cast.kari))
    verbs.close(case, conclusion=SAID, no_prevention_because=WHY, by=cast.as_(cast.kari))
    assert case.state == State.CLOSED


def _helped(cast: Cast, case: Deviation, **measure: Any) -> Deviation:
    """Serious, one measure done, and it helped."""
    by = cast.as_(cast.kari)
    case = explained(cast, case, potential=2)
    planned = verbs.plan(
        case, title="Mend it", responsible=cast.ola, due_date=NOW.date(), by=by, **measure
    )
    measures.finish(planned, note="", by=by)
    verbs.await_effect(case, effect_date=NOW.date(), by=by)
    verbs.it_helped(case, note="", by=by)
    return case


@pytest.mark.parametrize(
    "measure",
    [{}, {"control": "ppe"}, {"control": "organisational"}, {"purpose": "mitigating"}],
)
def test_what_is_serious_is_not_closed_before_something_prevents_it(
    cast: Cast, loose_rail: Deviation, measure: dict[str, str]
) -> None:
    by = cast.as_(cast.kari)
    case = _helped(cast, loose_rail, **measure)
    with pytest.raises(Refused, match="keeps it from happening again"):
        verbs.close(case, conclusion=SAID, by=by)
    verbs.close(case, conclusion=SAID, no_prevention_because=WHY, by=by)
    assert (case.state, case.no_prevention_because) == (State.CLOSED, WHY)


@pytest.mark.parametrize(
    "measure",
    [{"purpose": "preventive"}, {"control": "eliminate"}, {"control": "technical"}],
)
def test_one_measure_that_prevents_is_enough(
    cast: Cast, loose_rail: Deviation, measure: dict[str, str]
) -> None:
    case = _helped(cast, loose_rail, **measure)
    verbs.close(case, conclusion=SAID, no_prevention_because="Forgotten", by=cast.as_(cast.kari))
    assert (case.state, case.no_prevention_because) == (State.CLOSED, "")


def test_the_page_says_what_is_missing_before_the_button(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    case = _helped(cast, loose_rail)
    html = door.opens(cast.kari, door.url(case))
    said = html.index("No measure here keeps it from happening again.")
    assert said < html.index('name="no_prevention_because"') < html.index("Close the case</button>")
    answer = door.sends(cast.kari, door.url(case, "lukk/"), conclusion=SAID)
    assert answer.status_code == 422
    door.sends(cast.kari, door.url(case, "lukk/"), conclusion=SAID, no_prevention_because=WHY)
    assert WHY in door.opens(cast.kari, door.url(case))


@pytest.mark.parametrize("who", ["ola", "siri", "arne", "per"])
def test_only_handlers_close(cast: Cast, loose_rail: Deviation, who: str) -> None:
    explained(cast, loose_rail)
    with pytest.raises(Forbidden):
        verbs.close(loose_rail, conclusion=SAID, by=cast.as_(getattr(cast, who)))


def test_nothing_is_closed_before_it_is_assessed(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Look at it again"):
        verbs.close(loose_rail, conclusion=SAID, by=cast.as_(cast.kari))


def test_on_the_page_what_came_of_it_stands_first(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    door.opens(cast.kari, door.url(loose_rail, "lukk/"))
    door.sends(cast.kari, door.url(loose_rail, "lukk/"), conclusion=SAID)

    html = door.opens(cast.ola, door.url(loose_rail))
    assert html.index(SAID) < html.index("Two men walked there")


def test_a_refusal_keeps_what_was_typed(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    checking(cast, loose_rail)
    answer = door.sends(cast.kari, door.url(loose_rail, "lukk/"), conclusion=SAID)
    assert answer.status_code == 422
    assert SAID in answer.content.decode()


def test_undone_within_the_hour_it_is_back_where_it_was(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    case = checking(cast, loose_rail)
    verbs.it_helped(case, note="", by=cast.as_(cast.kari))
    door.sends(cast.kari, door.url(case, "lukk/"), conclusion=SAID, no_prevention_because=WHY)
    door.sends(cast.kari, door.url(case, "angre/"))

    case.refresh_from_db()
    assert (case.state, case.closed_at) == (State.CHECKING, None)
    assert case.effect_helped is True
    assert SAID in door.opens(cast.kari, door.url(case))  # what was typed stands in the form


def test_after_an_hour_it_takes_a_reason(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="too late to undo"):
        verbs.take_back(loose_rail, by=cast.as_(cast.kari, now=TOMORROW))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_undo(cast: Cast, loose_rail: Deviation, who: str) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Forbidden):
        verbs.take_back(loose_rail, by=cast.as_(getattr(cast, who)))


def test_there_is_nothing_to_undo_on_an_open_case(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Look at it again"):
        verbs.take_back(loose_rail, by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["kari", "siri"])
def test_handlers_and_the_safety_representative_open_it_again(
    cast: Cast, loose_rail: Deviation, who: str
) -> None:
    closed(cast, loose_rail)
    by = cast.as_(getattr(cast, who), now=TOMORROW)
    verbs.reopen(loose_rail, reason="Loose again.", by=by)

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.ASSESSING
    assert loose_rail.closed_at is None
    assert loose_rail.due_date == datetime.date(2026, 12, 8)


def test_why_it_is_opened_again_must_be_said(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Write why the case is opened again"):
        verbs.reopen(loose_rail, reason=" ", by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "arne"])
def test_neither_reporter_nor_auditor_opens_it_again(
    cast: Cast, loose_rail: Deviation, who: str
) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Forbidden):
        verbs.reopen(loose_rail, reason="Loose again.", by=cast.as_(getattr(cast, who)))


def test_what_is_open_is_not_opened_again(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Look at it again"):
        verbs.reopen(loose_rail, reason="Loose again.", by=cast.as_(cast.kari))


def test_opened_again_on_the_page_the_trail_says_why(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    assert "Open the case again" in door.opens(cast.siri, door.url(loose_rail))
    door.sends(cast.siri, door.url(loose_rail, "gjenapne/"), reason="Loose again.")

    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Siri opened the case again" in html
    assert "Loose again." in html
