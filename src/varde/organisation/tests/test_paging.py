"""Lists read a page at a time by the name they stopped at."""

import uuid
from typing import Any

import pytest

from varde.organisation import verbs
from varde.organisation.models import Unit, UnitQuerySet
from varde.organisation.paging import page
from varde.testing.cast import Cast


@pytest.fixture
def seven(cast: Cast) -> UnitQuerySet:
    """Seven units, three of one name."""
    for name in ("Åsen", "Bøen", "Dalen", "Dalen", "Dalen", "Ås", "Eng"):
        verbs.open_unit(name=name, parent=cast.store, by=cast.as_(cast.bjorn))
    rows: UnitQuerySet = Unit.objects.all().right_under(cast.store)
    return rows


def _walk(rows: UnitQuerySet, size: int) -> list[list[Unit]]:
    pages, after = [], ""
    while True:
        read = page(rows, after=after, size=size)
        pages.append(read.rows)
        after = read.after
        if not after:
            return pages


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_everybody_comes_once_and_in_order(seven: UnitQuerySet, size: int) -> None:
    pages = _walk(seven, size)
    walked = [unit for one in pages for unit in one]
    assert [u.name for u in walked] == ["Bøen", "Dalen", "Dalen", "Dalen", "Eng", "Ås", "Åsen"]
    assert len({u.pk for u in walked}) == 7
    assert all(len(one) <= size for one in pages)


def test_a_character_no_database_holds_is_passed_over(seven: UnitQuerySet) -> None:
    mark = f"bø\0en~{uuid.UUID(int=0)}"
    assert page(seven, after=mark, size=9).rows
    assert [u.name for u in seven.named("\0eng")] == ["Eng"]


def test_a_full_last_page_leads_no_further(seven: UnitQuerySet) -> None:
    assert page(seven, after="", size=7).after == ""


@pytest.mark.parametrize("mark", ["nonsense", "~", "dalen~x", "~~", f"\x00~{uuid.UUID(int=7)}x"])
def test_a_mark_that_makes_no_sense_begins_from_the_start(seven: UnitQuerySet, mark: str) -> None:
    assert page(seven, after=mark, size=2).rows[0].name == "Bøen"


def test_a_row_that_is_gone_still_shows_where_one_was(seven: UnitQuerySet) -> None:
    gone = f"dalen~{uuid.UUID(int=2**128 - 1)}"
    assert [u.name for u in page(seven, after=gone, size=9).rows] == ["Eng", "Ås", "Åsen"]


def test_a_page_costs_one_question(seven: UnitQuerySet, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        page(seven, after="", size=3)
