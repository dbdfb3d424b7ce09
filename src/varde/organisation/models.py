"""The undertaking and its parts. Every row an undertaking owns descends from CompanyOwned."""

from __future__ import annotations

import datetime
import uuid
from typing import Protocol, Self, TypeVar

from django.db import models
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from varde.foundation.dates import local_day
from varde.foundation.identity import uuid7
from varde.organisation import rules
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


class UnitQuerySet(OwnedQuerySet["Unit"], MP_NodeQuerySet):
    def open(self) -> Self:
        return self.filter(state=rules.OPEN)

    def top(self) -> Self:
        """The undertaking itself, as the unit all others lie under."""
        return self.filter(depth=1)


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> UnitQuerySet:
        return UnitQuerySet(self.model, using=self._db).order_by("path")


class Unit(CompanyOwned, Stepped, MP_Node):
    """A part of the undertaking (enhet): a department, a site, a school. A tree of any depth."""

    name = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True)

    node_order_by: list[str] = []
    objects = UnitManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "number"],
                condition=~models.Q(number=""),
                name="unit_number_once_per_company",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def place(self) -> Unit:
        return self

    def line_paths(self) -> list[str]:
        """The tree paths from the top down to this unit, itself last."""
        return [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]


class WorkplaceQuerySet(OwnedQuerySet["Workplace"]):
    def open(self) -> Self:
        return self.filter(state=rules.OPEN)


class Workplace(CompanyOwned, Stepped):
    """A place where work is done (arbeidssted), under one unit: a site, a hall, a shop."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)

    objects = WorkplaceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def place(self) -> Unit:
        return self.unit


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
