"""The list of cases with some words: in the order of the list, each once, whoever looks."""

import datetime
import re

import pytest

from varde.caseload import listing
from varde.caseload.tests.test_list import due, numbers
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, closed, report
from varde.search import narrowing
from varde.testing.cast import NOW, Cast


def leaf_through(cast: Cast, door: Door, asked: str) -> list[str]:
    """The numbers on all pages, one page after another."""
    read: list[str] = []
    while asked:
        html = door.opens(cast.kari, door.url(page=asked))
        read += numbers(html)
        following = re.search(r'href="(\?vis=[^"]+)">The next 50', html)
        asked = following[1].replace("&amp;", "&") if following else ""
    return read


@pytest.fixture
def ten(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Deviation]:
    """Rails and floors by turns, an hour between them; three at a time."""
    monkeypatch.setattr(listing, "A_PAGE", 3)
    made = []
    for number in range(1, 11):
        case = report(cast, f"{'Rail' if number % 2 else 'Floor'} {number}.")
        made.append(case)
        moment = NOW + datetime.timedelta(hours=number)
        Deviation.objects.filter(pk=case.pk).update(reported_at=moment)
    return made


@pytest.mark.parametrize("few", [0, 2_000])
@pytest.mark.parametrize("enough", [1, 4, 6])
def test_the_newest_first_and_every_case_once(
    cast: Cast,
    door: Door,
    ten: list[Deviation],
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    enough: int,
) -> None:
    monkeypatch.setattr(listing, "ENOUGH", enough)
    monkeypatch.setattr(narrowing, "FEW", few)
    assert leaf_through(cast, door, "?q=rail") == ["9", "7", "5", "3", "1"]
    assert leaf_through(cast, door, "?q=ail&vis=mine") == []
    closed(cast, ten[4])
    assert leaf_through(cast, door, "?q=rail&vis=lukkede") == ["5"]
    assert leaf_through(cast, door, f"?q=rail&vis=alle&til={NOW.date():%d.%m.%Y}")[-1] == "1"


@pytest.mark.parametrize("few", [0, 2_000])
def test_what_burns_first_where_that_is_the_order(
    cast: Cast, door: Door, ten: list[Deviation], monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(narrowing, "FEW", few)
    for days, case in enumerate(ten):
        due(case, days)
    assert leaf_through(cast, door, "?q=rail&vis=apne") == ["1", "3", "5", "7", "9"]
    assert leaf_through(cast, door, "?q=rail&vis=venter") == ["1", "3", "5", "7", "9"]


def test_those_of_one_second_are_all_there(cast: Cast, door: Door, ten: list[Deviation]) -> None:
    moment = NOW + datetime.timedelta(hours=1)
    Deviation.objects.update(reported_at=moment)
    read = leaf_through(cast, door, "?q=rail")
    assert sorted(read) == ["1", "3", "5", "7", "9"]


def test_what_may_not_be_seen_is_not_found(cast: Cast, door: Door, ten: list[Deviation]) -> None:
    assert numbers(door.opens(cast.per, door.url(page="?q=rail"))) == []
