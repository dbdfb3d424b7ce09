"""What people type about a key."""

from typing import Any

from django.forms import (
    CharField,
    CheckboxSelectMultiple,
    MultipleChoiceField,
    RadioSelect,
    TypedChoiceField,
)
from django.utils.translation import gettext_lazy as _

from varde.machines.models import Scope
from varde.ui.forms import Form

LASTS = [(30, _("A month")), (90, _("Three months")), (365, _("A year"))]


class Make(Form):
    name = CharField(
        label=_("Which system is it for?"),
        help_text=_("The name stands in the trail beside yours, in all that is done with the key."),
        max_length=80,
    )
    scopes = MultipleChoiceField(
        label=_("What may it be used for?"),
        help_text=_("Choose no more than the system needs."),
        choices=Scope.choices,
        widget=CheckboxSelectMultiple,
    )
    days = TypedChoiceField(
        label=_("How long shall it last?"),
        choices=LASTS,
        coerce=int,
        initial=90,
        widget=RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in ("name", "scopes", "days")}
