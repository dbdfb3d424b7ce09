"""What a list of cases is narrowed by, and each of it said in words."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest
from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

from varde.deviations.models import DeviationQuerySet
from varde.deviations.rules import State
from varde.deviations.words import Area, Kind, Severity
from varde.foundation.dates import end_of_day
from varde.organisation.forms.choices import UnitBox
from varde.people.actors import Actor
from varde.ui import dates
from varde.ui.fields import DateField
from varde.ui.forms import Form

NAMES = ("enhet", "tilstand", "slag", "alvor", "omrade", "fra", "til")
ALL = ("", _("All"))


class Narrow(Form):
    """A panel above the list; what it holds stands in the address."""

    tilstand = ChoiceField(label=_("State"), choices=[ALL, *State.choices], required=False)
    slag = ChoiceField(label=_("Kind"), choices=[ALL, *Kind.choices], required=False)
    alvor = ChoiceField(label=_("Severity"), choices=[ALL, *Severity.choices], required=False)
    omrade = ChoiceField(label=_("Area"), choices=[ALL, *Area.choices], required=False)
    fra = DateField(label=_("Reported from"), required=False)
    til = DateField(label=_("Reported up to"), required=False)

    def __init__(self, asked: dict[str, str], *, actor: Actor) -> None:
        super().__init__({name: asked[name] for name in NAMES if asked.get(name)})
        unit = UnitBox(viewer=actor, label=_("Unit, with those under it"), required=False)
        unit.widget.attrs["class"] = "ds-input"
        self.fields = {"enhet": unit, **self.fields}


@dataclass(frozen=True)
class Narrowing:
    """What was chosen and understood: for the address, and for the list."""

    given: dict[str, str]
    form: Narrow = field(repr=False)
    actor: Actor = field(repr=False)

    def of(self, rows: DeviationQuerySet) -> DeviationQuerySet:
        """Only those that fit everything chosen."""
        for name in self.given:
            rows = _BY[name](rows, self.form.cleaned_data[name], self.actor)
        return rows

    def said(self) -> dict[str, str]:
        """What stands on the chip for each."""
        return {name: self._words(name) for name in self.given}

    def _words(self, name: str) -> str:
        value = self.form.cleaned_data[name]
        if isinstance(value, datetime.date):
            label = self.form.fields[name].label
            return f"{label} {dates.date(value, self.actor.today)}"
        choices = dict(getattr(self.form.fields[name], "choices", ())) if name != "enhet" else {}
        by_text = {str(key): str(words) for key, words in choices.items()}
        return by_text.get(str(value), str(value))


def narrowing(asked: dict[str, str], actor: Actor) -> Narrowing:
    """What nobody understands is left out, and the rest counts."""
    form = Narrow(asked, actor=actor)
    form.is_valid()
    known = {name: form.cleaned_data.get(name) for name in NAMES}
    return Narrowing({name: _short(one) for name, one in known.items() if one}, form, actor)


def _short(value: Any) -> str:
    return str(getattr(value, "pk", value))


def _severity(rows: DeviationQuerySet, severity: str, _actor: Actor) -> DeviationQuerySet:
    graver = Greatest(Coalesce("actual", 0), Coalesce("potential", 0))
    return rows.alias(graver=graver).filter(graver=int(severity))


def _since(rows: DeviationQuerySet, day: datetime.date, actor: Actor) -> DeviationQuerySet:
    start = end_of_day(day - datetime.timedelta(days=1), actor.company.time_zone)
    return rows.filter(reported_at__gte=start)


def _until(rows: DeviationQuerySet, day: datetime.date, actor: Actor) -> DeviationQuerySet:
    return rows.filter(reported_at__lt=end_of_day(day, actor.company.time_zone))


_BY: dict[str, Any] = {
    "enhet": lambda rows, unit, _actor: rows.filter(Q(unit__path__range=unit.span())),
    "tilstand": lambda rows, state, _actor: rows.filter(state=state),
    "slag": lambda rows, kind, _actor: rows.filter(kind=kind),
    "alvor": _severity,
    "omrade": lambda rows, area, _actor: rows.filter(area=area),
    "fra": _since,
    "til": _until,
}
