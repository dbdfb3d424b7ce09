"""What can be done with the undertaking, its units and its workplaces."""

import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Refused
from varde.organisation import rules
from varde.organisation.models import Company, Unit, Workplace
from varde.steps.step import Actor

# Words that mean something in an address and can name no undertaking.
RESERVED = {"konto", "m", "svar", "api", "static", "health", "demo", "start", "personvern", "ui"}


def found(
    *, name: str, organisation_number: str, industry_code: str, now: datetime.datetime
) -> Company:
    """Start an undertaking in Varde. Its top unit is opened by whoever becomes top manager."""
    return Company.objects.create(
        name=name,
        slug=_free_slug(name),
        organisation_number=organisation_number,
        industry_code=industry_code,
        founded_at=now,
    )


def open_unit(*, name: str, parent: Unit | None, by: Actor, number: str = "") -> Unit:
    """Add a part of the undertaking under another; without a parent it is the top itself."""
    with trail.gathered():
        above = Unit.objects.select_for_update().get(pk=parent.pk) if parent else None
        unit = Unit(company_id=by.company_id, name=name, number=number)
        if above is None:
            return rules.OPEN_UNIT.create(
                unit, by=by, save=lambda: Unit.objects.add_root(instance=unit)
            )
        return rules.OPEN_UNIT.create(
            unit, by=by, save=lambda: Unit.objects.add_child(above, instance=unit)
        )


def rename_unit(unit: Unit, *, name: str, by: Actor) -> None:
    """Call the unit by its new name."""
    with rules.RENAME_UNIT.taken(unit, by=by):
        unit.name = name


def move_unit(unit: Unit, *, parent: Unit, by: Actor) -> None:
    """Let the unit, with all under it, belong to another."""
    if parent.path.startswith(unit.path):
        raise Refused(_("A unit cannot lie under itself. Choose another."))
    if parent.company_id != unit.company_id or unit.depth == 1:
        raise Refused(_("The unit cannot be moved there. Choose another."))
    with trail.gathered():
        with rules.MOVE_UNIT.taken(unit, by=by):
            pass
        Unit.objects.move(unit, parent, pos="last-child")
    unit.refresh_from_db()


def close_unit(unit: Unit, *, by: Actor) -> None:
    """The unit is no more; its history stays."""
    with rules.CLOSE_UNIT.taken(unit, by=by):
        if unit.depth == 1:
            raise Refused(_("This is the undertaking itself and cannot be closed."))
        if Unit.objects.get_children(unit).filter(state=rules.OPEN).exists():
            raise Refused(_("Close or move the units under it first."))


def reopen_unit(unit: Unit, *, by: Actor) -> None:
    """Take the unit into use again."""
    with rules.REOPEN_UNIT.taken(unit, by=by):
        pass


def open_workplace(*, unit: Unit, name: str, by: Actor, address: str = "") -> Workplace:
    """Add a place where work is done."""
    workplace = Workplace(company_id=by.company_id, unit=unit, name=name, address=address)
    return rules.OPEN_WORKPLACE.create(workplace, by=by)


def change_workplace(
    workplace: Workplace, *, unit: Unit, name: str, address: str, by: Actor
) -> None:
    """Say again what the place is called, where it is and who it belongs to."""
    with rules.CHANGE_WORKPLACE.taken(workplace, by=by):
        workplace.unit, workplace.name, workplace.address = unit, name, address


def close_workplace(workplace: Workplace, *, by: Actor) -> None:
    """Nobody works there any more."""
    with rules.CLOSE_WORKPLACE.taken(workplace, by=by):
        pass


def _free_slug(name: str) -> str:
    letters = name.lower().translate({ord("æ"): "ae", ord("ø"): "o", ord("å"): "a"})
    base = slugify(letters)[:50].strip("-") or "virksomhet"
    taken = set(Company.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{n}" for n in range(2, 10_000))
    return base if base not in taken | RESERVED else next(s for s in numbered if s not in taken)
