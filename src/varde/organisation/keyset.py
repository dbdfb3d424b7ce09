"""Lists are paged by key: the next page begins after the last row of this one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

AT_A_TIME = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the key after which the next page begins; empty on the last page."""

    rows: list[Row]
    after: str


def page(
    rows: QuerySet[Row], *, order: Sequence[str], after: str = "", most: int | None = None
) -> Page[Row]:
    """The rows after a key, in an order that ends in something unique. One query."""
    most = most or AT_A_TIME
    found = list(_beyond(rows, order, after).order_by(*order)[: most + 1])
    shown = found[:most]
    return Page(shown, _key(shown[-1], order) if len(found) > most else "")


def _key(row: Model, order: Sequence[str]) -> str:
    return "~".join(str(getattr(row, name.lstrip("-"))) for name in order)


def _beyond(rows: QuerySet[Row], order: Sequence[str], after: str) -> QuerySet[Row]:
    """A key nobody can read is no key: the list begins at the start."""
    values = after.split("~")
    if len(values) != len(order):
        return rows
    try:
        return rows.filter(_past(order, values))
    except (ValidationError, ValueError):
        return rows


def _past(order: Sequence[str], values: Sequence[str]) -> Q:
    past, level = Q(pk__in=[]), dict[str, Any]()
    for name, value in zip(order, values, strict=True):
        field = name.lstrip("-")
        further = {f"{field}__{'lt' if name.startswith('-') else 'gt'}": value}
        past |= Q(**level, **further)
        level[field] = value
    return past
