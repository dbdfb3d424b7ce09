"""What is asked once when the same is done to several cases."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField, Field
from django.utils.translation import gettext_lazy as _

from varde.caseload import similar
from varde.caseload.forms.units import LedUnitField
from varde.lists.forms.deeds import DeedForm
from varde.organisation.models import Unit
from varde.people.forms.choices import MemberField
from varde.people.models import Member
from varde.ui.fields import TextField


class Receive(DeedForm):
    heading = _("Say that you have read the cases")
    lede = _("You have them from now on. Each reporter is told that the report has been read.")
    button = _("I have read them")


class Delegate(DeedForm):
    heading = _("Let somebody else handle the cases")
    lede = _("They get the cases and see all of them. Only those with a login are in the list.")
    button = _("Hand over the cases")

    def fields_of_its_own(self) -> dict[str, Field]:
        able = Member.objects.visible_to(self.actor).active().exclude(user=None)
        label = _("Who shall have them?")
        return {"handler": MemberField(viewer=self.actor, members=able, label=label)}


class Transfer(DeedForm):
    heading = _("Transfer the cases")
    lede = _("The leader of the other unit gets the cases, and the duty to solve them.")
    button = _("Transfer the cases")
    reason = TextField(
        label=_("Why do they belong there?"),
        help_text=_("Those who get the cases read this. The reporters do not."),
        rows=2,
    )
    field_order = ["unit", "reason"]

    def fields_of_its_own(self) -> dict[str, Field]:
        units = Unit.objects.visible_to(self.actor).open()
        label = _("Which unit do they belong to?")
        return {"unit": LedUnitField(viewer=self.actor, units=units, label=label)}


class Reject(DeedForm):
    heading = _("Reject the cases with a reason")
    lede = _("Use this when they are not to be followed up here. Each reporter reads why.")
    button = _("Reject the cases")
    reason = TextField(label=_("Why are they not followed up?"))


class Merge(DeedForm):
    heading = _("Merge the cases with another")
    lede = _("Choose this when all of them are about the same. They are followed in one case.")
    button = _("Merge the cases")
    number = CharField(
        label=_("The number of the case they are followed in"), help_text=_("Such as 2026-142.")
    )

    def clean(self) -> dict[str, Any]:
        into = similar.by_number(self.cleaned_data.get("number", ""), self.actor)
        if into is None:
            raise ValidationError(_("Write the number of a case you can see."))
        return {"into": into}


class Close(DeedForm):
    heading = _("Close the cases")
    lede = _("Only those where nothing more is to be done. What each case lacks stands below.")
    button = _("Close the cases")
    conclusion = TextField(label=_("What was done? The reporters get to read it."))
