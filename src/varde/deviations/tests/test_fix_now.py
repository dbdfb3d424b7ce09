"""Put right on the spot: small things take one step, and still leave a cause and a name."""

from typing import Any

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, assessed, closed, report
from varde.foundation.refusals import Forbidden, Refused
from varde.measures import rules as measures
from varde.testing.cast import NOW, Cast

DONE, CAUSE = "Fastened the rail", "A bolt was missing."


def test_one_step_says_what_was_done_why_and_by_whom(cast: Cast, loose_rail: Deviation) -> None:
    verbs.fix_now(loose_rail, done=DONE, cause=CAUSE, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.CLOSED
    assert (loose_rail.conclusion, loose_rail.cause) == (DONE, CAUSE)
    assert loose_rail.closed_at == loose_rail.first_answer_at == NOW
    measure = loose_rail.measures().get()
    assert (measure.state, measure.responsible) == (measures.DONE, cast.kari)


def test_without_a_cause_it_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Write the cause first"):
        verbs.fix_now(loose_rail, done=DONE, cause=" ", by=cast.as_(cast.kari))
    assert not loose_rail.measures().exists()


def test_what_is_serious_is_not_done_in_one_step(cast: Cast, loose_rail: Deviation) -> None:
    assessed(cast, loose_rail, potential=2)
    with pytest.raises(Refused, match="too serious for one step"):
        verbs.fix_now(loose_rail, done=DONE, cause=CAUSE, by=cast.as_(cast.kari))


def test_nor_when_somebody_was_hurt(cast: Cast) -> None:
    fall = report(cast, "Fell.", anyone_hurt=True)
    with pytest.raises(Refused, match="too serious for one step"):
        verbs.fix_now(fall, done=DONE, cause=CAUSE, by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_may(cast: Cast, loose_rail: Deviation, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.fix_now(loose_rail, done=DONE, cause=CAUSE, by=cast.as_(getattr(cast, who)))


def test_it_is_put_right_once(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.fix_now(loose_rail, done=DONE, cause=CAUSE, by=cast.as_(cast.kari))


def test_the_case_page_offers_it_early_and_it_takes_one_press(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Is it a small thing that is put right already?" in html

    door.sends(cast.kari, door.url(loose_rail, "rettet/"), done=DONE, cause=CAUSE)
    assert "Put right on the spot. The case is closed." in door.opens(
        cast.kari, door.url(loose_rail)
    )


@pytest.mark.parametrize("said", ["is_dangerous_now", "anyone_hurt"])
def test_it_is_not_offered_for_what_is_dangerous_or_hurt_somebody(
    cast: Cast, door: Door, said: str
) -> None:
    more: dict[str, Any] = {said: True}
    case = report(cast, "Look here.", **more)
    assert "Is it a small thing" not in door.opens(cast.kari, door.url(case))


def test_undone_it_is_open_with_what_was_done(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.sends(cast.kari, door.url(loose_rail, "rettet/"), done=DONE, cause=CAUSE)
    door.sends(cast.kari, door.url(loose_rail, "angre/"))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.MEASURES
    assert loose_rail.closed_at is None
