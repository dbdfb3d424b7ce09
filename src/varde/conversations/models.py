"""Messages about a row, between those who handle it and those who reported it."""

from __future__ import annotations

import datetime
import uuid
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Protocol, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from varde.conversations import rules
from varde.conversations.waiting import IsWaiting, Waits
from varde.organisation.models import CompanyOwned, OwnedQuerySet, Unit, span_of
from varde.people.actors import CODE_KIND, KNOWN_KINDS
from varde.people.models import Member
from varde.steps.roles import (
    AUTHOR,
    HANDLER,
    LABELS,
    MANAGERS,
    OCCUPATIONAL_HEALTH,
    OVERSEERS,
    REPORTER,
    SAFETY_REPRESENTATIVE,
)
from varde.steps.step import Actor, Stepped

LONGEST = 10_000
TIME_TO_WITHDRAW = datetime.timedelta(minutes=15)

# Who answers for the case in a conversation, and whose questions wait for them.
INSIDERS = OVERSEERS | {HANDLER}
ANSWERERS = MANAGERS | {HANDLER}
ASKERS = frozenset({REPORTER, SAFETY_REPRESENTATIVE, OCCUPATIONAL_HEALTH})
NONE = Q(pk__in=[])


class Discussed(Protocol):
    """A row people talk about. `insiders` names its fields of members who read internal notes."""

    insiders: ClassVar[tuple[str, ...]]
    pk: Any
    _meta: ClassVar[Any]

    def place(self) -> Any: ...
    def roles_for(self, actor: Actor) -> frozenset[str]: ...


class MessageQuerySet(OwnedQuerySet["Message"]):
    def visible_to(self, viewer: Any) -> Self:
        """Messages about rows the viewer may see; internal notes only for those inside."""
        about = [_heard(model, viewer) for model in discussed()]
        return super().visible_to(viewer).filter(reduce(or_, about, NONE))

    def of(self, subject: Discussed) -> Self:
        return self.filter(subject_model=subject._meta.label_lower, subject_key=subject.pk)

    def sent(self) -> Self:
        return self.filter(state=rules.SENT)

    def for_reporter(self) -> Self:
        """What the reporter and whoever holds the code may read."""
        return self.filter(to_reporter=True)

    def unanswered(self) -> Self:
        return self.sent().filter(IsWaiting())

    def to_those_who_answer(self) -> Self:
        """What the reporter or an adviser waits for a word on."""
        return self.unanswered().filter(author_role__in=ASKERS)

    def waiting_for(self, role: str, *, to_reporter: bool) -> Self:
        """The questions that a message by someone in this role is an answer to."""
        waiting = self.unanswered()
        if role == REPORTER:
            return waiting.filter(to_reporter=True).exclude(author_role__in=ASKERS)
        if role not in ANSWERERS:
            return waiting.none()
        return waiting.filter(author_role__in=ASKERS if to_reporter else ASKERS - {REPORTER})

    def in_order(self) -> Self:
        return self.order_by("at", "pk")


class Message(CompanyOwned, Stepped):
    """Something said about a row: to the reporter, or a note among those inside."""

    subject_model = models.CharField(max_length=60)
    subject_key = models.UUIDField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    author_kind = models.CharField(max_length=20)
    author_role = models.CharField(max_length=30)
    text = models.TextField()
    at = models.DateTimeField()
    to_reporter = models.BooleanField()
    asks = models.BooleanField(default=False)
    answered_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    private: ClassVar[frozenset[str]] = frozenset({"text"})
    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["company", "subject_model", "subject_key", "at"], name="message_thread"
            ),
            models.Index(F("company"), F("subject_model"), Waits(), name="message_that_waits"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
            # Whoever came by a code must not be known: no member is ever kept for them.
            models.CheckConstraint(
                condition=Q(author_kind__in=KNOWN_KINDS, author__isnull=False)
                | (~Q(author_kind__in=KNOWN_KINDS) & Q(author__isnull=True)),
                name="message_author_only_for_members",
            ),
        ]

    def __str__(self) -> str:
        return str(LABELS.get(self.author_role, self.author_role))

    @property
    def subject(self) -> str:
        """The reference of the row this is about."""
        return f"{self.subject_model}:{self.subject_key}"

    def place(self) -> Unit | None:
        return self.unit

    def roles_of(self, actor: Actor) -> frozenset[str]:
        if actor.kind == CODE_KIND:
            return self._roles_of_code_holder(actor)
        is_mine = self.author_id is not None and self.author_id == _member_key(actor)
        return frozenset({AUTHOR} if is_mine else ())

    def _roles_of_code_holder(self, actor: Actor) -> frozenset[str]:
        if getattr(actor, "holds_code_to", "") != self.subject:
            return frozenset()
        return frozenset({REPORTER, AUTHOR} if self.author_kind == CODE_KIND else {REPORTER})

    def can_still_be_withdrawn(self, now: datetime.datetime) -> bool:
        return self.state == rules.SENT and now - self.at <= TIME_TO_WITHDRAW


def lets_inside(subject: Discussed, viewer: Actor) -> bool:
    """May the viewer read internal notes? Those who oversee or handle, not all who see the row."""
    return bool(subject.roles_for(viewer) & INSIDERS)


def discussed() -> list[type[models.Model]]:
    """Every kind of row in the house that people talk about."""
    return [model for model in apps.get_models() if hasattr(model, "insiders")]


def _heard(model: Any, viewer: Any) -> Q:
    # Asked of each message: all that somebody sees may be a million rows.
    seen = model._default_manager.get_queryset().visible_to(viewer)
    about = Q(
        Exists(seen.filter(pk=OuterRef("subject_key"))), subject_model=model._meta.label_lower
    )
    return about & (Q(to_reporter=True, state=rules.SENT) | _heard_inside(model, viewer))


def _heard_inside(model: Any, viewer: Any) -> Q:
    if viewer.member is None:
        return NONE
    inside = Q(author=viewer.member)
    for path in viewer.paths_of(OVERSEERS):
        inside |= Q(unit__path__range=span_of(path))
    for field in model.insiders:
        hands = Q(**{field: viewer.member})
        if covers := getattr(viewer, "covers", ()):
            hands |= Q(**{f"{field}__in": covers})
        mine = model._default_manager.get_queryset().filter(hands)
        inside |= Q(Exists(mine.filter(pk=OuterRef("subject_key"))))
    return inside


def _member_key(actor: Actor) -> uuid.UUID | None:
    member = getattr(actor, "member", None)
    return member.pk if member else None
