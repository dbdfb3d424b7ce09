"""What people type about a measure."""

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import BooleanField, CharField, ChoiceField, Field, RadioSelect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from varde.files.forms import PhotosField
from varde.measures import rules
from varde.measures.models import LONGEST_TITLE, Measure, Purpose
from varde.measures.words import CONTROLS, PURPOSES
from varde.organisation.forms.choices import UnitField
from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.ui.fields import ComingDateField, TextField
from varde.ui.forms import Form

Words = str | Promise
WAYS = [("", _("Not decided")), *CONTROLS.items()]
USUAL_DAYS = 14


class What(Form):
    """What shall be done, and why: the same questions wherever a measure is planned."""

    title = CharField(label=_("What shall be done?"), max_length=LONGEST_TITLE)
    purpose = ChoiceField(
        label=_("What is it for?"), choices=list(PURPOSES.items()), widget=RadioSelect
    )
    control = ChoiceField(
        label=_("How does it make it safer?"),
        help_text=_("The safest comes first. Choose as high up as you can."),
        choices=WAYS,
        required=False,
        widget=RadioSelect,
    )
    details = TextField(label=_("More about it"), required=False, rows=3)

    # What stands folded away: «Legg til mer, hvis du vil».
    more: ClassVar[tuple[str, ...]] = ("purpose", "control", "details", "confirmer")

    def folded(self) -> tuple[str, ...]:
        return self.more

    def at_once(self) -> list[Any]:
        return [bound for bound in self.visible_fields() if bound.name not in self.folded()]

    def if_you_like(self) -> list[Any]:
        return [bound for bound in self.visible_fields() if bound.name in self.folded()]


def _confirmer(actor: Actor) -> Field:
    return MemberField(
        viewer=actor,
        label=_("Who shall confirm that it is done?"),
        help_text=_("Somebody else than the one who does it. Leave it empty when nobody needs to."),
        required=False,
        empty_label=_("Nobody"),
    )


def _responsible(actor: Actor) -> Field:
    label, choose = _("Who shall do it?"), _("Choose a person")
    return MemberField(viewer=actor, label=label, empty_label=choose)


class Plan(What):
    """A measure of its own, that comes from no case."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, actor: Actor) -> None:
        self.base_fields = self._beginning(actor) | self.base_fields | self._end(actor)  # type: ignore[misc]
        day = actor.today + datetime.timedelta(days=USUAL_DAYS)
        super().__init__(data, initial={"due_date": day, "purpose": Purpose.CORRECTIVE})
        self.order_fields(["title", "responsible", "due_date", "unit"])

    def _beginning(self, actor: Actor) -> dict[str, Field]:
        return {
            "responsible": _responsible(actor),
            "due_date": ComingDateField(label=_("When shall it be done?")),
        }

    def _end(self, actor: Actor) -> dict[str, Field]:
        label, choose = _("Which unit is it for?"), _("Choose a unit")
        unit = UnitField(viewer=actor, label=label, empty_label=choose)
        return {"unit": unit, "confirmer": _confirmer(actor)}


class MeasureForm(Form):
    """A form about one measure: the words around it, and what may be chosen."""

    heading: ClassVar[Words]
    lede: ClassVar[Words] = ""
    button: ClassVar[Words]
    told: ClassVar[Words]

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        measure: Measure,
        actor: Actor,
    ) -> None:
        self.measure, self.actor = measure, actor
        self.base_fields = self.base_fields | self.fields_of_its_own()  # type: ignore[misc]
        super().__init__(data, files, initial=self.beginning())

    def fields_of_its_own(self) -> dict[str, Field]:
        """Fields whose choices depend on the measure or the actor."""
        return {}

    def beginning(self) -> dict[str, Any]:
        """What stands in the fields before anything is typed."""
        return {}


class Finish(MeasureForm):
    heading = _("Now: do it, and say so")
    lede = _("When it is done, one press is enough. A sentence or a picture helps the next one.")
    button = _("It is done")
    told = _("Good. It is done.")
    note = TextField(label=_("What did you do?"), required=False, rows=2)
    photos = PhotosField(label=_("A picture or a paper that shows it"), required=False)


class SendBack(MeasureForm):
    heading = _("Not done yet")
    lede = _("It goes back to the one who is responsible, with your words.")
    button = _("Send it back")
    told = _("It is sent back.")
    reason = TextField(label=_("What is missing?"), rows=3)


class Give(MeasureForm):
    heading = _("Let somebody else do it")
    lede = _("They become responsible. They do not need a login.")
    button = _("Give it away")
    told = _("Somebody else is responsible now.")

    def fields_of_its_own(self) -> dict[str, Field]:
        return {"responsible": _responsible(self.actor)}


class Postpone(MeasureForm):
    heading = _("Give it more time")
    lede = _("The reason stands in the trail, for all who follow it.")
    button = _("Set the new deadline")
    told = _("The deadline is moved.")
    due_date = ComingDateField(label=_("When shall it be done?"))
    reason = TextField(label=_("Why does it need more time?"), rows=2)

    def beginning(self) -> dict[str, Any]:
        late = self.measure.is_overdue(self.actor.today)
        return {"due_date": self.actor.today if late else self.measure.due_date}


class Change(What, MeasureForm):
    heading = _("Change what it says")
    button = _("Save")
    told = _("The measure is changed.")

    def fields_of_its_own(self) -> dict[str, Field]:
        must = BooleanField(label=_("Must be done before the case is closed"), required=False)
        of_a_case: dict[str, Field] = {"is_mandatory": must} if self.measure.source else {}
        return of_a_case | {"confirmer": _confirmer(self.actor)}

    def beginning(self) -> dict[str, Any]:
        names = ("title", "purpose", "control", "details", "is_mandatory", "confirmer")
        return {name: getattr(self.measure, name) for name in names}

    def clean(self) -> dict[str, Any]:
        return {"is_mandatory": self.measure.is_mandatory} | self.cleaned_data


class Ask(MeasureForm):
    heading = _("Who confirms that it is done?")
    lede = _("They are asked to look at it, and answer yes or no. Empty means nobody.")
    button = _("Save")
    told = _("Saved.")

    def fields_of_its_own(self) -> dict[str, Field]:
        return {"confirmer": _confirmer(self.actor)}

    def beginning(self) -> dict[str, Any]:
        return {"confirmer": self.measure.confirmer}


class Cancel(MeasureForm):
    heading = _("It will not be done")
    lede = _("It leaves the plan, and the reason stays.")
    button = _("Take it out of the plan")
    told = _("The measure is taken out of the plan.")
    reason = TextField(label=_("Why will it not be done?"), rows=3)


# What can be done with a measure besides doing it: the name of the page, the rule, the words.
ELSE: list[tuple[str, Any, Words]] = [
    ("give", rules.GIVE, _("Let somebody else do it")),
    ("postpone", rules.POSTPONE, _("Give it more time")),
    ("change", rules.CHANGE, _("Change what it says")),
    ("ask", rules.ASK, _("Choose who confirms it")),
    ("cancel", rules.CANCEL, _("It will not be done")),
]
