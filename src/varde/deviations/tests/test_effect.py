"""The effect: a day is set, somebody looks, and says whether it helped."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, assessed, checking, explained
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import NOW, Cast

TODAY = NOW.date()
NEXT_MONTH = TODAY + datetime.timedelta(days=30)


def test_the_day_to_look_again_becomes_the_deadline(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    verbs.await_effect(loose_rail, effect_date=NEXT_MONTH, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.CHECKING
    assert loose_rail.effect_date == loose_rail.due_date == NEXT_MONTH


def test_a_day_that_is_past_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    yesterday = TODAY - datetime.timedelta(days=1)
    with pytest.raises(Refused, match="day is past"):
        verbs.await_effect(loose_rail, effect_date=yesterday, by=cast.as_(cast.kari))


def test_there_is_nothing_to_check_before_there_is_a_cause(
    cast: Cast, loose_rail: Deviation
) -> None:
    assessed(cast, loose_rail)
    with pytest.raises(Refused, match="Write the cause first"):
        verbs.await_effect(loose_rail, effect_date=NEXT_MONTH, by=cast.as_(cast.kari))


def test_nor_before_the_measures_are_done(cast: Cast, loose_rail: Deviation) -> None:
    verbs.plan(
        explained(cast, loose_rail),
        title="Fasten it",
        responsible=cast.ola,
        due_date=NEXT_MONTH,
        by=cast.as_(cast.kari),
    )
    with pytest.raises(Refused, match="Finish the measures"):
        verbs.await_effect(loose_rail, effect_date=NEXT_MONTH, by=cast.as_(cast.kari))


def test_it_helped(cast: Cast, loose_rail: Deviation) -> None:
    verbs.it_helped(checking(cast, loose_rail), note="None since.", by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.effect_helped is True
    assert loose_rail.state == State.CHECKING


def test_it_did_not_help_so_more_must_be_done(cast: Cast, loose_rail: Deviation) -> None:
    verbs.it_did_not(checking(cast, loose_rail), note="Loose again.", by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.effect_helped is False
    assert loose_rail.state == State.MEASURES


def test_a_no_without_a_word_helps_nobody(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Write what you saw"):
        verbs.it_did_not(checking(cast, loose_rail), note=" ", by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_set_the_day_and_answer(cast: Cast, loose_rail: Deviation, who: str) -> None:
    by = cast.as_(getattr(cast, who))
    with pytest.raises(Forbidden):
        verbs.await_effect(explained(cast, loose_rail), effect_date=NEXT_MONTH, by=by)
    verbs.await_effect(loose_rail, effect_date=NEXT_MONTH, by=cast.as_(cast.kari))
    with pytest.raises(Forbidden):
        verbs.it_helped(loose_rail, note="", by=by)
    with pytest.raises(Forbidden):
        verbs.it_did_not(loose_rail, note="No", by=by)


def test_the_effect_is_checked_only_while_it_is_waited_for(
    cast: Cast, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.it_helped(loose_rail, note="", by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="Look at it again"):
        verbs.it_did_not(loose_rail, note="No", by=cast.as_(cast.kari))


@pytest.mark.parametrize(("potential", "days"), [(1, 30), (2, 60), (3, 90)])
def test_the_day_proposed_is_later_the_graver_it_is(
    cast: Cast, door: Door, loose_rail: Deviation, potential: int, days: int
) -> None:
    explained(cast, loose_rail, potential)
    html = door.opens(cast.kari, door.url(loose_rail, "vent-pa-effekt/"))
    proposed = TODAY + datetime.timedelta(days=days)
    assert f'value="{proposed:%d.%m.%Y}"' in html


def test_from_the_page_to_yes(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    explained(cast, loose_rail, potential=2)
    url = door.url(loose_rail, "vent-pa-effekt/")
    door.sends(cast.kari, url, effect_date="23.11.2026")
    page = door.opens(cast.kari, door.url(loose_rail))
    assert "Now: did it help?" in page
    assert "among what waits for you on that day" in page

    door.sends(cast.kari, door.url(loose_rail, "sjekk-effekt/"), helped="yes", note="Firm.")
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Yes, it helped" in html
    assert "Now: close the case" in html


def test_from_the_page_to_no(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    checking(cast, loose_rail)
    url = door.url(loose_rail, "sjekk-effekt/")
    door.sends(cast.kari, url, helped="no", note="Loose again.")

    html = door.opens(cast.kari, door.url(loose_rail))
    assert "It did not help enough. What else must be done?" in html
    assert "Loose again." in html


@pytest.mark.parametrize("typed", [{}, {"helped": "no", "note": ""}])
def test_half_an_answer_is_asked_for_again(
    cast: Cast, door: Door, loose_rail: Deviation, typed: dict[str, str]
) -> None:
    checking(cast, loose_rail)
    answer = door.sends(cast.kari, door.url(loose_rail, "sjekk-effekt/"), **typed)
    assert answer.status_code == 422


def test_an_early_look_is_welcome(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    explained(cast, loose_rail, potential=2)
    verbs.await_effect(loose_rail, effect_date=NEXT_MONTH, by=cast.as_(cast.kari))
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "The day is set to Wednesday 23 December. You may answer earlier." in html
