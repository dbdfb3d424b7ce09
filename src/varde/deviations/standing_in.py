"""Cases that wait for somebody else than their handler: nothing lies still when a role ends.

Two kinds, both for those who lead the case's unit now, its leader and deputies alike:
what lies with nobody, with somebody who answered for the unit once and does not any more, or with
somebody who is away without anyone standing in; and, for a deputy, what the leader has not read
yet or has let become overdue.

And one for who is back: what came while they were away, and lies with whoever stood in.
"""

import uuid
from functools import lru_cache, reduce
from operator import or_

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, UUIDField
from django.db.models.functions import Left, Length

from varde.deviations.models import NOTHING, Deviation
from varde.deviations.rules import State
from varde.deviations.urgency import IsOpen
from varde.foundation.questions import KEPT, Given, Question
from varde.organisation.models import Unit, span_of
from varde.people import rules as people
from varde.people.actors import Actor
from varde.people.models import Absence, Appointment, AppointmentQuerySet
from varde.steps.roles import LEADER, MANAGERS, TOP_MANAGER

LEADERS = frozenset({LEADER, TOP_MANAGER})


def ways(actor: Actor) -> list[Q]:
    """What open cases somebody else has, and this one should take over or see to. No query.

    Each by itself, so that each begins at the few handlers it is about.
    """
    if actor.member is None or not actor.paths_of(LEADERS):
        return []
    still_open, nobody = Q(IsOpen()), Q(handler=None)
    others = ~Q(handler__in={actor.member.pk, *actor.covers})
    lies_still = Q(state=State.REPORTED) | Q(due_date__lt=actor.today)
    leads = _leads(actor)
    return [
        still_open & nobody & leads,
        still_open & others & _role_is_over(actor) & leads,
        still_open & others & _is_away_alone(actor) & leads,
        still_open & others & _is_deputy_for(actor) & lies_still,
        still_open & (nobody | others) & _came_while_away(actor),
    ]


def either(ways: list[Q]) -> Q:
    """All of it as one condition, for cases that are found already."""
    return reduce(or_, ways, NOTHING)


def is_for(actor: Actor, case: Deviation) -> bool:
    """Should this one take this case over? One query; none where it is clear without."""
    if not case.is_open or actor.member is None or not actor.paths_of(LEADERS):
        return False
    if case.handler_id in {actor.member.pk, *actor.covers}:
        return False
    return bool(_one_of_theirs(actor.as_today()).ask(case=case.pk))


@lru_cache(maxsize=KEPT)
def _one_of_theirs(actor: Actor) -> Question:
    cases = Deviation.objects.filter(either(ways(actor)), pk=Given("case", UUIDField()))
    return Question(cases.values_list("pk")[:1])


def _role_is_over(actor: Actor) -> Q:
    """Somebody has it who answered for the unit until the role was over."""
    of_handler = _above_the_case().filter(member=OuterRef("handler"), role__in=MANAGERS)
    now = Exists(of_handler.on(actor.today))
    once = Exists(of_handler.filter(start_date__lte=actor.today))
    return Q(handler__in=_led_once(actor)) & Q(once) & ~Q(now)


def _is_away_alone(actor: Actor) -> Q:
    """Somebody has it who is away, and nobody stands in."""
    alone = Absence.objects.visible_to(actor).unfilled(actor.today)
    return Q(handler__in=alone.values("member"))


def _came_while_away(actor: Actor) -> Q:
    """It came to whoever stood in for the actor, who is back."""
    away = Absence.objects.on(actor.today).filter(member=actor.member)
    return Q(handler_for=actor.member) & ~Q(Exists(away))


def _led_once(actor: Actor) -> "QuerySet[Appointment, uuid.UUID]":
    """The few who answered for some unit and do not any more: their cases alone are looked at."""
    held = Appointment.objects.visible_to(actor).filter(role__in=MANAGERS)
    over = held.filter(Q(state=people.ENDED) | Q(end_date__lt=actor.today))
    return over.values_list("member_id", flat=True)


def _leads(actor: Actor) -> Q:
    """The actor leads the unit, or is deputy: nobody leads it from nearer."""
    alone = Absence.objects.unfilled(actor.today).values("member")
    leaders = _above_the_case().on(actor.today).filter(role=LEADER, member__state=people.ACTIVE)
    nearer = leaders.exclude(member__in=alone)
    found = NOTHING
    for held in actor.held:
        if held.role in LEADERS:
            depth = 0 if held.role == TOP_MANAGER else len(held.path)
            closer = nearer.annotate(far=Length("unit__path")).filter(far__gt=depth)
            found |= _at_or_under(held.path) & ~Q(Exists(closer))
    return found


def _at_or_under(path: str) -> Q:
    """At the top there is nothing to ask: PostgreSQL would take it to be few, and begin there."""
    return Q() if len(path) == Unit.steplen else Q(unit__path__range=span_of(path))


def _is_deputy_for(actor: Actor) -> Q:
    """The handler leads the unit from where the actor is deputy."""
    led = _above_the_case().on(actor.today).filter(role__in=LEADERS)
    mine = Appointment.objects.on(actor.today).filter(
        member=actor.member, is_deputy=True, unit=OuterRef("unit"), role=OuterRef("role")
    )
    leader = led.filter(member=OuterRef("handler"), is_deputy=False)
    return Q(handler__in=_led_beside(actor)) & Q(Exists(leader.filter(Exists(mine))))


def _led_beside(actor: Actor) -> "QuerySet[Appointment, uuid.UUID]":
    """Those who lead a unit where the actor is deputy."""
    mine = Appointment.objects.on(actor.today).filter(
        member=actor.member, is_deputy=True, role__in=LEADERS
    )
    led = Appointment.objects.on(actor.today).filter(
        is_deputy=False, role__in=LEADERS, unit__in=mine.values("unit")
    )
    return led.values_list("member_id", flat=True)


def _above_the_case() -> AppointmentQuerySet:
    """Roles at the unit of the case, or at any above it."""
    here = Left(OuterRef("unit__path"), Length(F("unit__path")), output_field=CharField())
    return Appointment.objects.filter(company=OuterRef("company"), unit__path=here)
