"""Putting it right, checking that it helped, closing, and telling others."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    Field,
    ModelMultipleChoiceField,
)
from django.utils.translation import gettext_lazy as _

from varde.deviations import names, prevention
from varde.deviations.models import Deviation
from varde.deviations.words import Severity
from varde.handling.forms.case import CaseForm
from varde.measures.forms import What
from varde.measures.models import Purpose
from varde.organisation.forms.choices import UnitField
from varde.organisation.models import Unit, UnitQuerySet, span_of
from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.ui.fields import ComingDateField, TextField, YesNoField

# The graver, the longer a measure must prove itself (practice: one to six months).
DAYS_TO_MEND = {1: 30, 2: 14, 3: 7}
DAYS_TO_CHECK = {1: 30, 2: 60, 3: 90}
MOST_UNITS = 40


class Plan(What, CaseForm):
    heading = _("Add a measure")
    lede = _("What shall be done, who does it, and by when. The one who does it needs no login.")
    button = _("Add the measure")
    told = _("The measure is in the plan.")
    field_order = ["title", "responsible", "due_date", "purpose"]
    more = (*What.more, "is_mandatory")

    def fields_of_its_own(self) -> dict[str, Field]:
        return {
            "responsible": MemberField(viewer=self.actor, label=_("Who shall do it?")),
            "due_date": ComingDateField(label=_("When shall it be done?")),
            "confirmer": MemberField(
                viewer=self.actor,
                label=_("Who shall confirm that it is done?"),
                help_text=_("Somebody else than the one who does it. Leave it empty if you like."),
                required=False,
            ),
            "is_mandatory": BooleanField(
                label=_("Must be done before the case is closed"), required=False
            ),
        }

    def beginning(self) -> dict[str, Any]:
        days = DAYS_TO_MEND.get(self.case.severity, 14)
        day = self.actor.today + datetime.timedelta(days=days)
        more = prevention.is_missing(self.case) and self.case.measures().exists()
        purpose = Purpose.PREVENTIVE if more else Purpose.CORRECTIVE
        return {"due_date": day, "is_mandatory": True, "purpose": purpose}

    def folded(self) -> tuple[str, ...]:
        """What it is for matters when it is serious: one of them must prevent."""
        if self.case.severity < Severity.SERIOUS:
            return self.more
        return tuple(name for name in self.more if name not in ("purpose", "control"))


class FixNow(CaseForm):
    heading = _("Put right on the spot")
    lede = _("For small things that are in order already. One step, and the case is closed.")
    button = _("It is put right")
    told = _("Put right on the spot. The case is closed.")
    done = CharField(label=_("What did you do?"), max_length=200)
    cause = TextField(label=_("Why was it so?"), rows=2)


class AwaitEffect(CaseForm):
    heading = _("Now: set a day to look again")
    lede = _("The measures are done. Wait a little, and see whether it really helped.")
    button = _("Set the day")
    told = _("The case will be among what waits for you on that day.")
    effect_date = ComingDateField(label=_("When shall the effect be checked?"))

    def beginning(self) -> dict[str, Any]:
        days = DAYS_TO_CHECK.get(self.case.severity, 30)
        return {"effect_date": self.actor.today + datetime.timedelta(days=days)}


class CheckEffect(CaseForm):
    heading = _("Now: did it help?")
    lede = _("Look at the place, and ask those who work there. Has it happened again?")
    button = _("Save the answer")
    told = _("The effect is checked.")
    helped = YesNoField(label=_("Did the measures help?"))
    note = TextField(
        label=_("What did you see?"),
        help_text=_("Needed when it did not help, so that the next measure is a better one."),
        required=False,
        rows=3,
    )


class Close(CaseForm):
    heading = _("Now: close the case")
    lede = _("All is done. Write what came of it: the reporter gets to read this.")
    button = _("Close the case")
    told = _("The case is closed. The reporter gets to know.")
    conclusion = TextField(label=_("What was done?"), rows=3)

    def fields_of_its_own(self) -> dict[str, Field]:
        """Asked only where nothing that is done keeps it from happening again."""
        if not prevention.is_missing(self.case):
            return {}
        why = TextField(
            label=_("Why is there no measure that keeps it from happening again?"),
            help_text=_("Or add such a measure first: this is a serious case."),
            rows=2,
        )
        return {"no_prevention_because": why}

    def beginning(self) -> dict[str, Any]:
        names = ("conclusion", "no_prevention_because")
        return {name: getattr(self.case, name) for name in names}


class Publish(CaseForm):
    heading = _("Tell others what you learned")
    lede = _("Without names. Write so that somebody elsewhere can use it tomorrow.")
    button = _("Publish the lesson")
    told = _("The lesson is published.")
    more = ("another_1", "another_2", "another_3")
    title = CharField(label=_("What was said"), max_length=200)
    lesson = TextField(label=_("What was done, and what others can learn"))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, case: Deviation, actor: Actor
    ) -> None:
        typed = data or {}
        self.text = f"{typed.get('title', '')}\n{typed.get('lesson', '')}"
        super().__init__(data, case=case, actor=actor)

    def fields_of_its_own(self) -> dict[str, Field]:
        """Near units are ticked, any other is looked for by its name."""
        asked: dict[str, Field] = {}
        if names.perhaps_told_of(self.case, self.text):
            asked["means_nobody"] = BooleanField(
                label=_("What may be a name here is not about a person"), required=False
            )
        asked["units"] = ModelMultipleChoiceField(
            self._near(),
            label=_("Who shall read it?"),
            help_text=_("All under a unit read it too."),
            widget=CheckboxSelectMultiple,
            required=False,
        )
        for name in self.more:
            label = _("Another unit that shall read it")
            asked[name] = UnitField(viewer=self.actor, label=label, required=False)
        return asked

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        others = [typed[name] for name in self.more if typed.get(name)]
        told = {"means_nobody": typed.get("means_nobody", False)}
        texts = {name: typed.get(name, "") for name in ("title", "lesson")}
        return texts | told | {"units": [*typed.get("units", []), *others]}

    def _near(self) -> UnitQuerySet:
        """The line up to the top, which reaches everybody, the nearest beside it, those told."""
        own = self.case.unit
        units = Unit.objects.visible_to(self.actor).open()
        beside = units.filter(path__range=span_of(own.path[: -own.steplen]), depth=own.depth)
        keys = [*beside.values_list("pk", flat=True)[:MOST_UNITS], *self._told()]
        near: UnitQuerySet = units.filter(Q(path__in=own.line_paths()) | Q(pk__in=keys))
        return near

    def _told(self) -> list[uuid.UUID]:
        return list(self.case.lesson_units.values_list("unit_id", flat=True))

    def beginning(self) -> dict[str, Any]:
        return {
            "title": self.case.lesson_title or self.case.title,
            "lesson": self.case.lesson or self.case.conclusion,
            "units": self._told() or [self.case.unit_id],
        }
