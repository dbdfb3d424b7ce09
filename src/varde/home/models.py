"""How much waits for somebody, kept for the menu."""

from __future__ import annotations

from typing import Self

from django.db import models

from varde.organisation.models import CompanyOwned, OwnedQuerySet, Viewer
from varde.people.models import Member


class BadgeQuerySet(OwnedQuerySet["Badge"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own."""
        return super().visible_to(viewer).filter(member=getattr(viewer, "member", None))


class Badge(CompanyOwned):
    """The number beside «Home», so that no page but the front page has to count again."""

    member = models.OneToOneField(Member, models.PROTECT, related_name="+")
    waiting = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    objects = BadgeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.member}: {self.waiting}"
