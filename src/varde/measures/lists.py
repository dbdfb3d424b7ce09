"""The action plan (handlingsplan): its views, in the order of what burns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from varde.measures.models import Measure, MeasureQuerySet
from varde.measures.words import standing
from varde.organisation.keyset import Page, page
from varde.organisation.models import Unit
from varde.people.actors import Actor

BY_DATE = ("due_date", "pk")
BURNING_FIRST = ("rank", "due_date", "pk")
NEWEST_DONE = ("-done_date", "-pk")
MOST_COUNTED = 99


@dataclass(frozen=True)
class View:
    """One way to look at the plan: which measures, in which order, and what to say of none."""

    key: str
    label: Promise
    empty: Promise
    rows: Callable[[MeasureQuerySet, Actor], MeasureQuerySet]
    order: tuple[str, ...] = BY_DATE


def _of_mine(rows: MeasureQuerySet, actor: Actor) -> MeasureQuerySet:
    assert actor.member is not None
    return rows.waiting_for(actor).in_order(actor.today)


VIEWS = [
    View(
        "mine",
        _("Mine"),
        _("You have nothing to do here. All that was yours is done."),
        _of_mine,
        BURNING_FIRST,
    ),
    View(
        "over-frist",
        _("Overdue"),
        _("Nothing is overdue. Well done."),
        lambda rows, actor: rows.overdue(actor.today),
    ),
    View(
        "apne",
        _("Open"),
        _("No measure is open. New ones come from cases."),
        lambda rows, _actor: rows.open(),
    ),
    View(
        "gjort",
        _("Done"),
        _("Nothing is done yet. What you finish is shown here."),
        lambda rows, _actor: rows.carried_out(),
        NEWEST_DONE,
    ),
    View(
        "alle",
        _("All"),
        _("No measures yet. They come from cases."),
        lambda rows, actor: rows.in_order(actor.today),
        BURNING_FIRST,
    ),
]


def chosen(key: str) -> View:
    """The view asked for; the open ones when nobody knows it."""
    return next((view for view in VIEWS if view.key == key), VIEWS[2])


def rows_of(
    view: View, viewer: Actor, *, after: str, unit: Unit | None = None, most: int | None = None
) -> Page[Measure]:
    """One page of a view, perhaps of one unit alone. One query."""
    rows = view.rows(Measure.objects.visible_to(viewer), viewer)
    rows = rows.filter(unit=unit) if unit else rows
    return page(rows.with_people(), order=view.order, after=after, most=most)


def cells(measure: Measure) -> list[Any]:
    """One line of the plan, for a file."""
    return [
        measure.title,
        measure.unit.name,
        measure.responsible.name,
        measure.due_date,
        str(standing(measure)[0]),
        measure.done_date,
        measure.get_purpose_display(),
        measure.source_label,
    ]


def overdue_count(viewer: Actor) -> int:
    """How many are overdue, up to 99: beyond that the number says no more."""
    late = Measure.objects.visible_to(viewer).overdue(viewer.today)
    return late.order_by()[:MOST_COUNTED].count()


def whole_plan(viewer: Actor, most: int) -> list[Measure]:
    """Everything open, for the printer."""
    rows = Measure.objects.visible_to(viewer).open().with_people()
    return list(rows.order_by(*BY_DATE)[:most])
