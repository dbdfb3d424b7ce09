"""A deviation: something was not as it should be (avvik)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.lookups import LessThan
from django.urls import reverse

from varde.deviations import depth, rules, urgency
from varde.deviations.rules import State
from varde.deviations.words import Area, Hit, Kind, Method, Nature, Severity, Source
from varde.foundation.references import reference
from varde.measures.models import Measure, MeasureQuerySet
from varde.organisation.counting import is_one_of
from varde.organisation.models import (
    Company,
    CompanyOwned,
    OwnedQuerySet,
    Unit,
    Viewer,
    Workplace,
)
from varde.people.actors import Actor
from varde.people.models import Group, Member
from varde.steps.roles import HANDLER, OVERSEERS, REPORTER, SYSTEM
from varde.steps.step import Actor as AnyActor
from varde.steps.step import Stepped

# A reporter hears what was decided within two weeks (practice; DOMAIN 5.2).
DAYS_TO_ANSWER = 14

# SQLite takes an index with a condition only when the same words stand in the question: what is
# given along with it could be anything, and then every case there is would be read.
_EMPTY = RawSQL("''", ())
NOTHING = models.Q(pk__in=[])
UNOPENED = models.Q(urgency.IsFromRegister(), state=State.REPORTED)


class DeviationQuerySet(OwnedQuerySet["Deviation"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """My own, those I handle, and those of the units I answer for or represent.

        A case closed to a group is there only for the group, its handler and its reporter.
        """
        rows = super().visible_to(viewer)
        if not isinstance(viewer, Actor):
            return rows.none()
        if viewer.holds_code_to:
            return rows.filter(pk=viewer.holds_code_to.partition(":")[2])
        mine = models.Q(reporter=viewer.member) | models.Q(handler=viewer.member)
        if viewer.covers:
            mine |= models.Q(handler__in=viewer.covers, closed_to=None)
        return rows.filter(mine | self._of_my_units(viewer)) if viewer.member else rows.none()

    def _of_my_units(self, viewer: Actor) -> models.Q:
        of_mine = models.Q(closed_to__in=viewer.groups) if viewer.groups else NOTHING
        paths = viewer.paths_of(OVERSEERS)
        if not paths:
            return of_mine
        return models.Q(closed_to=None) & _is_under(paths) | of_mine

    def sent_as(self, submissions: Iterable[str]) -> Self:
        """What came of these submissions, in whatever undertaking is asked for."""
        return self.filter(submission__in=submissions).exclude(submission=_EMPTY)

    def behind(self, code: str) -> Self:
        """The case whose receipt has this code."""
        return self.filter(code=code).exclude(code=_EMPTY)

    def open(self) -> Self:
        return self.filter(urgency.IsOpen())

    def overdue(self, today: datetime.date) -> Self:
        # Urgency is never later than the deadline: with it, only the first of the index is read.
        late = LessThan(urgency.Urgency(), today)
        return self.open().filter(late, due_date__lt=today)

    def burning(self) -> Self:
        """Somebody says that it is dangerous now, and nobody has read it yet."""
        return self.filter(state=State.REPORTED, is_dangerous_now=True)

    def with_urgency(self) -> Self:
        return self.annotate(urgency=urgency.Urgency())

    def published(self) -> Self:
        return self.exclude(lesson_published_at=None)

    def unopened(self) -> Self:
        """Open cases of another register that nobody here has begun on."""
        return self.filter(UNOPENED)

    def begun(self) -> Self:
        """All the others: old cases taken over by the hundred are not today's work."""
        return self.exclude(UNOPENED)


def _is_under(paths: list[str]) -> models.Q:
    """Does it belong to a unit under one of these? Held at the top there is nothing to ask.

    Asked of each row: the rows of a large unit are not gathered first to be put in order.
    """
    if any(len(path) == Unit.steplen for path in paths):
        return models.Q()
    return is_one_of("unit", Unit.objects.led_from(paths))


