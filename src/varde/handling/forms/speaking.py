"""What the reporter and those who follow the case say."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.handling.forms.case import CaseForm
from varde.ui.fields import TextField, YesNoField


class Amend(CaseForm):
    heading = _("Correct what you wrote")
    lede = _("The handler sees what is new. What stood there before is kept in the trail.")
    button = _("Save")
    told = _("Your report is corrected.")
    text = TextField(label=_("What happened? What is wrong?"), rows=5)
    proposal = TextField(label=_("What would you do about it?"), required=False, rows=3)

    def beginning(self) -> dict[str, Any]:
        return {"text": self.case.text, "proposal": self.case.proposal}


class SayItHelped(CaseForm):
    heading = _("Did it help?")
    lede = _("You said so first. You know best whether it is better now.")
    button = _("Send the answer")
    told = _("Thank you. The handler gets to read it.")
    helped = YesNoField(label=_("Is it better now?"))
    note = TextField(label=_("Anything to add?"), required=False, rows=2)
