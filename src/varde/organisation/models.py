"""The undertaking and its parts. Every row an undertaking owns descends from CompanyOwned."""

from __future__ import annotations

import datetime
import uuid
from typing import ClassVar, Protocol, Self, TypeVar
from zoneinfo import ZoneInfo

from django.db import models
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from varde.foundation.dates import local_day
from varde.foundation.identity import uuid7
from varde.organisation import rules
from varde.organisation.names import sorting_key
from varde.steps.step import Stepped


class Company(models.Model):
    """An undertaking (virksomhet): the wall around everything it owns."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    organisation_number = models.CharField(max_length=9, blank=True)
    industry_code = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=40, default="Europe/Oslo")
    is_demo = models.BooleanField(default=False)
    founded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def hour_of(self, moment: datetime.datetime) -> int:
        """What the clock on the wall shows here."""
        return moment.astimezone(self.zone).hour

    def day_of(self, moment: datetime.datetime) -> datetime.date:
        """Which day a moment falls on, here."""
        return local_day(moment, self.time_zone)


class Viewer(Protocol):
    """Anyone who looks: at least we know whose undertaking they stand in."""

    @property
    def company_id(self) -> uuid.UUID: ...


Owned = TypeVar("Owned", bound="CompanyOwned", covariant=True)


class OwnedQuerySet(models.QuerySet[Owned]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The only door for pages and API: rows this viewer may know about."""
        return self.filter(company_id=viewer.company_id)


class CompanyOwned(models.Model):
    """A row that belongs to one undertaking, with an identity that survives a move."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    company = models.ForeignKey(Company, models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class Named(models.Model):
    """A row people call by its name; verbs keep its place in the alphabet along with it."""

    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class NamedQuerySet(OwnedQuerySet[Owned]):
    """Named rows, looked for and listed by name."""

    def named(self, typed: str) -> Self:
        """Each word typed begins a word of the name."""
        found = self
        for word in sorting_key(typed).split():
            begins = models.Q(sort_name__startswith=word)
            found = found.filter(begins | models.Q(sort_name__contains=f" {word}"))
        return found

    def in_order(self) -> Self:
        return self.order_by("sort_name", "pk")

    def after(self, name: str, key: uuid.UUID) -> Self:
        """Those that come after a row in this order."""
        same = models.Q(sort_name=name, pk__gt=key)
        return self.filter(same | models.Q(sort_name__gt=name))


class UnitQuerySet(NamedQuerySet["Unit"], MP_NodeQuerySet):
    def open(self) -> Self:
        return self.filter(state=rules.OPEN)

    def top(self) -> Self:
        """The undertaking itself, as the unit all others lie under."""
        return self.filter(depth=1)

    def under(self, unit: Unit) -> Self:
        """Everything below a unit, however deep."""
        return self.filter(path__range=unit.span(), depth__gt=unit.depth)

    def right_under(self, unit: Unit) -> Self:
        """The level below a unit."""
        return self.under(unit).filter(depth=unit.depth + 1)

    def led_from(self, paths: list[str]) -> Self:
        """Those at or under any of these places in the tree."""
        places = models.Q(pk__in=[])
        for path in paths:
            places |= models.Q(path__range=span_of(path))
        return self.filter(places)

    def on_the_way_to(self, unit: Unit) -> Self:
        """The units above, from the top down."""
        return self.filter(path__in=unit.line_paths()[:-1]).order_by("path")


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> UnitQuerySet:
        return UnitQuerySet(self.model, using=self._db).order_by("path")


class Unit(CompanyOwned, Stepped, Named, MP_Node):
    """A part of the undertaking (enhet): a department, a site, a school. A tree of any depth."""

    name = models.CharField(max_length=300)
    number = models.CharField(max_length=40, blank=True)

    node_order_by: list[str] = []
    objects = UnitManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "number"],
                condition=~models.Q(number=""),
                name="unit_number_once_per_company",
            ),
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(depth=1), name="one_top_per_company"
            ),
        ]

    def place(self) -> Unit | None:
        """Itself; the top, before it stands, belongs to the whole undertaking."""
        return self if self.path else None

    def name_above(self) -> str:
        """The name of the unit right above; the top has none."""
        way = Unit.objects.all().on_the_way_to(self).values_list("name", flat=True)
        return str(way.last() or "")

    def span(self) -> tuple[str, str]:
        """First and last of the tree paths at and under this unit, for `path__range`."""
        return span_of(self.path)

    def above(self) -> Unit | None:
        """The unit this one lies under; None for the undertaking itself."""
        found: Unit | None = Unit.objects.get_parent(self)
        return found

    def line_paths(self) -> list[str]:
        """The tree paths from the top down to this unit, itself last."""
        return [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]


def span_of(path: str) -> tuple[str, str]:
    """First and last of the tree paths at and under this place.

    Not `startswith`: SQLite works out its plan anew for each value that is looked for like that.
    """
    return path, path + Unit.alphabet[-1] * (Unit.steplen * 2)


class WorkplaceQuerySet(NamedQuerySet["Workplace"]):
    def open(self) -> Self:
        return self.filter(state=rules.OPEN)


class Workplace(CompanyOwned, Stepped, Named):
    """A place where work is done (arbeidssted), under one unit: a site, a hall, a shop."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True)

    objects = WorkplaceQuerySet.as_manager()

    def place(self) -> Unit:
        return self.unit


class GivenTableQuerySet(OwnedQuerySet["Import"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A table may hold anything about anybody: only those who may take it in see it."""
        roles_at = getattr(viewer, "roles_at", None)
        mine = super().visible_to(viewer)
        return mine if roles_at and rules.READ_IN.who & roles_at(None) else mine.none()

    def kept(self) -> Self:
        return self.filter(state=rules.READ)


class Import(CompanyOwned, Stepped):
    """A table somebody read in, kept until it is taken into the undertaking or dropped."""

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    read_at = models.DateTimeField()
    added = models.PositiveIntegerField(default=0)
    added_digest = models.CharField(max_length=64, blank=True)

    private: ClassVar[frozenset[str]] = frozenset({"headings", "rows", "columns"})
    objects = GivenTableQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file_name


class Sequence(CompanyOwned):
    """The last number given, per undertaking, kind and year: people say 2026-142."""

    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "kind", "year"], name="one_sequence_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"