class Deviation(CompanyOwned, Stepped):
    """From somebody's words to a proven lesson."""

    # No index of their own for what the indexes below begin with: each one costs every new case.
    company = models.ForeignKey(
        Company, models.PROTECT, related_name="+", editable=False, db_index=False
    )
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()

    # What was said
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="nb")
    is_dangerous_now = models.BooleanField(null=True)
    anyone_hurt = models.BooleanField(null=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.MEMBER)

    # Where and when
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    workplace = models.ForeignKey(
        Workplace, models.PROTECT, null=True, related_name="+", db_index=False
    )
    spot = models.CharField(max_length=200, blank=True)
    happened_at = models.DateTimeField(null=True)
    discovered_at = models.DateTimeField()
    reported_at = models.DateTimeField()

    # Who said it. All empty for those who gave no name: there is then nothing to find.
    reporter = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", db_index=False
    )
    reporter_name = models.CharField(max_length=200, blank=True)
    reporter_contact = models.CharField(max_length=200, blank=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    submission = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=64, blank=True)

    # Who has it
    handler = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    # The leader it would have come to, who was away: it waits for them, too, when they are back.
    handler_for = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", db_index=False
    )
    due_date = models.DateField(null=True)
    first_answer_at = models.DateTimeField(null=True)
    closed_to = models.ForeignKey(
        Group, models.PROTECT, null=True, related_name="+", db_index=False
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_index=False
    )

    # What it is
    nature = models.CharField(max_length=20, choices=Nature.choices, blank=True)
    area = models.CharField(max_length=20, choices=Area.choices, blank=True)
    breached = models.TextField(blank=True)
    actual = models.PositiveSmallIntegerField(choices=Severity.choices, null=True)
    potential = models.PositiveSmallIntegerField(choices=Severity.choices, null=True)
    # What was hit, or could have been. Empty until somebody has assessed it.
    hits_people = models.BooleanField(null=True)
    hits_environment = models.BooleanField(null=True)
    hits_property = models.BooleanField(null=True)
    hits_reputation = models.BooleanField(null=True)
    immediate = models.TextField(blank=True)

    # Why, and what came of it
    method = models.CharField(max_length=20, choices=Method.choices, blank=True)
    analysis = models.JSONField(default=dict)
    cause = models.TextField(blank=True)
    effect_date = models.DateField(null=True)
    effect_helped = models.BooleanField(null=True)
    effect_note = models.TextField(blank=True)
    no_prevention_because = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    helped = models.BooleanField(null=True)
    helped_note = models.TextField(blank=True)
    lesson_title = models.CharField(max_length=200, blank=True)
    lesson = models.TextField(blank=True)
    lesson_published_at = models.DateTimeField(null=True)

    # What another register knew that we have no field for
    extra = models.JSONField(default=dict)

    # Words about the case are kept before and after; words about persons are not.
    private: ClassVar[frozenset[str]] = frozenset(
        {
            *("reporter_name", "reporter_contact", "on_behalf_of", "anyone_hurt"),
            *("submission", "code", "extra"),
            *("immediate", "effect_note", "helped_note"),
        }
    )
    # Who reads the notes in its thread without overseeing the unit.
    insiders: ClassVar[tuple[str, ...]] = ("handler",)
    # What says whom its turns concern, read along with it.
    told_with: ClassVar[tuple[str, ...]] = (
        *("company", "unit", "workplace"),
        *("handler__company", "handler__user", "reporter__company", "reporter__user"),
    )
    objects = DeviationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "year", "serial"], name="one_case_a_number"),
            models.UniqueConstraint(
                fields=["company", "submission"],
                condition=~models.Q(submission=""),
                name="sent_once_is_one_case",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="one_case_a_code"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.CLOSED) | ~models.Q(closed_at=None),
                name="closed_case_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.REJECTED) | ~models.Q(conclusion=""),
                name="rejected_case_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.MERGED) | ~models.Q(merged_into=None),
                name="merged_case_knows_where",
            ),
        ]
        indexes = [
            models.Index(
                models.F("company"),
                urgency.Urgency(),
                models.F("id").desc(),
                condition=models.Q(state__in=rules.OPEN),
                name="open_cases_by_urgency",
            ),
            # No condition on the state: it would be held against every state that is asked for.
            models.Index(
                fields=["company", "state", "-reported_at", "id"],
                condition=models.Q(source=Source.REGISTER),
                name="cases_of_another_register",
            ),
            models.Index(fields=["company", "unit", "-reported_at"], name="cases_of_a_unit"),
            # «Not null» must be said so: of «not (null)» SQLite sees nothing it could use.
            models.Index(
                fields=["company", "workplace", "-reported_at"],
                condition=models.Q(workplace__isnull=False),
                name="cases_of_a_workplace",
            ),
            models.Index(fields=["company", "reporter", "-reported_at"], name="cases_i_reported"),
            models.Index(fields=["company", "handler", "state"], name="cases_i_handle"),
            models.Index(
                fields=["company", "handler_for"],
                condition=models.Q(handler_for__isnull=False),
                name="cases_for_the_absent",
            ),
            models.Index(fields=["company", "-reported_at", "id"], name="newest_cases"),
            # Of these a new case is none yet, so it costs nothing to report one.
            models.Index(
                fields=["company", "-first_answer_at"],
                condition=models.Q(first_answer_at__isnull=False),
                name="first_answers",
            ),
            models.Index(
                fields=["company", "closed_at"],
                condition=models.Q(helped__isnull=False),
                name="answers_on_whether_it_helped",
            ),
            models.Index(
                fields=["closed_to"],
                condition=models.Q(closed_to__isnull=False),
                name="cases_of_a_group",
            ),
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="cases_merged_into",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("deviations:detail", args=[self.company.slug, self.pk])

    @property
    def number(self) -> str:
        """What people say: 2026-142."""
        return f"{self.year}-{self.serial}"

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def severity(self) -> int:
        """The graver of what happened and what could have; 0 when not assessed."""
        return max(self.actual or 0, self.potential or 0)

    @property
    def hit(self) -> list[Hit]:
        """What was, or could have been, hit."""
        return [one for one in Hit if getattr(self, f"hits_{one}")]

    @property
    def is_explained(self) -> bool:
        """The cause is written, and found as deep as the case is grave by now."""
        lacks = depth.missing(self.severity, method=self.method, answers=self.analysis)
        return bool(self.cause) and not lacks

    @property
    def is_open(self) -> bool:
        return self.state in rules.OPEN

    @property
    def is_unopened(self) -> bool:
        """Of another register, and nobody here has begun on it."""
        return self.source == Source.REGISTER and self.state == State.REPORTED

    @property
    def is_burning(self) -> bool:
        """Somebody says that it is dangerous now, and nobody has read it yet."""
        return self.state == State.REPORTED and bool(self.is_dangerous_now)

    def is_overdue(self, today: datetime.date) -> bool:
        return self.is_open and self.due_date is not None and self.due_date < today

    def said_when(self, name: str) -> datetime.datetime | datetime.date | None:
        """A moment; of another register's cases often only the day is known."""
        moment: datetime.datetime | None = getattr(self, name)
        if moment is None or self.source != Source.REGISTER:
            return moment
        here = moment.astimezone(ZoneInfo(self.company.time_zone))
        return moment if here.time() != datetime.time() else here.date()

    def can_be_answered(self) -> bool:
        """Whoever reported it can read an answer, signed in or by a code."""
        return bool(self.reporter_id or self.code)

    def place(self) -> Unit:
        return self.unit

    def roles_of(self, actor: AnyActor) -> frozenset[str]:
        own = f"people.member:{self.reporter_id}"
        is_reporter = actor.reference == own or self._opened_by_code(actor)
        covered = self.closed_to_id is None and self.handler_id in getattr(actor, "covers", ())
        is_handler = covered or actor.reference == f"people.member:{self.handler_id}"
        return frozenset(
            role for role, held in {REPORTER: is_reporter, HANDLER: is_handler}.items() if held
        )

    def roles_for(self, actor: AnyActor) -> frozenset[str]:
        """Roles at the unit do not count in a case closed to a group one is not in."""
        roles = super().roles_for(actor)
        if self.closed_to_id and self.closed_to_id not in getattr(actor, "groups", ()):
            return self.roles_of(actor) | (roles & {SYSTEM})
        return roles

    def names_reporter_to(self, actor: AnyActor) -> bool:
        """Those who handle the case know who reported it. To everybody else it is a role."""
        return bool(rules.HANDLERS & self.roles_for(actor))

    def _opened_by_code(self, actor: AnyActor) -> bool:
        return bool(getattr(actor, "holds_code_to", "") == reference(self))

    def measures(self) -> MeasureQuerySet:
        """The measures whose source is this case."""
        return Measure.objects.filter(company_id=self.company_id).of(reference(self))


class LessonUnit(CompanyOwned):
    """One unit a lesson is published to, and so to all under it."""

    deviation = models.ForeignKey(Deviation, models.PROTECT, related_name="lesson_units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    objects = OwnedQuerySet["LessonUnit"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deviation", "unit"], name="lesson_once_per_unit")
        ]

    def __str__(self) -> str:
        return f"{self.deviation} – {self.unit}"
