"""Has it happened before, and is it the same one twice?"""

import datetime

import pytest

from varde.caseload import similar
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import assessed, closed, report
from varde.testing.cast import NOW, Cast


def before(cast: Cast, case: Deviation) -> list[str]:
    found = similar.happened_before(case, cast.as_(cast.hanne))
    return [one.title for one in found]


def told(case: Deviation, days_ago: int) -> Deviation:
    moment = NOW - datetime.timedelta(days=days_ago)
    Deviation.objects.filter(pk=case.pk).update(reported_at=moment)
    case.refresh_from_db()
    return case


def test_the_area_counts_before_the_kind(cast: Cast) -> None:
    by = cast.as_(cast.kari)
    first, second, third = (report(cast, text) for text in ("Roof", "Ladder", "Paint"))
    verbs.assess(first, actual=1, potential=1, area="fall", kind="fault", by=by)
    verbs.assess(second, actual=1, potential=1, area="fall", kind="accident", by=by)
    verbs.assess(third, actual=1, potential=1, area="chemical", kind="fault", by=by)
    case = report(cast, "Scaffold")
    verbs.assess(case, actual=1, potential=1, area="fall", kind="fault", by=by)
    assert before(cast, case) == ["Ladder", "Roof"]


def test_before_it_is_assessed_the_reporters_kind_must_do(cast: Cast) -> None:
    report(cast, "First", kind="fault")
    report(cast, "Other", kind="accident")
    assert before(cast, report(cast, "Second", kind="fault")) == ["First"]


def test_about_nothing_in_particular_nothing_is_alike(cast: Cast) -> None:
    report(cast, "First")
    assert before(cast, report(cast, "Second")) == []


@pytest.mark.parametrize(("days", "count"), [(89, 1), (90, 1), (91, 0)])
def test_ninety_days_back_and_no_further(cast: Cast, days: int, count: int) -> None:
    told(report(cast, "First", kind="fault"), days)
    assert len(before(cast, report(cast, "Second", kind="fault"))) == count


def test_what_came_later_is_not_before(cast: Cast) -> None:
    case = told(report(cast, "First", kind="fault"), 3)
    report(cast, "Second", kind="fault")
    assert before(cast, case) == []


def test_doubles_and_reports_taken_back_do_not_count(cast: Cast) -> None:
    real = report(cast, "Real", kind="fault")
    double = report(cast, "Double", kind="fault")
    verbs.merge(double, into=real, by=cast.as_(cast.kari))
    gone = report(cast, "Gone", kind="fault")
    verbs.withdraw(gone, by=cast.as_(cast.ola))
    assert before(cast, report(cast, "New", kind="fault")) == ["Real"]


def test_the_same_is_looked_for_among_the_open_ones_nearby(cast: Cast) -> None:
    here = report(cast, "Here")
    closed(cast, report(cast, "Over"))
    elsewhere = report(cast, "Elsewhere", by=cast.per, unit=cast.store, workplace=None)
    case = report(cast, "Again")
    found = similar.may_be_the_same(case, cast.as_(cast.hanne))
    assert list(found) == [here]
    assert elsewhere not in found


def test_the_same_area_elsewhere_may_be_the_same(cast: Cast) -> None:
    by = cast.as_(cast.hanne)
    elsewhere = report(cast, "Elsewhere", by=cast.per, unit=cast.store, workplace=None)
    verbs.assess(elsewhere, actual=1, potential=1, area="fall", by=by)
    case = report(cast, "Here")
    verbs.assess(case, actual=1, potential=1, area="fall", by=by)
    assert elsewhere in similar.may_be_the_same(case, by)


def test_no_more_than_twelve_to_choose_among_the_newest_first(cast: Cast) -> None:
    for number in range(14):
        told(report(cast, f"Case {number}"), 20 - number)
    found = similar.may_be_the_same(assessed(cast, report(cast, "New")), cast.as_(cast.kari))
    assert [one.title for one in found] == [f"Case {n}" for n in range(13, 1, -1)]


@pytest.mark.parametrize("typed", ["2026-1", " 2026 - 1 ", "2026–1", "2026/1"])
def test_a_number_is_read_however_it_is_written(
    cast: Cast, loose_rail: Deviation, typed: str
) -> None:
    assert similar.by_number(typed, cast.as_(cast.kari)) == loose_rail


@pytest.mark.parametrize("typed", ["", "1", "26-1", "2026-", "2026-1x", "2026-1234567890", "-1"])
def test_what_is_no_number_finds_nothing(cast: Cast, loose_rail: Deviation, typed: str) -> None:
    assert similar.by_number(typed, cast.as_(cast.kari)) is None
