"""What is chosen at the demo's door."""

from django import forms
from django.utils.translation import gettext_lazy as _

from varde.demo.people import BY_SIZE
from varde.ui.forms import Form


class Enter(Form):
    size = forms.TypedChoiceField(coerce=int, choices=[(size, size) for size in BY_SIZE])


class TryAs(Form):
    member = forms.UUIDField(error_messages={"invalid": _("Choose one of the people.")})
