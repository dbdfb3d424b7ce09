"""A key another system opens Varde with, how much it is used, and what it has been answered."""

from __future__ import annotations

import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from varde.machines import rules
from varde.organisation.models import CompanyOwned, OwnedQuerySet, Viewer
from varde.people.models import Member
from varde.steps.step import Stepped


class Scope(models.TextChoices):
    """What a key may be used for, and no more."""

    READ_CASES = "read:cases", _("Read deviations")
    WRITE_CASES = "write:cases", _("Report and handle deviations")
    READ_MEASURES = "read:measures", _("Read measures")
    WRITE_MEASURES = "write:measures", _("Plan and follow up measures")
    READ_PEOPLE = "read:people", _("Read people and units")


class KeyQuerySet(OwnedQuerySet["Key"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """For those who may make one: what others are let in with is nobody else's business."""
        roles_at = getattr(viewer, "roles_at", None)
        mine = super().visible_to(viewer)
        return mine if roles_at and rules.MAKE.who & roles_at(None) else mine.none()

    def in_use(self, today: datetime.date) -> Self:
        return self.filter(state=rules.IN_USE, last_date__gte=today)


class Key(CompanyOwned, Stepped):
    """Lets one system act for the member who made it. Only a digest of its secret is kept."""

    name = models.CharField(max_length=80)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    last_date = models.DateField()

    private: ClassVar[frozenset[str]] = frozenset({"digest"})
    objects = KeyQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def is_in_use(self, today: datetime.date) -> bool:
        return self.state == rules.IN_USE and today <= self.last_date

    def scope_labels(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes]


class Use(models.Model):
    """How often a key was used in this minute, and on which day it was used last."""

    key_id = models.UUIDField(primary_key=True)
    minute = models.PositiveBigIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)
    used_date = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.key_id}: {self.used_date}"


class Answered(models.Model):
    """What one asking was answered, so that the same asked again is answered the same."""

    key_id = models.UUIDField()
    name = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key_id", "name"], name="answered_once"),
        ]
        indexes = [models.Index(fields=["at"], name="answers_by_age")]

    def __str__(self) -> str:
        return f"{self.name}: {self.status}"
