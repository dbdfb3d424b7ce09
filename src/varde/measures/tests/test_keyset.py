"""Paging by key, tried on many measures with the same date."""

import datetime

import pytest

from varde.measures import verbs
from varde.measures.models import Measure
from varde.organisation import keyset
from varde.organisation.keyset import page
from varde.testing.cast import NOW, Cast

ORDERS = [("due_date", "pk"), ("-due_date", "-pk"), ("rank", "due_date", "pk")]


@pytest.fixture
def many(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Measure]:
    monkeypatch.setattr(keyset, "AT_A_TIME", 3)
    return [
        verbs.plan(
            title=f"Nummer {number}",
            responsible=cast.ola,
            due_date=NOW.date() + datetime.timedelta(days=number // 4),
            unit=cast.quay,
            by=cast.as_(cast.kari),
        )
        for number in range(10)
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_page_by_page_everything_comes_once_and_in_order(
    many: list[Measure], order: tuple[str, ...]
) -> None:
    rows = Measure.objects.in_order(NOW.date() + datetime.timedelta(days=1))
    seen: list[Measure] = []
    after, pages = "", 0
    while after or not pages:
        found = page(rows, order=order, after=after)
        seen, after, pages = seen + found.rows, found.after, pages + 1
        assert len(found.rows) <= 3
    assert seen == list(rows.order_by(*order))
    assert pages == 4


def test_what_is_added_meanwhile_does_not_shift_the_next_page(
    cast: Cast, many: list[Measure]
) -> None:
    first = page(Measure.objects.all(), order=("due_date", "pk"))
    earliest = verbs.plan(
        title="Ny",
        responsible=cast.ola,
        due_date=NOW.date(),
        unit=cast.quay,
        by=cast.as_(cast.kari, now=NOW - datetime.timedelta(days=9)),
    )
    Measure.objects.filter(pk=earliest.pk).update(due_date=NOW.date() - datetime.timedelta(days=9))
    second = page(Measure.objects.all(), order=("due_date", "pk"), after=first.after)
    assert [one.title for one in second.rows] == ["Nummer 3", "Nummer 4", "Nummer 5"]


def test_exactly_one_page_has_no_next(many: list[Measure]) -> None:
    Measure.objects.filter(pk__in=[one.pk for one in many[3:]]).delete()
    found = page(Measure.objects.all(), order=("due_date", "pk"))
    assert (len(found.rows), found.after) == (3, "")
