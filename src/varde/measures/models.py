"""A measure (tiltak): what shall be done, who does it, and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Set
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from varde.measures import rules
from varde.organisation.models import CompanyOwned, OwnedQuerySet, Unit, span_of
from varde.people.actors import SYSTEM_KIND, Actor
from varde.people.models import Group, Member
from varde.steps.roles import CONFIRMER, EMPLOYEE, HANDLER, PLAN_READERS, RESPONSIBLE, SYSTEM
from varde.steps.step import Actor as Anyone
from varde.steps.step import Stepped

CARRIED_OUT = (rules.DONE, rules.CONFIRMED)
UNFINISHED = Q(is_mandatory=True) & (
    Q(state=rules.OPEN) | Q(state=rules.DONE, confirmer__isnull=False)
)
LONGEST_TITLE = 200


class Purpose(models.TextChoices):
    """What the measure is for."""

    IMMEDIATE = "immediate", _("Immediate measure")
    CORRECTIVE = "corrective", _("Corrective measure")
    PREVENTIVE = "preventive", _("Preventive measure")
    MITIGATING = "mitigating", _("Mitigating measure")


class Control(models.TextChoices):
    """The hierarchy of control: the higher up, the safer (aml § 3-1, § 4-1)."""

    ELIMINATE = "eliminate", _("Remove the hazard")
    SUBSTITUTE = "substitute", _("Replace it with something less dangerous")
    TECHNICAL = "technical", _("Shield it or secure it")
    ORGANISATIONAL = "organisational", _("Routine and training")
    PPE = "ppe", _("Personal protective equipment")


class MeasureQuerySet(OwnedQuerySet["Measure"]):
    def visible_to(self, viewer: Any) -> Self:
        """Mine, those of units whose plan I read, and those closed to a group I am in.

        One closed to a group is there only for the group, its handler and its responsible.
        """
        own = super().visible_to(viewer)
        if viewer.member is None:
            return own if viewer.kind == SYSTEM_KIND else own.none()
        if not isinstance(viewer, Actor):
            return own.in_the_hands_of(viewer.member)
        mine = Q(responsible=viewer.member) | Q(handler=viewer.member)
        if viewer.covers:
            mine |= self._covered_by(viewer)
        overseen = Q(confirmer=viewer.member)
        for path in viewer.paths_of(PLAN_READERS):
            overseen |= Q(unit__path__range=span_of(path))
        return own.filter(mine | Q(closed_to=None) & overseen | Q(closed_to__in=viewer.groups))

    def _covered_by(self, viewer: Actor) -> Q:
        """What those I stand in for shall do, keep or look at, unless it is closed to a group."""
        keys = viewer.covers
        theirs = Q(responsible__in=keys) | Q(handler__in=keys) | Q(confirmer__in=keys)
        return theirs & Q(closed_to=None)

    def of(self, source: str) -> Self:
        return self.filter(source=source)

    def open(self) -> Self:
        return self.filter(state=rules.OPEN)

    def overdue(self, today: datetime.date) -> Self:
        return self.open().filter(due_date__lt=today)

    def overdue_by(self, days: int, today: datetime.date) -> Self:
        """Overdue by this many days, or more."""
        return self.overdue(today - datetime.timedelta(days=days - 1))

    def under(self, paths: Iterable[str]) -> Self:
        """Those of the units under these places in the tree."""
        return self.filter(reduce(or_, (Q(unit__path__range=span_of(path)) for path in paths)))

    def carried_out(self) -> Self:
        return self.filter(state__in=CARRIED_OUT)

    def awaiting_confirmation(self) -> Self:
        return self.filter(state=rules.DONE).exclude(confirmer=None)

    def unfinished_mandatory(self) -> Self:
        """What must be in order before the case can be closed: done, and confirmed if asked."""
        return self.filter(UNFINISHED)

    def of_member(self, member: Member) -> Self:
        """What this person shall do, and what they shall look at and confirm."""
        to_do = Q(state=rules.OPEN, responsible=member)
        to_look_at = Q(state=rules.DONE, confirmer=member)
        return self.filter(to_do | to_look_at)

    def waiting_for(self, actor: Actor) -> Self:
        """What is mine to do or confirm, and what I see to for those who are away.

        Nobody confirms for another what they are to do themselves.
        """
        to_do, to_look_at = self.each_waiting_for(actor)
        return to_do | to_look_at

    def each_waiting_for(self, actor: Actor) -> tuple[Self, Self]:
        """The same, what is to be done and what is to be confirmed by themselves."""
        hands = {actor.member.pk, *actor.covers} if actor.member else set()
        to_look_at = Q(state=rules.DONE, confirmer__in=hands)
        if actor.covers:
            to_look_at &= Q(confirmer=actor.member) | ~Q(responsible=actor.member)
        to_do = self.filter(state=rules.OPEN, responsible__in=hands)
        return to_do, self.filter(to_look_at)

    def in_the_hands_of(self, member: Member) -> Self:
        """What somebody else must take over when this person leaves."""
        to_do = Q(state=rules.OPEN, responsible=member)
        to_look_at = Q(state__in=(rules.OPEN, rules.DONE), confirmer=member)
        return self.filter(to_do | to_look_at)

    def due_between(self, first: datetime.date, last: datetime.date) -> Self:
        """Those that should have been done in these days, given up ones not counted."""
        return self.exclude(state=rules.CANCELLED).filter(due_date__range=(first, last))

    def in_time(self) -> Self:
        return self.carried_out().filter(done_date__lte=F("due_date"))

    def with_people(self) -> Self:
        """Everything a line about a measure shows."""
        return self.select_related("company", "unit", "responsible")

    def in_order(self, today: datetime.date) -> Self:
        """What burns first: overdue, then by date; what is over comes last."""
        over = When(~Q(state=rules.OPEN), then=Value(2))
        late = When(due_date__lt=today, then=Value(0))
        ranked = self.annotate(rank=Case(over, late, default=Value(1)))
        return ranked.order_by("rank", "due_date", "pk")


class Measure(CompanyOwned, Stepped):
    """Something exactly one person shall do before a date. The person may lack a login."""

    source = models.CharField(max_length=100, blank=True)
    source_label = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    closed_to = models.ForeignKey(Group, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=LONGEST_TITLE)
    details = models.TextField(blank=True)
    responsible = models.ForeignKey(Member, models.PROTECT, related_name="+")
    handler = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    confirmer = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", db_index=False
    )
    due_date = models.DateField()
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.CORRECTIVE)
    control = models.CharField(max_length=20, choices=Control.choices, blank=True)
    is_mandatory = models.BooleanField(default=True)
    postponed_because = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    done_date = models.DateField(null=True)
    done_note = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True)
    sent_back_because = models.TextField(blank=True)
    cancelled_because = models.TextField(blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["company", "state", "due_date"], name="measure_plan"),
            models.Index(fields=["responsible", "state", "due_date"], name="measure_mine"),
            models.Index(fields=["company", "source"], name="measures_of_a_row"),
            # As far as the question goes: SQLite would else read all in this state.
            models.Index(
                fields=["company", "confirmer", "state"],
                condition=Q(confirmer__isnull=False),
                name="measures_i_look_at",
            ),
            models.Index(
                fields=["company", "handler", "state", "due_date"],
                condition=Q(handler__isnull=False),
                name="measures_i_follow",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmer=None) | ~Q(confirmer=F("responsible")),
                name="measure_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=CARRIED_OUT, done_at__isnull=False, done_date__isnull=False)
                | (~Q(state__in=CARRIED_OUT) & Q(done_at=None, done_date=None)),
                name="measure_done_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=rules.CONFIRMED, confirmed_at__isnull=False)
                & Q(confirmer__isnull=False)
                | (~Q(state=rules.CONFIRMED) & Q(confirmed_at=None)),
                name="measure_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state=rules.CANCELLED) | ~Q(cancelled_because=""),
                name="measure_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("measures:detail", args=[self.company.slug, self.pk])

    def place(self) -> Unit:
        return self.unit

    def roles_of(self, actor: Anyone) -> frozenset[str]:
        member = getattr(actor, "member", None)
        if member is None:
            return frozenset()
        people = {
            RESPONSIBLE: self.responsible_id,
            CONFIRMER: self.confirmer_id,
            HANDLER: self.handler_id,
        }
        own = frozenset(role for role, pk in people.items() if pk == member.pk)
        return own | self._covered_roles(people, getattr(actor, "covers", frozenset()), own)

    def _covered_roles(
        self, people: Mapping[str, Any], covered: Set[Any], own: Set[str]
    ) -> frozenset[str]:
        """The roles of those one stands in for; nobody does a measure and confirms it, too."""
        if not covered or self.closed_to_id:
            return frozenset()
        theirs = {role for role, pk in people.items() if pk in covered}
        if own & {RESPONSIBLE, CONFIRMER} or {RESPONSIBLE, CONFIRMER} <= theirs:
            theirs -= {CONFIRMER}
        if CONFIRMER in own:
            theirs -= {RESPONSIBLE}
        return frozenset(theirs)

    def roles_for(self, actor: Anyone) -> frozenset[str]:
        """Closed to a group, no held role counts for those outside it: only the task is theirs."""
        roles = super().roles_for(actor)
        if self.is_open_to(actor):
            return roles
        return roles & {EMPLOYEE, SYSTEM, RESPONSIBLE, HANDLER}

    def is_open_to(self, actor: Anyone) -> bool:
        return self.closed_to_id is None or self.closed_to_id in getattr(actor, "groups", ())

    def is_overdue(self, today: datetime.date) -> bool:
        return self.state == rules.OPEN and self.due_date < today

    def was_late(self) -> bool:
        return self.done_date is not None and self.done_date > self.due_date

    def awaits_confirmation(self) -> bool:
        return self.state == rules.DONE and self.confirmer_id is not None


def how_many_open_in(unit: Unit) -> int:
    """For the unit itself, whoever asks; what is closed to a group is not told of."""
    return Measure.objects.open().filter(unit=unit, closed_to=None).count()
