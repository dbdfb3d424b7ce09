"""Who answers for a unit: the nearest leader up the tree, at last the top manager."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, UUIDField

from varde.foundation.questions import Given, Question, givens, numbered
from varde.organisation.models import Unit
from varde.people import absences, rules
from varde.people.models import Appointment, Member, last_day_away
from varde.steps.roles import LEADER, TOP_MANAGER

# Questions kept: a few sets of roles, at a few depths, on a few days.
FEW_DAYS = 200

Held = Any  # an appointment that knows until when its holder is away

# Nearest unit first; there a leader before the top manager, the holder before a deputy.


class Receiver(NamedTuple):
    """The one who gets what comes, and the leader it would have come to, who is away."""

    member: Member | None
    instead_of: Member | None = None


def leader_of(unit: Unit, *, on: datetime.date) -> Member | None:
    """The one who gets this unit's cases on a day: nothing is ownerless."""
    return receiver(unit, on=on).member


def receiver(unit: Unit, *, on: datetime.date) -> Receiver:
    """The nearest leader who is here. For one who is away: the deputy, else the next leader.

    One query while nobody is away.
    """
    ranked = holders(unit, roles={LEADER, TOP_MANAGER}, on=on)
    first = ranked[0].member if ranked else None
    found = next(_present(ranked, on=on), first)
    return Receiver(found, first if found != first else None)


def leading(unit: Unit, *, on: datetime.date) -> list[Member]:
    """Everyone who leads a unit on a day, nearest first; deputies in the place of the absent."""
    ranked = holders(unit, roles={LEADER, TOP_MANAGER}, on=on)
    return list(dict.fromkeys(_present(ranked, on=on)))


def holder(unit: Unit, *, role: str, on: datetime.date) -> Member | None:
    """The nearest holder of a role for a unit, such as its safety representative."""
    ranked = holders(unit, roles={role}, on=on)
    here = (held for held in ranked if held.away_until is None)
    found = next(here, ranked[0] if ranked else None)
    return found.member if found else None


def _present(ranked: Sequence[Held], *, on: datetime.date) -> Iterator[Member]:
    for held in ranked:
        away = held.away_until is not None
        member = absences.stand_in(held.member, on=on) if away else held.member
        if member:
            yield member


def _rank(appointment: Appointment) -> tuple[int, bool, bool]:
    is_top = appointment.role == TOP_MANAGER
    return -appointment.unit.depth, is_top, appointment.is_deputy


def holders(unit: Unit, *, roles: Iterable[str], on: datetime.date) -> list[Held]:
    """Everyone who holds one of the roles for a unit, nearest first: «whom do I ask?».

    One query; `away_until` is set for those who are away on that day.
    """
    places = unit.line_paths()
    question = _holders(frozenset(roles), len(places))
    found = question.ask(company=unit.company_id, day=on, **numbered("place", places))
    return sorted(found, key=_rank)


@cache
def _holders(roles: frozenset[str], places: int) -> Question:
    """Asked with every report: those at so many places of one line of the tree."""

    def rows() -> Any:
        day: Any = Given("day", DateField())
        line = givens("place", places, CharField())
        held = Appointment.objects.on(day).filter(
            company_id=Given("company", UUIDField()),
            # Gathered first: SQLite then reads those of these places, not of the undertaking.
            unit__in=Unit.objects.filter(path__in=line).order_by(),
            role__in=sorted(roles),
            member__state=rules.ACTIVE,
        )
        away = last_day_away("member", on=day)
        return held.select_related("member", "unit").annotate(away_until=away)

    return Question(rows)


def leaders_of(units: Sequence[Unit], *, on: datetime.date) -> dict[str, Held]:
    """By tree path, for many units of one undertaking: who gets the cases of each. One query."""
    paths = {path for unit in units for path in unit.line_paths()}
    rows = Appointment.objects.on(on).filter(
        company_id__in={unit.company_id for unit in units},
        unit__path__in=paths,
        role__in={LEADER, TOP_MANAGER},
        member__state=rules.ACTIVE,
    )
    nearest: dict[str, Held] = {}
    rows = rows.annotate(away_until=last_day_away("member", on=on))
    for held in sorted(rows.select_related("member", "unit"), key=_rank):
        nearest.setdefault(held.unit.path, held)
    ways = ((unit.path, reversed(unit.line_paths())) for unit in units)
    found = ((path, next((nearest[p] for p in way if p in nearest), None)) for path, way in ways)
    return {path: held for path, held in found if held}
