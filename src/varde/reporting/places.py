"""Where a report can be about: the open units and workplaces of the undertaking, by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from varde.foundation.references import reference
from varde.organisation import references, rules
from varde.organisation.models import Unit, Viewer, Workplace, span_of

# So many fit in a list on a phone, and in a page that must be light. The rest are searched for.
MOST = 30


@dataclass(frozen=True)
class Place:
    """A unit, or one workplace of it."""

    unit: Unit
    workplace: Workplace | None = None

    @property
    def value(self) -> str:
        return reference(self.workplace or self.unit)

    @property
    def name(self) -> str:
        """«Stillas B, Havnekvartalet»."""
        return f"{self.workplace.name}, {self.unit.name}" if self.workplace else self.unit.name


def place_of(value: str, viewer: Viewer) -> Place | None:
    """The open place a form names; None when there is no such place in this undertaking."""
    try:
        row = references.find(value, viewer)
    except ObjectDoesNotExist:
        return None
    if isinstance(row, Workplace) and row.state == rules.OPEN:
        return Place(row.unit, row)
    return Place(row) if isinstance(row, Unit) and row.state == rules.OPEN else None


@dataclass(frozen=True)
class Choice:
    """The places to choose among, and whether there are more than these."""

    places: list[Place]
    more: bool = False


def near(here: Place, viewer: Viewer) -> Choice:
    """This place first, then all others; of many, those in the same part of the tree."""
    found = _in_tree(viewer, "")
    more = len(found) > MOST
    if more:
        around = here.unit.path[: -here.unit.steplen] or here.unit.path
        found = _in_tree(viewer, around)
    return Choice(list(dict.fromkeys([here, *found]))[:MOST], more)


def called(words: str, viewer: Viewer) -> Choice:
    """Places whose name has these words in it."""
    units, workplaces = _open(viewer)
    rows = workplaces.filter(name__icontains=words).order_by("name", "pk")[:MOST]
    by_name = [Place(unit) for unit in units.filter(name__icontains=words)[:MOST]]
    return Choice([*(Place(row.unit, row) for row in rows), *by_name][:MOST], more=True)


def _open(viewer: Viewer) -> tuple[QuerySet[Unit], QuerySet[Workplace]]:
    workplaces = Workplace.objects.visible_to(viewer).open().select_related("unit")
    return Unit.objects.visible_to(viewer).open(), workplaces


def _in_tree(viewer: Viewer, path: str) -> list[Place]:
    """Down the tree, each unit followed by its workplaces; one more than fits, to know of more."""
    units, workplaces = _open(viewer)
    under = workplaces.filter(unit__path__range=span_of(path)).order_by("unit__path", "name", "pk")
    places = [Place(unit) for unit in units.filter(path__range=span_of(path))[: MOST + 1]]
    places += [Place(row.unit, row) for row in under[: MOST + 1]]
    return sorted(places, key=lambda place: (place.unit.path, place.workplace is not None))
