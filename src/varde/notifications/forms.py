"""How a person wants to be told of each kind of thing."""

from typing import Any

from django import forms

from varde.notifications.models import How
from varde.offers import board
from varde.ui.forms import Form


class Choose(Form):
    """One choice for every kind that rooms send."""

    def __init__(self, *given: Any, chosen: dict[str, str], **more: Any) -> None:
        super().__init__(*given, **more)
        for key, kind in board.kinds.items():
            self.fields[key] = forms.ChoiceField(
                label=kind.label,
                choices=How.choices,
                required=False,
                initial=chosen.get(key, kind.usual),
                widget=forms.RadioSelect(attrs={"class": "ds-input"}),
            )

    def clean(self) -> dict[str, str]:
        """What was not answered stays as it was."""
        return {key: how for key, how in self.cleaned_data.items() if how}
