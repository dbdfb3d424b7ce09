"""Who acts, found as every page does it: one question, kept word for word."""

import datetime
import uuid
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, SlugField, UUIDField

from varde.foundation.questions import Given, Question
from varde.people.actors import MEMBER_KIND, Actor, Held, member_actor
from varde.people.models import Absence, Appointment, Member

A_DAY = datetime.timedelta(days=1)


def actor_in(company: str, *, user: uuid.UUID | None, now: datetime.datetime) -> Actor | None:
    """The one a user is in an undertaking (its slug), with the roles held now. One query.

    There is a line for each role they ever held and each group they are in; of most people one.
    Whoever may stand in for somebody is asked about once more, with all that comes with it.
    """
    today = now.date()  # somewhere on earth; so a few too many are found
    lines = _LINES.ask(company=company, user=user, first=today - A_DAY, last=today + A_DAY)
    if not lines:
        return None
    member = lines[0]
    if member.is_deputy:
        return member_actor(member, now=now)
    today = member.company.day_of(now)
    return Actor(
        MEMBER_KIND,
        member.company,
        now,
        member=member,
        held=tuple(sorted({_held(line) for line in lines if _counts(line, today)})),
        groups=frozenset(line.in_group for line in lines if line.in_group),
    )


def _lines() -> Any:
    company, user = Given("company", SlugField()), Given("user", UUIDField())
    first, last = Given("first", DateField()), Given("last", DateField())
    absent = Absence.objects.between(first, last).filter(deputy=OuterRef("pk"))
    mine = Member.objects.active().filter(company__slug=company, user=user)
    return mine.select_related("company", "unit").annotate(
        held_state=F("appointments__state"),
        held_from=F("appointments__start_date"),
        held_until=F("appointments__end_date"),
        held_role=F("appointments__role"),
        held_path=F("appointments__unit__path"),
        in_group=F("groups__pk"),
        is_deputy=Exists(absent),
    )


_LINES = Question(_lines)


def _held(line: Any) -> Held:
    return Held(line.held_role, line.held_path)


def _counts(line: Any, today: datetime.date) -> bool:
    dates = {"start_date": line.held_from, "end_date": line.held_until}
    return bool(line.held_role) and Appointment(state=line.held_state, **dates).is_on(today)
