"""The field for photos on any form: several at once, the good kept, the bad named."""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from varde.files import keeping
from varde.files.cleaning import Refusal, Upload, clean_all
from varde.files.keeping import Kept
from varde.files.models import LONGEST_REASON
from varde.foundation.refusals import Refused
from varde.ui.forms import Form

ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,application/pdf"
MOST = 10


class TakeBack(Form):
    """One's own file: nobody asks why."""


class TakeAway(Form):
    """Somebody else's file: those who follow the case read why."""

    reason = forms.CharField(
        label=_("Why is it taken away?"),
        help_text=_("The one who sent it and those who follow the case read this."),
        max_length=LONGEST_REASON,
    )


class Sent(NamedTuple):
    """What a browser sent: new files, and sealed notes of those kept at the try before."""

    uploads: list[Upload]
    notes: list[str]


class PhotosInput(forms.FileInput):
    """Chooses several files, and carries notes of those that came with the try before."""

    allow_multiple_selected = True
    kept: tuple[Kept, ...] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        return Sent(_all(files, name), _all(data, _notes_name(name)))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and _notes_name(name) not in data

    def render(self, name: str, *args: Any, **kwargs: Any) -> SafeString:
        lines = [(_notes_name(name), kept.sealed) for kept in self.kept]
        notes = format_html_join("", '<input type="hidden" name="{}" value="{}">', lines)
        return super().render(name, *args, **kwargs) + notes


class PhotosField(forms.Field):
    """Gives a list of Kept. One bad file is an error with its name; the others stay on the form."""

    widget = PhotosInput
    default_error_messages = {"required": _("Choose a picture or a PDF.")}

    def __init__(self, *, most: int = MOST, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ACCEPTED, "multiple": True}

    @property
    def kept(self) -> tuple[Kept, ...]:
        """What stays on the form if it has to be shown again."""
        return tuple(getattr(self.widget, "kept", ()))

    def clean(self, value: Sent) -> list[Kept]:
        good = [kept for note in value.notes if (kept := keeping.unseal(note))]
        self._show_again(good)
        if len(good) + len(value.uploads) > self.most:
            raise ValidationError(self._too_many())
        cleaned, refusals = clean_all(value.uploads)
        try:
            good += [keeping.keep(one) for one in cleaned]
        except Refused as full:
            raise ValidationError(str(full)) from full
        self._show_again(good)
        if refusals:
            raise ValidationError(_told(refusals, good))
        if not good and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return good

    def _show_again(self, good: list[Kept]) -> None:
        self.widget.kept = tuple(good)

    def _too_many(self) -> str:
        return ngettext(
            "Send %(most)d file at a time.", "Send up to %(most)d files at a time.", self.most
        ) % {"most": self.most}


def _told(refusals: list[Refusal], good: list[Kept]) -> list[str]:
    words = [str(refusal) for refusal in refusals]
    if good:
        words.append(str(_("The other files are kept. Send again, with another file or without.")))
    return words


def _all(data: Any, name: str) -> list[Any]:
    return list(data.getlist(name)) if hasattr(data, "getlist") else []


def _notes_name(name: str) -> str:
    return f"{name}-kept"
