"""«Whom do I ask?»: who holds which role for a unit, and who stands in where nobody does."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from varde.organisation.models import Unit
from varde.people import line
from varde.people.line import Held
from varde.steps import roles

ASKED = (
    roles.LEADER,
    roles.SAFETY_REPRESENTATIVE,
    roles.HSE_ADVISER,
    roles.TOP_MANAGER,
    roles.UNION_REPRESENTATIVE,
    roles.OCCUPATIONAL_HEALTH,
)


@dataclass(frozen=True)
class Answer:
    """One role: those who hold it nearest by, and a word on where, or on who stands in."""

    role: str
    held: list[Held]
    note: str

    @property
    def label(self) -> str:
        return str(roles.HELD[self.role])


def to_ask(unit: Unit, *, on: datetime.date) -> list[Answer]:
    """Every role people look for, in the order they look. One query."""
    held = line.holders(unit, roles=ASKED, on=on)
    return [_answer(role, unit, held) for role in ASKED]


def _answer(role: str, unit: Unit, held: Sequence[Held]) -> Answer:
    near = _nearest(held, role)
    if not near:
        return Answer(role, [], _stand_in(role, held))
    return Answer(role, near, _where(role, unit, near[0].unit))


def _nearest(held: Sequence[Held], role: str) -> list[Held]:
    """All at the unit where somebody holds it: the nearest one."""
    of_role = [one for one in held if one.role == role]
    return [one for one in of_role if one.unit_id == of_role[0].unit_id]


def _where(role: str, unit: Unit, where: Unit) -> str:
    if where.pk == unit.pk or role == roles.TOP_MANAGER:
        return ""
    if role == roles.LEADER:
        return _("Leads %(unit)s. This unit has no leader of its own.") % {"unit": where}
    return _("For %(unit)s.") % {"unit": where}


def _stand_in(role: str, held: Sequence[Held]) -> str:
    """Nothing is ownerless: the nearest leader, at last the top manager, has what nobody has."""
    for leads in (roles.LEADER, roles.TOP_MANAGER):
        near = _nearest(held, leads)
        if near and role == roles.LEADER:
            return _("Nobody yet. %(name)s gets the cases.") % {"name": near[0].member}
        if near and leads != role:
            return _("Nobody yet. Ask %(name)s.") % {"name": near[0].member}
    return _("Nobody yet.")
