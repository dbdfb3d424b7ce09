"""Who acts, found as every page does it: one question, kept word for word."""

import datetime
import uuid
from functools import cache
from typing import Any, NamedTuple

from django.db.models import DateField, Exists, OuterRef, SlugField, UUIDField

from varde.organisation.models import Company, Unit
from varde.organisation.prepared import Given, Prepared, columns_of, row_of
from varde.people.actors import MEMBER_KIND, Actor, Held, member_actor
from varde.people.models import Absence, Appointment, Member

A_DAY = datetime.timedelta(days=1)
MEMBER, COMPANY = columns_of(Member), columns_of(Company, "company")
UNIT = columns_of(Unit, "unit")


class Line(NamedTuple):
    """What a member holds: a line for each role ever held and each group they are in."""

    state: str | None
    start_date: datetime.date | None
    end_date: datetime.date | None
    role: str | None
    path: str | None
    group: uuid.UUID | None
    is_deputy: bool

    def counts(self, today: datetime.date) -> bool:
        dates = {"start_date": self.start_date, "end_date": self.end_date}
        return bool(self.role) and Appointment(state=self.state, **dates).is_on(today)


def actor_in(company: str, *, user: uuid.UUID, now: datetime.datetime) -> Actor | None:
    """The one a user is in an undertaking (its slug), with the roles held now. One query.

    Of most people one line is found. Whoever may stand in for somebody is asked about once more,
    with all that comes with it.
    """
    today = now.date()  # somewhere on earth; so it is asked for a few too many
    found = _question().ask(company=company, user=user, first=today - A_DAY, last=today + A_DAY)
    if not found:
        return None
    member, lines = _member(found[0]), [Line(*values[-len(Line._fields) :]) for values in found]
    if lines[0].is_deputy:
        return member_actor(member, now=now)
    today = member.company.day_of(now)
    held = {Held(str(line.role), str(line.path)) for line in lines if line.counts(today)}
    return Actor(
        MEMBER_KIND,
        member.company,
        now,
        member=member,
        held=tuple(sorted(held)),
        groups=frozenset(line.group for line in lines if line.group),
    )


@cache
def _question() -> Prepared:
    slug, user = Given("company", SlugField()), Given("user", UUIDField())
    first, last = Given("first", DateField()), Given("last", DateField())
    absent = Absence.objects.between(first, last).filter(deputy=OuterRef("pk"))
    roles = ("state", "start_date", "end_date", "role", "unit__path")
    rows = Member.objects.active().filter(company__slug=slug, user=user)
    return Prepared(
        rows.values_list(
            *(*MEMBER, *COMPANY, *UNIT),
            *(f"appointments__{name}" for name in roles),
            *("groups__pk", Exists(absent)),
        )
    )


def _member(values: list[Any]) -> Member:
    """With the undertaking and the unit."""
    own, company = len(MEMBER), len(MEMBER) + len(COMPANY)
    member = row_of(Member, values[:own])
    member.company = row_of(Company, values[own:company])
    member.unit = row_of(Unit, values[company : company + len(UNIT)])
    return member
