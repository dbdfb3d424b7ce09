"""Who acts: a member, another system with a member's key, a stranger, a code holder, Varde."""

import datetime
import uuid
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db.models import DateField, FilteredRelation, Q, UUIDField, Value
from django.utils.translation import gettext as _

from varde.foundation.questions import Given, Question
from varde.foundation.references import reference
from varde.organisation.models import Company, Unit
from varde.people.models import (
    Absence,
    Appointment,
    GroupMember,
    Member,
    in_force,
)
from varde.steps.roles import EMPLOYEE, HSE_ADVISER, MANAGERS, STRANGER, SYSTEM

MEMBER_KIND, TOKEN_KIND = "member", "token"
STRANGER_KIND, CODE_KIND, SYSTEM_KIND = "stranger", "code", "system"
# Those of whom we know which member it is.
KNOWN_KINDS = (MEMBER_KIND, TOKEN_KIND)


class Held(NamedTuple):
    """A role in force, and the tree path under which it counts; perhaps somebody else's."""

    role: str
    path: str
    instead_of: uuid.UUID | None = None

    def counts_at(self, unit: Any) -> bool:
        """At a unit under it; for the whole undertaking only when held at the top."""
        if isinstance(unit, Unit):
            return bool(unit.path.startswith(self.path))
        return len(self.path) == int(Unit.steplen)


class Absent(NamedTuple):
    """Somebody who is away, and for whom the actor stands in."""

    key: uuid.UUID
    name: str


@dataclass(frozen=True)
class Actor:
    """The one who acts, in one undertaking, at one moment."""

    kind: str
    company: Company
    now: datetime.datetime
    member: Member | None = None
    held: tuple[Held, ...] = ()
    groups: frozenset[uuid.UUID] = field(default_factory=frozenset)
    holds_code_to: str = ""
    job: str = ""
    key: str = ""
    # What many rows are changed in at once: the mark their events have in common.
    batch: str = ""
    stands_in: tuple[Absent, ...] = ()
    acts_for: str = ""

    @property
    def company_id(self) -> uuid.UUID:
        return self.company.pk

    @property
    def today(self) -> datetime.date:
        """The day it is where the undertaking is."""
        return self.company.day_of(self.now)

    @property
    def reference(self) -> str:
        """What the trail keeps; empty for everyone who must not be known."""
        return reference(self.member) if self.member else ""

    @property
    def label(self) -> str:
        if self.member and self.key:
            return _("%(name)s, by the key «%(key)s»") % {"name": self.member, "key": self.key}
        if self.member and self.acts_for:
            return _("%(name)s for %(absent)s") % {"name": self.member, "absent": self.acts_for}
        names = {STRANGER_KIND: _("Someone"), CODE_KIND: _("The reporter"), SYSTEM_KIND: self.job}
        return self.member.name if self.member else names[self.kind]

    def as_today(self) -> "Actor":
        """The same one at any moment of the day: what may be asked alike until midnight."""
        start = datetime.datetime.combine(self.today, datetime.time(), self.company.zone)
        return replace(self, now=start)

    def roles_at(self, unit: Any) -> frozenset[str]:
        """Roles that count at a unit; None asks for the whole undertaking."""
        return frozenset({h.role for h in self.held if h.counts_at(unit)} | self._own_roles())

    def paths_of(self, roles: frozenset[str]) -> list[str]:
        """The tree paths under which any of these roles is held."""
        return sorted({h.path for h in self.held if h.role in roles})

    @property
    def covers(self) -> frozenset[uuid.UUID]:
        """Those whose cases and measures one sees to while they are away."""
        return frozenset(one.key for one in self.stands_in)

    def alone(self) -> "Actor":
        """With one's own rights only."""
        own = tuple(held for held in self.held if held.instead_of is None)
        return replace(self, held=own, stands_in=())

    def guises(self) -> "list[Actor]":
        """Oneself; then oneself in the place of each one stands in for, as the trail names it."""
        return [self.alone(), *map(self._in_place_of, self.stands_in)]

    def _in_place_of(self, absent: Absent) -> "Actor":
        counted = tuple(held for held in self.held if held.instead_of in (None, absent.key))
        return replace(self, held=counted, stands_in=(absent,), acts_for=absent.name)

    def _own_roles(self) -> set[str]:
        own = dict.fromkeys(KNOWN_KINDS, EMPLOYEE)
        own |= {STRANGER_KIND: STRANGER, SYSTEM_KIND: SYSTEM}
        return {own[self.kind]} if self.kind in own else set()


