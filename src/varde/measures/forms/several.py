"""What is asked once when the same is done to several measures."""

from django.forms import Field
from django.utils.translation import gettext_lazy as _

from varde.lists.forms.deeds import DeedForm
from varde.people.forms.choices import MemberField
from varde.ui.fields import ComingDateField, TextField


class Give(DeedForm):
    heading = _("Let somebody else do them")
    lede = _("They become responsible. They do not need a login.")
    button = _("Give them away")

    def fields_of_its_own(self) -> dict[str, Field]:
        label = _("Who shall do them?")
        choose = _("Choose a person")
        return {"responsible": MemberField(viewer=self.actor, label=label, empty_label=choose)}


class Postpone(DeedForm):
    heading = _("Set the same deadline")
    lede = _("The reason stands in the trail of each, for all who follow it.")
    button = _("Set the new deadline")
    due_date = ComingDateField(label=_("When shall they be done?"))
    reason = TextField(label=_("Why is the deadline moved?"), rows=2)


class Cancel(DeedForm):
    heading = _("They will not be done")
    lede = _("They leave the plan, and the reason stays.")
    button = _("Take them out of the plan")
    reason = TextField(label=_("Why will they not be done?"), rows=3)
