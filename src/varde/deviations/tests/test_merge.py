"""Merging: the same thing reported twice is followed in one place."""

import datetime

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, closed, explained, report
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import Cast


@pytest.fixture
def same_rail(cast: Cast) -> Deviation:
    """Siri saw it, too."""
    return report(cast, "Rail on scaffold B is loose.", by=cast.siri)


def test_it_knows_where_it_is_followed(
    cast: Cast, loose_rail: Deviation, same_rail: Deviation
) -> None:
    verbs.merge(same_rail, into=loose_rail, by=cast.as_(cast.kari))

    same_rail.refresh_from_db()
    assert same_rail.state == State.MERGED
    assert same_rail.merged_into == loose_rail


def test_a_case_is_not_its_own_double(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="another case"):
        verbs.merge(loose_rail, into=loose_rail, by=cast.as_(cast.kari))


def test_two_cases_do_not_point_at_each_other(
    cast: Cast, loose_rail: Deviation, same_rail: Deviation
) -> None:
    verbs.merge(same_rail, into=loose_rail, by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="another case"):
        verbs.merge(loose_rail, into=same_rail, by=cast.as_(cast.kari))


def test_a_finished_case_follows_up_nothing(
    cast: Cast, loose_rail: Deviation, same_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="one that is open"):
        verbs.merge(same_rail, into=loose_rail, by=cast.as_(cast.kari))


def test_open_measures_are_not_left_without_a_case(
    cast: Cast, loose_rail: Deviation, same_rail: Deviation
) -> None:
    verbs.plan(
        explained(cast, same_rail),
        title="Fasten it",
        responsible=cast.ola,
        due_date=datetime.date(2026, 11, 30),
        by=cast.as_(cast.kari),
    )
    with pytest.raises(Refused, match="open measures"):
        verbs.merge(same_rail, into=loose_rail, by=cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_merge(
    cast: Cast, loose_rail: Deviation, same_rail: Deviation, who: str
) -> None:
    with pytest.raises(Forbidden):
        verbs.merge(same_rail, into=loose_rail, by=cast.as_(getattr(cast, who)))


def test_a_closed_case_is_not_merged(
    cast: Cast, loose_rail: Deviation, same_rail: Deviation
) -> None:
    closed(cast, same_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.merge(same_rail, into=loose_rail, by=cast.as_(cast.kari))


def test_the_page_offers_what_is_alike(
    cast: Cast, door: Door, loose_rail: Deviation, same_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(same_rail, "sla-sammen/"))
    assert f"{loose_rail.number} The rail is loose" in html
    assert f"{same_rail.number} Rail on scaffold" not in html

    door.sends(cast.kari, door.url(same_rail, "sla-sammen/"), into=str(loose_rail.pk))
    told = door.opens(cast.siri, door.url(same_rail))
    assert f"This is followed together with case {loose_rail.number}." in told


def test_a_number_will_do(
    cast: Cast, door: Door, loose_rail: Deviation, same_rail: Deviation
) -> None:
    door.sends(cast.kari, door.url(same_rail, "sla-sammen/"), number=loose_rail.number)
    same_rail.refresh_from_db()
    assert same_rail.merged_into == loose_rail


@pytest.mark.parametrize("number", ["", "2026-999", "loose", "9" * 30])
def test_a_number_nobody_knows_is_asked_for_again(
    cast: Cast, door: Door, same_rail: Deviation, number: str
) -> None:
    answer = door.sends(cast.kari, door.url(same_rail, "sla-sammen/"), number=number)
    assert answer.status_code == 422
    assert "Choose a case, or write the number" in answer.content.decode()


def test_the_number_of_a_case_one_may_not_see_is_no_number(
    cast: Cast, door: Door, same_rail: Deviation
) -> None:
    elsewhere = report(cast, "Slippery floor.", by=cast.per, unit=cast.store, workplace=None)
    url = door.url(same_rail, "sla-sammen/")
    assert door.sends(cast.kari, url, number=elsewhere.number).status_code == 422


def test_a_slip_is_undone(
    cast: Cast, door: Door, loose_rail: Deviation, same_rail: Deviation
) -> None:
    door.sends(cast.kari, door.url(same_rail, "sla-sammen/"), into=str(loose_rail.pk))
    door.sends(cast.kari, door.url(same_rail, "angre/"))

    same_rail.refresh_from_db()
    assert same_rail.merged_into is None
    assert same_rail.state == State.REPORTED
