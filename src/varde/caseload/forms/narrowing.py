"""What the list of cases is narrowed by."""

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest
from django.forms import ChoiceField, HiddenInput, ModelChoiceField
from django.utils.translation import gettext_lazy as _

from varde.deviations.models import DeviationQuerySet
from varde.deviations.rules import State
from varde.deviations.words import Area, Kind, Severity
from varde.foundation.dates import end_of_day
from varde.lists.forms.narrowing import Narrow, Narrowing
from varde.organisation.forms.choices import UnitBox
from varde.organisation.models import Workplace
from varde.people.actors import Actor
from varde.ui.fields import DateField

ALL = ("", _("All"))


def _severity(rows: DeviationQuerySet, severity: str, _actor: Actor) -> DeviationQuerySet:
    graver = Greatest(Coalesce("actual", 0), Coalesce("potential", 0))
    return rows.alias(graver=graver).filter(graver=int(severity))


def _since(rows: DeviationQuerySet, day: datetime.date, actor: Actor) -> DeviationQuerySet:
    start = end_of_day(day - datetime.timedelta(days=1), actor.company.time_zone)
    return rows.filter(reported_at__gte=start)


def _until(rows: DeviationQuerySet, day: datetime.date, actor: Actor) -> DeviationQuerySet:
    return rows.filter(reported_at__lt=end_of_day(day, actor.company.time_zone))


class NarrowCases(Narrow):
    """The panel above the list of cases."""

    tilstand = ChoiceField(label=_("State"), choices=[ALL, *State.choices], required=False)
    slag = ChoiceField(label=_("Kind"), choices=[ALL, *Kind.choices], required=False)
    alvor = ChoiceField(label=_("Severity"), choices=[ALL, *Severity.choices], required=False)
    omrade = ChoiceField(label=_("Area"), choices=[ALL, *Area.choices], required=False)
    fra = DateField(label=_("Reported from"), required=False)
    til = DateField(label=_("Reported up to"), required=False)

    by: ClassVar[Mapping[str, Any]] = {
        "enhet": lambda rows, unit, _actor: rows.filter(Q(unit__path__range=unit.span())),
        "sted": lambda rows, place, _actor: rows.filter(workplace=place),
        "tilstand": lambda rows, state, _actor: rows.filter(state=state),
        "slag": lambda rows, kind, _actor: rows.filter(kind=kind),
        "alvor": _severity,
        "omrade": lambda rows, area, _actor: rows.filter(area=area),
        "fra": _since,
        "til": _until,
    }

    def fields_of_its_own(self, actor: Actor) -> dict[str, Any]:
        unit = UnitBox(viewer=actor, label=_("Unit, with those under it"), required=False)
        unit.widget.attrs["class"] = "ds-input"
        # Chosen by links from a case: of places there may be too many for a list.
        places = Workplace.objects.visible_to(actor)
        place = ModelChoiceField(places, required=False, widget=HiddenInput)
        return {"enhet": unit, "sted": place}


def narrowed(asked: Mapping[str, str], actor: Actor) -> Narrowing:
    """What is chosen of cases."""
    return Narrowing(NarrowCases, asked, actor)