def member_actor(member: Member, *, now: datetime.datetime) -> Actor:
    """A member with the roles they hold now. Three queries at most, whatever they hold.

    Whoever stands in for somebody has that one's roles at their units, too.
    """
    groups = _GROUPS.ask(member=member.pk)
    rows = _ROLES.ask(member=member.pk, day=member.company.day_of(now))
    others = {Absent(key, name) for _role, _path, key, name in rows if key != member.pk}
    return Actor(
        MEMBER_KIND,
        member.company,
        now,
        member=member,
        held=tuple(
            Held(role, path, None if key == member.pk else key)
            for role, path, key, _name in rows
            if role
        ),
        groups=frozenset(key for (key,) in groups),
        stands_in=tuple(sorted(others, key=lambda one: (one.name, one.key))),
    )


def _roles() -> Any:
    """Own roles, and those of the absent one stands in for: role, path, whose, name. One query.

    Those who answer for units hand their role over. Representatives are elected (aml § 6-1), and
    auditors and the occupational health service are chosen for themselves: nobody gets theirs.
    """
    member: Any = Given("member", UUIDField())
    day: Any = Given("day", DateField())
    own = Appointment.objects.filter(member=member).on(day)
    absent = Member.objects.filter(
        pk__in=Absence.objects.covered_by(member, on=day).values("member")
    ).annotate(
        now=FilteredRelation(
            "appointments",
            condition=in_force(day, of="appointments__") & Q(appointments__role__in=MANAGERS),
        )
    )
    return own.values_list("role", "unit__path", "member_id", Value("")).union(
        absent.values_list("now__role", "now__unit__path", "pk", "name"), all=True
    )


def _groups() -> Any:
    member: Any = Given("member", UUIDField())
    return GroupMember.objects.filter(member=member).values_list("group_id")


# Asked of everybody who acts and of everybody who is told something.
_ROLES, _GROUPS = Question(_roles), Question(_groups)


def token_actor(member: Member, *, key: str, now: datetime.datetime) -> Actor:
    """Another system, with a key of this member's: what the member may, and no more.

    A key stands in for nobody.
    """
    return replace(member_actor(member, now=now).alone(), kind=TOKEN_KIND, key=key)


def in_charge(actor: Actor) -> Actor:
    """The same one, seeing to what follows from a step they were let take: all of it may be done.

    Whoever may let a person go ends the roles they held and gives away what waited for them,
    also in units where they decide nothing else.
    """
    if actor.member is None or HSE_ADVISER in actor.roles_at(None):
        return actor
    top = actor.member.unit.path[: Unit.steplen]
    return replace(actor, held=(*actor.held, Held(HSE_ADVISER, top)))


@dataclass(frozen=True)
class Leaving:
    """Someone who leaves, and who sees to it: what rooms are asked with for their handovers."""

    member: Member
    by: Actor

    @property
    def company_id(self) -> uuid.UUID:
        return self.member.company_id

    @property
    def today(self) -> datetime.date:
        return self.by.today

    @property
    def now(self) -> datetime.datetime:
        return self.by.now


def stranger(company: Company, *, now: datetime.datetime) -> Actor:
    """Someone at a place. Nothing is known about them, and nothing is kept."""
    return Actor(STRANGER_KIND, company, now)


def code_holder(company: Company, *, row: str, now: datetime.datetime) -> Actor:
    """Whoever holds the code to one row: its reporter, with or without a name."""
    return Actor(CODE_KIND, company, now, holds_code_to=row)


def system(company: Company, *, job: str, now: datetime.datetime) -> Actor:
    """Varde itself, doing a named job."""
    return Actor(SYSTEM_KIND, company, now, job=job)
