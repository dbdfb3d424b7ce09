"""What the plan of measures is narrowed by."""

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

from varde.lists.forms.narrowing import Narrow, Narrowing
from varde.measures.models import MeasureQuerySet, Purpose
from varde.measures.words import STANDINGS
from varde.organisation.forms.choices import UnitBox
from varde.people.actors import Actor
from varde.people.forms.choices import MemberBox
from varde.ui.fields import DateField

ALL = ("", _("All"))
LATE, TO_CONFIRM = "over", "bekreft"
FROM_CASE, OF_ITS_OWN = "sak", "plan"
STATES = [ALL, *((state, words) for state, (words, _fill) in STANDINGS.items())]
SOURCES = [ALL, (FROM_CASE, _("A case")), (OF_ITS_OWN, _("The plan itself"))]
TIMES = [ALL, (LATE, _("Overdue")), (TO_CONFIRM, _("Waits to be confirmed"))]


def _waits(rows: MeasureQuerySet, what: str, actor: Actor) -> MeasureQuerySet:
    return rows.overdue(actor.today) if what == LATE else rows.awaiting_confirmation()


def _source(rows: MeasureQuerySet, where: str, _actor: Actor) -> MeasureQuerySet:
    return rows.of("") if where == OF_ITS_OWN else rows.exclude(source="")


def _since(rows: MeasureQuerySet, day: datetime.date, _actor: Actor) -> MeasureQuerySet:
    return rows.filter(due_date__gte=day)


def _until(rows: MeasureQuerySet, day: datetime.date, _actor: Actor) -> MeasureQuerySet:
    return rows.filter(due_date__lte=day)


class NarrowPlan(Narrow):
    """The panel above the plan."""

    tilstand = ChoiceField(label=_("State"), choices=STATES, required=False)
    venter = ChoiceField(label=_("What it waits for"), choices=TIMES, required=False)
    formal = ChoiceField(label=_("What for"), choices=[ALL, *Purpose.choices], required=False)
    kilde = ChoiceField(label=_("Comes from"), choices=SOURCES, required=False)
    fra = DateField(label=_("Due from"), required=False)
    til = DateField(label=_("Due up to"), required=False)

    by: ClassVar[Mapping[str, Any]] = {
        "enhet": lambda rows, unit, _actor: rows.filter(unit__path__range=unit.span()),
        "ansvarlig": lambda rows, member, _actor: rows.filter(responsible=member),
        "tilstand": lambda rows, state, _actor: rows.filter(state=state),
        "venter": _waits,
        "formal": lambda rows, purpose, _actor: rows.filter(purpose=purpose),
        "kilde": _source,
        "fra": _since,
        "til": _until,
    }

    def fields_of_its_own(self, actor: Actor) -> dict[str, Any]:
        unit = UnitBox(viewer=actor, label=_("Unit, with those under it"), required=False)
        who = MemberBox(viewer=actor, label=_("Who does it"), required=False)
        for box in (unit, who):
            box.widget.attrs["class"] = "ds-input"
        return {"enhet": unit, "ansvarlig": who}


def narrowed(asked: Mapping[str, str], actor: Actor) -> Narrowing:
    """What is chosen of the plan."""
    return Narrowing(NarrowPlan, asked, actor)
