"""What is done to several rows of a list at once, and the ways of looking at it people keep."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self

from django.db import models

from varde.lists import rules
from varde.organisation.models import CompanyOwned, OwnedQuerySet
from varde.people.models import Member
from varde.steps.roles import SELF
from varde.steps.step import Actor, Stepped
from varde.steps.undoing import TIME_TO_UNDO

LONGEST_NAME = 60
LONGEST_QUERY = 2000


class OwnedByMember(CompanyOwned, Stepped):
    """Something a person made for themselves, at one list."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    list_key = models.CharField(max_length=20)

    class Meta:
        abstract = True

    def roles_of(self, actor: Actor) -> frozenset[str]:
        return frozenset({SELF} if actor.reference == f"people.member:{self.member_id}" else ())


class BatchQuerySet(OwnedQuerySet["Batch"]):
    def visible_to(self, viewer: Any) -> Self:
        """One's own: what others did stands in the trail of each row."""
        return super().visible_to(viewer).filter(member=viewer.member)


class Batch(OwnedByMember):
    """The same thing done to several rows: which ones, and which were left as they were."""

    deed = models.CharField(max_length=20)
    begun_at = models.DateTimeField()
    chosen = models.JSONField(default=list)
    # Reference → why it was left, when it was done and again when it was undone.
    left = models.JSONField(default=dict)
    not_undone = models.JSONField(default=dict)

    private: ClassVar[frozenset[str]] = frozenset({"chosen", "left", "not_undone"})
    objects = BatchQuerySet.as_manager()

    def __str__(self) -> str:
        return self.deed

    def done_to(self) -> list[str]:
        return [one for one in self.chosen if one not in self.left]

    def undone_in(self) -> list[str]:
        return [one for one in self.done_to() if one not in self.not_undone]

    def can_be_undone(self, now: datetime.datetime) -> bool:
        in_time = now - self.begun_at <= TIME_TO_UNDO
        return self.state in rules.UNDO.start and in_time and bool(self.done_to())

    def undo_until(self) -> datetime.datetime:
        return self.begun_at + TIME_TO_UNDO


class SavedViewQuerySet(OwnedQuerySet["SavedView"]):
    def visible_to(self, viewer: Any) -> Self:
        """One's own, and those somebody shares with all who work here."""
        mine = models.Q(member=viewer.member) | models.Q(is_shared=True)
        return super().visible_to(viewer).filter(mine, state=rules.KEPT)

    def at(self, list_key: str) -> Self:
        return self.filter(list_key=list_key)

    def of(self, viewer: Any) -> Self:
        """Those one made oneself, and so may change."""
        return self.visible_to(viewer).filter(member=viewer.member)


class SavedView(OwnedByMember):
    """A view, its filters and its columns under a name. Only the question is kept."""

    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    is_shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["company", "list_key", "state"], name="views_of_a_list")]

    def __str__(self) -> str:
        return self.name
