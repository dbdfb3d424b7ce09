"""Transferring: another unit gets the case, and the duty to solve it."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, closed, explained
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import Cast

NEXT_WEEK = datetime.date(2026, 11, 30)


def test_the_other_units_leader_has_it_and_must_answer(cast: Cast, loose_rail: Deviation) -> None:
    verbs.transfer(loose_rail, unit=cast.store, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert (loose_rail.unit, loose_rail.handler) == (cast.store, cast.per)
    assert loose_rail.state == State.REPORTED
    assert loose_rail.workplace is None


def test_its_measures_go_along(cast: Cast, loose_rail: Deviation) -> None:
    measure = verbs.plan(
        explained(cast, loose_rail),
        title="Fasten the rail",
        responsible=cast.ola,
        due_date=NEXT_WEEK,
        by=cast.as_(cast.kari),
    )
    verbs.transfer(loose_rail, unit=cast.store, by=cast.as_(cast.kari))

    measure.refresh_from_db()
    assert (measure.unit, measure.handler) == (cast.store, cast.per)


def test_to_where_it_is_already_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="already there"):
        verbs.transfer(loose_rail, unit=cast.quay, by=cast.as_(cast.kari))


def test_to_another_undertaking_is_refused(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="another undertaking"):
        verbs.transfer(loose_rail, unit=cast.mona.unit, by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "siri", "per"])
def test_only_those_who_answer_for_it_may(cast: Cast, loose_rail: Deviation, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.transfer(loose_rail, unit=cast.store, by=cast.as_(getattr(cast, who)))


def test_a_closed_case_stays_where_it_is(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.transfer(loose_rail, unit=cast.store, by=cast.as_(cast.kari))


def test_who_sees_it_no_more_comes_back_to_the_list(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(loose_rail, "overfor/"))
    assert "Lageret – Per</option>" in html
    assert "Havnekvartalet –" not in html
    asked = {"unit": str(cast.store.pk), "reason": "The rail is theirs."}
    answer = door.sends(cast.kari, door.url(loose_rail, "overfor/"), **asked)

    assert answer.headers["Location"] == door.url()
    assert "The case is transferred" in door.opens(cast.kari, door.url())
    door.opens(cast.kari, door.url(loose_rail), status=404)
    html = door.opens(cast.per, door.url(loose_rail))
    assert "From Havnekvartalet to Lageret" in html
    assert "The rail is theirs." in html
    assert "The rail is theirs." not in door.opens(cast.ola, door.url(loose_rail))


def test_a_unit_of_another_undertaking_cannot_be_chosen(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    chosen = str(cast.mona.unit_id)
    answer = door.sends(cast.kari, door.url(loose_rail, "overfor/"), unit=chosen)
    assert answer.status_code == 422
    loose_rail.refresh_from_db()
    assert loose_rail.unit == cast.quay
