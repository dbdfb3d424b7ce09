"""People, and what they are to an undertaking."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from varde.foundation.identity import uuid7
from varde.foundation.references import reference
from varde.organisation.models import CompanyOwned, Named, NamedQuerySet, OwnedQuerySet, Unit
from varde.people import rules
from varde.people.users import UserManager
from varde.steps.roles import HELD, SELF
from varde.steps.step import Actor, Stepped

LANGUAGES = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English"}
SCHEMES = {"auto": _("As the device"), "light": _("Light"), "dark": _("Dark")}


class User(AbstractUser):
    """A person who can sign in. May belong to several undertakings."""

    username = None  # type: ignore[assignment]
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(_("E-mail"), unique=True)
    language = models.CharField(max_length=5, choices=list(LANGUAGES.items()), default="nb")
    scheme = models.CharField(max_length=5, choices=list(SCHEMES.items()), default="auto")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class MemberQuerySet(NamedQuerySet["Member"]):
    def active(self) -> Self:
        return self.filter(state=rules.ACTIVE)

    def with_absence(self, day: datetime.date) -> Self:
        """Each with `away_until`: the last day of an absence, when one is away on this day."""
        return self.annotate(away_until=last_day_away("pk", on=day))

    def at_or_under(self, unit: Unit) -> Self:
        """Those who belong to a unit or to any below it."""
        return self.filter(unit__path__range=unit.span())


class Member(CompanyOwned, Stepped, Named):
    """One person in one undertaking. May have no login: a name on a plan is enough."""

    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="memberships")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    number = models.CharField(max_length=40, blank=True)
    birth_date = models.DateField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    private: ClassVar[frozenset[str]] = frozenset({"birth_date", "phone"})
    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "company"], name="one_membership_per_company"),
            models.UniqueConstraint(
                fields=["company", "number"],
                condition=~models.Q(number=""),
                name="member_number_once_per_company",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state", "sort_name", "id"], name="members_in_alphabet")
        ]

    def place(self) -> Unit:
        return self.unit

    def is_minor(self, on: datetime.date) -> bool:
        """Under 18, when rules of their own apply (aml chapter 11)."""
        grown_up = 18
        born = self.birth_date
        if born is None:
            return False
        had_birthday = (on.month, on.day) >= (born.month, born.day)
        return on.year - born.year - (not had_birthday) < grown_up

    def roles_of(self, actor: Actor) -> frozenset[str]:
        return frozenset({SELF} if actor.reference == reference(self) else ())


class EmploymentForm(models.TextChoices):
    EMPLOYEE = "employee", _("Employee")
    TEMP = "temp", _("Temp")
    APPRENTICE = "apprentice", _("Apprentice")
    HIRED = "hired", _("Hired-in")
    CONTRACTOR = "contractor", _("Contractor")
    PUPIL = "pupil", _("Pupil")
    PLACEMENT = "placement", _("Placement")


class EmploymentQuerySet(OwnedQuerySet["Employment"]):
    def on(self, day: datetime.date) -> Self:
        """Those that counted on a day, also when they have ended since."""
        started = self.filter(start_date__lte=day)
        return started.filter(models.Q(end_date=None) | models.Q(end_date__gte=day))


class Employment(CompanyOwned, Stepped):
    """How and when a person works here (aml §§ 1-6, 1-8, 2-2): own, hired-in, in training."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="employments")
    form = models.CharField(max_length=20, choices=EmploymentForm.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    agency = models.CharField(max_length=200, blank=True)
    instructor = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    training_office = models.CharField(max_length=200, blank=True)
    start_date = models.DateField()
    end_date = models.DateField(null=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gte=models.F("start_date")),
                name="employment_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_form_display()}"

    def place(self) -> Unit:
        return self.unit


def in_force(day: datetime.date, *, of: str = "") -> models.Q:
    """Roles that count on a day. One ended that day is over; the days before it counted."""

    def q(**asked: object) -> models.Q:
        return models.Q(**{f"{of}{name}": value for name, value in asked.items()})

    held = q(state=rules.HELD) & (q(end_date=None) | q(end_date__gte=day))
    over = q(state=rules.ENDED, end_date__gt=day)
    return (held | over) & q(start_date__lte=day)


class AppointmentQuerySet(OwnedQuerySet["Appointment"]):
    def on(self, day: datetime.date) -> Self:
        """Those in force on a day."""
        return self.filter(in_force(day))

    def meeting(self, first: datetime.date, last: datetime.date | None) -> Self:
        """Those held on some day of a period; without a last day it never ends."""
        going_on = models.Q(end_date=None) | models.Q(end_date__gte=first)
        met = self.filter(going_on, state=rules.HELD)
        return met.filter(start_date__lte=last) if last else met


class Appointment(CompanyOwned, Stepped):
    """A role held by a person at a unit, and so for all under it, for a period."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=30, choices=list(HELD.items()))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    is_deputy = models.BooleanField(default=False)
    start_date = models.DateField()
    end_date = models.DateField(null=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date=None) | models.Q(end_date__gte=models.F("start_date")),
                name="appointment_ends_after_start",
            )
        ]
        # Whoever answers for a unit is asked for with every report.
        indexes = [models.Index(fields=["company", "unit", "role"], name="appointments_of_a_line")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_role_display()} ({self.unit})"

    def is_on(self, day: datetime.date) -> bool:
        """For one row what `on` asks of many."""
        if self.state == rules.ENDED:
            return self.start_date <= day and self.end_date is not None and self.end_date > day
        return self.start_date <= day and (self.end_date is None or self.end_date >= day)

    def place(self) -> Unit:
        return self.unit


def last_day_away(member: str, *, on: datetime.date) -> models.Subquery:
    """For a column of many rows: until when this person is away; empty for who is here."""
    away = Absence.objects.on(on).filter(member=models.OuterRef(member))
    return models.Subquery(away.values("end_date")[:1])


# One may stand in for somebody who stood in: so many times, and nobody goes in a circle.
MOST_LINKS = 3


class AbsenceQuerySet(OwnedQuerySet["Absence"]):
    def on(self, day: datetime.date) -> Self:
        """Those of people who are away on a day."""
        return self.filter(state=rules.HELD, start_date__lte=day, end_date__gte=day)

    def between(self, first: Any, last: Any) -> Self:
        """Those of any of these days."""
        return self.filter(state=rules.HELD, start_date__lte=last, end_date__gte=first)

    def to_come(self, day: datetime.date) -> Self:
        """Those that are not over yet."""
        return self.filter(state=rules.HELD, end_date__gte=day)

    def covered_by(self, member: Member, *, on: datetime.date) -> Self:
        """Those whose work comes to this one: as deputy, or because the deputy is away, too.

        Whoever is away covers nobody.
        """
        away = Absence.objects.on(on)
        covered = models.Q(deputy=member)
        for _link in range(MOST_LINKS - 1):
            covered = models.Q(deputy=member) | models.Q(
                deputy__in=away.filter(covered).values("member")
            )
        is_away = models.Exists(away.filter(member=member))
        return self.on(on).filter(covered, ~is_away).exclude(member=member)

    def unfilled(self, day: datetime.date) -> Self:
        """Those nobody stands in for: no deputy is named, or the deputies are away or have left."""
        away = Absence.objects.on(day)
        alone = models.Q(models.Exists(away.filter(member=models.OuterRef("deputy"))))
        nobody = models.Q(deputy=None) | ~models.Q(deputy__state=rules.ACTIVE)
        for _link in range(MOST_LINKS - 1):
            further = away.filter(nobody | alone, member=models.OuterRef("deputy"))
            alone = models.Q(models.Exists(further))
        return self.on(day).filter(nobody | alone)


class Absence(CompanyOwned, Stepped):
    """A person is away for some days, and somebody stands in. Why is never asked."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    start_date = models.DateField()
    end_date = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")),
                name="absence_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(deputy=None) | ~models.Q(deputy=models.F("member")),
                name="absence_with_another_deputy",
            ),
        ]
        # Every page asks whom one stands in for: of all that were, few are not over.
        indexes = [models.Index(fields=["end_date"], name="absences_by_end")]

    def __str__(self) -> str:
        return str(self.member)

    def place(self) -> Unit:
        return self.member.unit

    def roles_of(self, actor: Actor) -> frozenset[str]:
        return self.member.roles_of(actor)


class Group(CompanyOwned, Stepped):
    """A few people who may see what is closed to everybody else (aml § 2 A-3, § 7-2)."""

    name = models.CharField(max_length=200)
    members = models.ManyToManyField(Member, through="GroupMember", related_name="groups")

    objects = OwnedQuerySet["Group"].as_manager()

    def __str__(self) -> str:
        return self.name


class GroupMember(CompanyOwned):
    """One person's place in one group."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="places")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="once_in_each_group")
        ]

    def __str__(self) -> str:
        return f"{self.member} – {self.group}"


class InvitationQuerySet(OwnedQuerySet["Invitation"]):
    def sent(self) -> Self:
        return self.filter(state=rules.SENT)


class Invitation(CompanyOwned, Stepped):
    """A link by which a person gets a login of their own. Only a digest of it is kept."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    private: ClassVar[frozenset[str]] = frozenset({"digest"})
    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.member)

    def place(self) -> Unit:
        return self.member.unit

    def is_over(self, now: datetime.datetime) -> bool:
        return now >= self.expires_at
