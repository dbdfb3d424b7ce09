"""A unit to give cases to."""

from typing import Any

from varde.organisation.forms.choices import APART, FEW, UnitField
from varde.organisation.models import UnitQuerySet
from varde.people.absences import said
from varde.people.actors import Actor
from varde.people.line import leaders_of


class LedUnitField(UnitField):
    """A unit, with the name of whoever gets its cases."""

    def __init__(self, *, viewer: Actor, units: UnitQuerySet, **kwargs: Any) -> None:
        self.today = viewer.today
        self.leaders = leaders_of(list(units[:FEW]), on=viewer.today)
        super().__init__(viewer=viewer, units=units, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        held = self.leaders.get(obj.path)
        name = super().label_from_instance(obj)
        if held is None:
            return name
        away = said(held.away_until, self.today)
        return f"{name}{APART}{' '.join(filter(None, [held.member.name, away]))}"
