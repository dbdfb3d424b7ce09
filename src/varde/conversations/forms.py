"""What people write to each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from varde.ui.fields import TextField
from varde.ui.forms import Form

YES, NO = "yes", "no"


class Write(Form):
    """A message to the others in the conversation."""

    text = TextField(label=_("Write a message"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["dir"] = "auto"


class WriteInside(Write):
    """For those who handle the case: to the reporter, or a note among themselves."""

    to_reporter = forms.TypedChoiceField(
        label=_("Who is it for?"),
        choices=[
            (YES, _("The reporter, and all of us who handle the case")),
            (NO, _("Only us who handle the case")),
        ],
        coerce=lambda chosen: chosen == YES,
        initial=YES,
        widget=forms.RadioSelect,
    )
    asks = forms.BooleanField(label=_("I need an answer to this"), required=False)
