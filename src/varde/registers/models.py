"""An import: one file on its way to become cases."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse

from varde.organisation.models import CompanyOwned, OwnedQuerySet, Viewer
from varde.people.actors import Actor
from varde.people.models import Group, Member
from varde.registers.rules import IMPORTERS, State
from varde.steps.step import Stepped
from varde.tables.layouts import Layout
from varde.tables.mapping import Mapping


class ImportQuerySet(OwnedQuerySet["Import"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """A register may hold anything about anybody: only those who may import see it."""
        rows = super().visible_to(viewer)
        if isinstance(viewer, Actor) and viewer.roles_at(None) & IMPORTERS:
            return rows
        return rows.none()

    def done(self) -> Self:
        return self.filter(state=State.DONE)

    def current(self) -> Self:
        """Those not given up."""
        return self.exclude(state=State.GIVEN_UP)


class Import(CompanyOwned, Stepped):
    """A register to be taken over: what the file is, what was decided, and what came of it."""

    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    # How the file is read, what was seen in it, and what its columns are taken to mean.
    stored_layout = models.JSONField(default=dict)
    stored_look = models.JSONField(default=dict)
    stored_mapping = models.JSONField(default=dict)
    decisions = models.JSONField(default=dict)

    # While it runs
    total = models.PositiveIntegerField(default=0)
    so_far = models.PositiveIntegerField(default=0)
    numbers = models.JSONField(default=dict)
    backstage = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="+")

    # What came of it
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    doubled = models.PositiveIntegerField(default=0)
    proof = models.JSONField(default=dict)

    # Cells of a register may name people: the trail keeps that they changed, never what they say.
    private: ClassVar[frozenset[str]] = frozenset(
        {"stored_layout", "stored_look", "stored_mapping", "faults"}
    )
    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(state=State.RUNNING), name="one_import_runs"
            ),
            models.UniqueConstraint(
                fields=["company", "sha256"],
                condition=models.Q(state=State.DONE),
                name="one_file_is_taken_over_once",
            ),
        ]
        indexes = [models.Index(fields=["company", "-created_at"], name="newest_imports")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("registers:detail", args=[self.company.slug, self.pk])

    @property
    def layout(self) -> Layout:
        return Layout.from_json(self.stored_layout)

    @property
    def mapping(self) -> Mapping:
        return Mapping.from_json(self.stored_mapping)

    @property
    def is_open(self) -> bool:
        return self.state in {State.LOOKED_AT, State.REFUSED}

    @property
    def standing(self) -> str:
        """Where it stands, in words."""
        return str(State(self.state).label)

    def decided(self, name: str) -> Any:
        """One of the decisions that hold for the whole file, such as its language."""
        return self.decisions.get(name, "")
