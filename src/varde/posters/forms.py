"""What is chosen when a poster is hung up: where, on what, in which languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from varde.people.actors import Actor
from varde.posters.models import LANGUAGES
from varde.reporting.forms.places import PlaceField
from varde.reporting.forms.words import Line, Typed
from varde.reporting.places import Place


class HangUp(Typed):
    """A poster for a unit, a place of work or one machine."""

    place = PlaceField(label=_("Where will it hang?"))
    looking_for = Line(label=_("Look for another place"))
    thing = Line(
        label=_("Is it about one machine or thing?"),
        help_text=_(
            "For example: the circular saw. Leave it empty when it is about the whole place."
        ),
        longest=80,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages on the poster"),
        help_text=_("The first one chosen is the big one."),
        choices=list(LANGUAGES.items()),
        initial=["nb", "en", "pl"],
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": _("Choose at least one language.")},
    )

    def __init__(self, *args: Any, by: Actor, here: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.here = by, here
        typed = self.data if self.is_bound else self.initial
        self.place_field.offer(here, by, typed=typed)
        self.initial["place"] = self.place_field.chosen.value

    @property
    def place_field(self) -> PlaceField:
        field = self.fields["place"]
        assert isinstance(field, PlaceField)
        return field

    def clean(self) -> dict[str, Any]:
        """The place as the verb asks for it."""
        typed: dict[str, Any] = super().clean() or {}
        place = typed.pop("place", None)
        typed.pop("looking_for", None)
        return typed | ({"unit": place.unit, "workplace": place.workplace} if place else {})

    def clean_place(self) -> Place:
        return self.place_field.look_up(self.cleaned_data["place"])
