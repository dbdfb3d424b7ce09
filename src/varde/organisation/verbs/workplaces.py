"""The places where work is done: open, change, close, reopen."""

from django.utils.translation import gettext as _

from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import rules
from varde.organisation.models import Unit, Workplace
from varde.organisation.names import sorting_key
from varde.organisation.verbs.naming import rename
from varde.steps.step import Actor


def open_workplace(*, unit: Unit, name: str, by: Actor, address: str = "") -> Workplace:
    """Add a place where work is done."""
    workplace = Workplace(
        company_id=by.company_id,
        unit=unit,
        name=name,
        sort_name=sorting_key(name),
        address=address,
    )
    _refuse_closed(unit)
    return rules.OPEN_WORKPLACE.create(workplace, by=by)


def change_workplace(
    workplace: Workplace, *, unit: Unit, name: str, address: str, by: Actor
) -> None:
    """Say again what the place is called, where it is and who it belongs to."""
    with rules.CHANGE_WORKPLACE.taken(workplace, by=by):
        if unit.pk != workplace.unit_id:
            _refuse_closed(unit)
            _refuse_stranger(unit, by=by)
        rename(workplace, name)
        workplace.unit, workplace.address = unit, address


def close_workplace(workplace: Workplace, *, by: Actor) -> None:
    """Nobody works there any more."""
    with rules.CLOSE_WORKPLACE.taken(workplace, by=by):
        pass


def reopen_workplace(workplace: Workplace, *, by: Actor) -> None:
    """There is work there again."""
    with rules.REOPEN_WORKPLACE.taken(workplace, by=by):
        _refuse_closed(workplace.unit)


def _refuse_closed(unit: Unit) -> None:
    if unit.state != rules.OPEN:
        raise Refused(_("%(unit)s is closed. Choose another.") % {"unit": unit})


def _refuse_stranger(unit: Unit, *, by: Actor) -> None:
    if not rules.CHANGE_WORKPLACE.who & by.roles_at(unit):
        raise Forbidden(_("You can only move it to where you decide yourself."))
