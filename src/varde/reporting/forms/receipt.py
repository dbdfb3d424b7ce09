"""What the reporter types afterwards: the code, an answer, a correction, whether it helped."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from varde.files.cleaning import Refusal
from varde.reporting import doors
from varde.reporting.forms.pictures import Pictures
from varde.reporting.forms.words import Said, Typed
from varde.ui.fields import YesNoField


class Code(Typed):
    """The way back, for whoever kept the code."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("For example K7TM-4QXP-9R"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = doors.as_read(self.cleaned_data["code"])
        if not code:
            raise ValidationError(_("A code has ten letters and digits. Look at it once more."))
        return code


class TellMore(Typed):
    """An answer, or more about it."""

    text = Said(label=_("Your answer"), rows=3)
    photos = Pictures(label=_("Add pictures or PDF"))

    @property
    def lost(self) -> tuple[Refusal, ...]:
        """The files that could not be kept."""
        field = self.fields["photos"]
        return field.lost if isinstance(field, Pictures) else ()

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("text") or typed.get("photos") or self.errors:
            return typed
        why = " ".join(str(lost) for lost in self.lost)
        self.add_error("photos" if why else "text", why or _("Write something, or add a picture."))
        return typed


class Amend(Typed):
    """The report once more, as it should have been."""

    text = Said(label=_("What happened? What is wrong?"))
    proposal = Said(label=_("What can be done, so that it does not happen again?"), rows=3)


class Helped(Typed):
    """The reporter's own word for it."""

    helped = YesNoField(
        label=_("Did it help?"),
        error_messages={"required": _("Answer yes or no.")},
    )
    note = Said(label=_("What do you see?"), rows=2)
