"""Choosing another place than the one that was guessed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from varde.organisation.models import Viewer
from varde.reporting import places
from varde.reporting.places import Choice, Place


class PlaceField(forms.CharField):
    """A unit or a workplace of the undertaking. The list holds the nearest; any may be named."""

    here: Place
    viewer: Viewer
    chosen: Place
    words = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Select(), **kwargs)

    def offer(self, here: Place, viewer: Viewer, *, typed: Mapping[str, Any]) -> None:
        """Where they are, and what they looked for."""
        self.here, self.viewer = here, viewer
        self.words = str(typed.get("looking_for", "")).strip()
        self.chosen = self._chosen(typed.get("place", ""))
        widget = self.widget
        assert isinstance(widget, forms.Select)
        widget.choices = self._lines  # type: ignore[assignment]

    @cached_property
    def choice(self) -> Choice:
        """What they looked for, else the places around here. Only read when it is shown."""
        if self.words:
            return places.called(self.words, self.viewer)
        return places.near(self.here, self.viewer)

    @property
    def has_others(self) -> bool:
        """A small undertaking may have one place only: then there is nothing to choose."""
        return self.choice.more or len(self.choice.places) > 1

    def look_up(self, value: str) -> Place:
        """The place behind a line of the list."""
        known = self.chosen if self.chosen.value == value else None
        place = known or places.place_of(value, self.viewer)
        if place is None:
            raise ValidationError(_("That place is not in use any more. Choose another."))
        return place

    def _chosen(self, value: str) -> Place:
        """What they had chosen already; else the first of what they looked for."""
        if value in ("", self.here.value):
            found = self.choice.places if self.words and not value else []
            return found[0] if found else self.here
        return places.place_of(value, self.viewer) or self.here

    def _lines(self) -> list[tuple[str, str]]:
        others = [place for place in self.choice.places if place != self.chosen]
        return [(place.value, place.name) for place in [self.chosen, *others]]
