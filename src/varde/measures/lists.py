"""The action plan (handlingsplan): its views, in the order of what burns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from varde.lists.columns import NAME
from varde.lists.forms.narrowing import Narrowing
from varde.measures.columns import COLUMNS
from varde.measures.forms.narrowing import narrowed
from varde.measures.models import Measure, MeasureQuerySet
from varde.measures.offers.searching import MEASURES
from varde.organisation.keyset import Page, page
from varde.people.actors import Actor
from varde.search import narrowing

BY_DATE = ("due_date", "pk")
BURNING_FIRST = ("rank", "due_date", "pk")
NEWEST_DONE = ("-done_date", "-pk")
MOST_COUNTED = 99
MOST_TYPED = 100
LATE, ALL = "over-frist", "alle"


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
        LATE,
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
        ALL,
        _("All"),
        _("No measures yet. They come from cases."),
        lambda rows, actor: rows.in_order(actor.today),
        BURNING_FIRST,
    ),
]


def chosen(key: str) -> View:
    """The view asked for; the open ones when nobody knows it."""
    return next((view for view in VIEWS if view.key == key), VIEWS[2])


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a view, the words looked for, what narrows it, and the columns."""

    view: View
    typed: str
    narrowed: Narrowing
    columns: str

    @property
    def given(self) -> dict[str, str]:
        """What goes along from view to view."""
        return self.narrowed.given | {NAME: self.columns}

    def rows(self, viewer: Actor) -> MeasureQuerySet:
        """All the measures this shows."""
        seen = found(Measure.objects.visible_to(viewer), self.typed, viewer)
        return cast(MeasureQuerySet, self.narrowed.of(self.view.rows(seen, viewer)))

    def page(self, viewer: Actor, *, after: str, most: int | None = None) -> Page[Measure]:
        """One page of it. One query."""
        rows = self.rows(viewer).with_people()
        return page(rows, order=self.view.order, after=after, most=most)

    def kept(self, **more: str) -> dict[str, str]:
        """What a form above the list carries along."""
        said = {"vis": self.view.key} | self.given | more
        return {name: value for name, value in said.items() if value}

    def address(self, **more: str) -> str:
        """The same list again; what is given as empty is taken away."""
        return "?" + urlencode(self.kept(**({"q": self.typed} | more)))

    def unnarrowed(self) -> str:
        """The same view and words, with nothing taken away."""
        return self.address(**dict.fromkeys(self.narrowed.given, ""))


def rows_of(view: View, viewer: Actor, *, after: str) -> Page[Measure]:
    """One page of a whole view. One query."""
    rows = view.rows(Measure.objects.visible_to(viewer), viewer)
    return page(rows.with_people(), order=view.order, after=after)


def wanted(asked: Mapping[str, str], viewer: Actor) -> Wanted:
    """Words alone are looked for among all."""
    typed = asked.get("q", "")[:MOST_TYPED]
    view = chosen(asked.get("vis", ALL if typed else ""))
    return Wanted(view, typed, narrowed(asked, viewer), COLUMNS.chosen(asked))


def found(rows: MeasureQuerySet, typed: str, viewer: Actor) -> MeasureQuerySet:
    """Those with all these words."""
    if not typed.strip():
        return rows
    return cast(MeasureQuerySet, narrowing.narrow(rows, MEASURES, typed, viewer))


def tabs(wanted: Wanted, overdue: int) -> list[dict[str, Any]]:
    """The views as links, narrowed alike."""
    return [
        {
            "label": view.label,
            "url": wanted.address(vis=view.key, q=""),
            "current": view.key == wanted.view.key,
            "count": overdue if view.key == LATE else 0,
        }
        for view in VIEWS
    ]


def overdue_count(viewer: Actor) -> int:
    """How many are overdue, up to 99: beyond that the number says no more."""
    late = Measure.objects.visible_to(viewer).overdue(viewer.today)
    return late.order_by()[:MOST_COUNTED].count()


def whole_plan(viewer: Actor, most: int) -> list[Measure]:
    """Everything open, for the printer."""
    rows = Measure.objects.visible_to(viewer).open().with_people()
    return list(rows.order_by(*BY_DATE)[:most])
