"""Choosing another place than the one that was guessed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from varde.organisation.models import Viewer
from varde.reporting import places
from varde.reporting.places import Choice, Place


class PlaceField(forms.CharField):
    """A unit or a workplace of the undertaking. The list holds the nearest; any may be named."""

    choice: Choice
    chosen: Place
    words = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Select(), **kwargs)

    def offer(self, here: Place, viewer: Viewer, *, typed: Mapping[str, Any]) -> None:
        """Fill the list: what they looked for, else the places around here."""
        self.words = str(typed.get("looking_for", "")).strip()
        self.choice = places.called(self.words, viewer) if self.words else places.near(here, viewer)
        self.chosen = self._chosen(typed.get("place", ""), here, viewer)
        others = [place for place in self.choice.places if place != self.chosen]
        widget = self.widget
        assert isinstance(widget, forms.Select)
        widget.choices = [(place.value, place.name) for place in [self.chosen, *others]]

    @property
    def has_others(self) -> bool:
        """A small undertaking may have one place only: then there is nothing to choose."""
        return self.choice.more or len(self.choice.places) > 1

    def look_up(self, value: str, viewer: Viewer) -> Place:
        """The place behind a line of the list."""
        place = places.place_of(value, viewer)
        if place is None:
            raise ValidationError(_("That place is not in use any more. Choose another."))
        return place

    def _chosen(self, value: str, here: Place, viewer: Viewer) -> Place:
        """What they had chosen already; else the first of what they looked for."""
        if value in ("", here.value):
            found = self.choice.places if self.words and not value else []
            return found[0] if found else here
        return places.place_of(value, viewer) or here
