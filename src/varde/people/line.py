"""Who answers for a unit: the nearest leader up the tree, at last the top manager."""

import datetime
from collections.abc import Iterable, Sequence

from varde.organisation.models import Unit
from varde.people import rules
from varde.people.models import Appointment, Member
from varde.steps.roles import LEADER, TOP_MANAGER

# Nearest unit first; there a leader before the top manager, the holder before a deputy.


def leader_of(unit: Unit, *, on: datetime.date) -> Member | None:
    """The one who gets this unit's cases on a day: nothing is ownerless. One query."""
    return _nearest(unit, on=on, roles={LEADER, TOP_MANAGER})


def holder(unit: Unit, *, role: str, on: datetime.date) -> Member | None:
    """The nearest holder of a role for a unit, such as its safety representative."""
    return _nearest(unit, on=on, roles={role})


def _nearest(unit: Unit, *, on: datetime.date, roles: set[str]) -> Member | None:
    rows = Appointment.objects.on(on).of_line(unit).filter(role__in=roles)
    held = rows.filter(member__state=rules.ACTIVE).select_related("member", "unit")
    ranked = sorted(held, key=_rank)
    return ranked[0].member if ranked else None


def _rank(appointment: Appointment) -> tuple[int, bool, bool]:
    is_top = appointment.role == TOP_MANAGER
    return -appointment.unit.depth, is_top, appointment.is_deputy


def holders(unit: Unit, *, roles: Iterable[str], on: datetime.date) -> list[Appointment]:
    """Everyone who holds one of the roles for a unit, nearest first: «whom do I ask?»."""
    rows = Appointment.objects.on(on).of_line(unit).filter(role__in=list(roles))
    held = rows.filter(member__state=rules.ACTIVE).select_related("member", "unit")
    return sorted(held, key=_rank)


def leaders_of(units: Sequence[Unit], *, on: datetime.date) -> dict[str, Appointment]:
    """By tree path, for many units of one undertaking: who gets the cases of each. One query."""
    paths = {path for unit in units for path in unit.line_paths()}
    rows = Appointment.objects.on(on).filter(
        company_id__in={unit.company_id for unit in units},
        unit__path__in=paths,
        role__in={LEADER, TOP_MANAGER},
        member__state=rules.ACTIVE,
    )
    nearest: dict[str, Appointment] = {}
    for held in sorted(rows.select_related("member", "unit"), key=_rank):
        nearest.setdefault(held.unit.path, held)
    ways = ((unit.path, reversed(unit.line_paths())) for unit in units)
    found = ((path, next((nearest[p] for p in way if p in nearest), None)) for path, way in ways)
    return {path: held for path, held in found if held}
