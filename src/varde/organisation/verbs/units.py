"""The tree of units: open, rename, move, close, reopen."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import around, rules
from varde.organisation.models import Unit, Workplace
from varde.organisation.names import sorting_key
from varde.organisation.verbs.naming import rename
from varde.steps.step import Actor


def open_unit(*, name: str, parent: Unit | None, by: Actor, number: str = "") -> Unit:
    """Add a part of the undertaking under another; without a parent it is the top itself."""
    unit = Unit(company_id=by.company_id, name=name, sort_name=sorting_key(name), number=number)
    with trail.gathered():
        if parent is None:
            return _plant(unit, by=by)
        _hold_tree(unit)
        above = Unit.objects.get(pk=parent.pk)
        _refuse_to_lie_under(above, unit)
        _keep_numbers_apart(unit)
        unit.path = above.path  # where roles count until the tree gives it a place of its own
        return rules.OPEN_UNIT.create(
            unit, by=by, save=lambda: Unit.objects.add_child(above, instance=unit)
        )


def rename_unit(unit: Unit, *, name: str, by: Actor, number: str | None = None) -> None:
    """Call the unit by its new name; a number given is its new number."""
    with rules.RENAME_UNIT.taken(unit, by=by):
        rename(unit, name)
        if number is not None:
            unit.number = number
            _keep_numbers_apart(unit)


def move_unit(unit: Unit, *, parent: Unit, by: Actor) -> None:
    """Let the unit, with all under it, belong to another."""
    with trail.gathered():
        _hold_tree(unit)
        with rules.MOVE_UNIT.taken(unit, by=by):
            above = Unit.objects.get(pk=parent.pk)
            _refuse_to_lie_under(above, unit)
            if not rules.MOVE_UNIT.who & by.roles_at(above):
                raise Forbidden(_("You can only move it to where you decide yourself."))
            Unit.objects.move(unit, above, pos="last-child")
            unit.refresh_from_db()


def close_unit(unit: Unit, *, by: Actor) -> None:
    """The unit is no more; its history stays."""
    with rules.CLOSE_UNIT.taken(unit, by=by):
        for hindrance in what_hinders_closing(unit):
            raise Refused(hindrance)


def reopen_unit(unit: Unit, *, by: Actor) -> None:
    """Take the unit into use again."""
    with rules.REOPEN_UNIT.taken(unit, by=by):
        if Unit.objects.all().on_the_way_to(unit).filter(state=rules.CLOSED).exists():
            raise Refused(_("The unit above is closed. Reopen that one first."))


def what_hinders_closing(unit: Unit) -> Iterator[str]:
    """All that must be seen to before the unit can close, from every room."""
    if unit.depth == 1:
        yield _("This is the undertaking itself and cannot be closed.")
        return
    if Unit.objects.all().right_under(unit).open().exists():
        yield _("Close or move the units under it first.")
    if Workplace.objects.filter(unit=unit).open().exists():
        yield _("Close the workplaces first, or give them to another unit.")
    yield from around.objections.read(unit)


def _plant(unit: Unit, *, by: Actor) -> Unit:
    """The top of a new tree: one for each undertaking."""
    if Unit.objects.all().top().filter(company_id=unit.company_id).exists():
        raise Refused(_("The undertaking already has its top. Choose a unit to add this under."))
    return rules.OPEN_UNIT.create(unit, by=by, save=lambda: Unit.objects.add_root(instance=unit))


def _hold_tree(unit: Unit) -> None:
    """One at a time changes the shape of a tree: whoever holds its top."""
    list(Unit.objects.select_for_update(no_key=True).filter(company_id=unit.company_id, depth=1))


def _refuse_to_lie_under(above: Unit, unit: Unit) -> None:
    if above.company_id != unit.company_id or unit.depth == 1:
        raise Refused(_("The unit cannot be moved there. Choose another."))
    if unit.path and above.path.startswith(unit.path):
        raise Refused(_("A unit cannot lie under itself. Choose another."))
    if above.state != rules.OPEN:
        raise Refused(_("%(unit)s is closed. Choose another.") % {"unit": above})


def _keep_numbers_apart(unit: Unit) -> None:
    same = Unit.objects.filter(company_id=unit.company_id, number=unit.number)
    other = same.exclude(pk=unit.pk).first() if unit.number else None
    if other:
        raise Refused(_("%(unit)s already has that number. Choose another.") % {"unit": other})
