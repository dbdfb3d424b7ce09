"""The base of a form for what is done to several rows at once."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import Field
from django.utils.functional import Promise

from varde.people.actors import Actor
from varde.ui.forms import Form

Words = str | Promise


class DeedForm(Form):
    """What is asked once and counts for all; the words around it."""

    heading: ClassVar[Words]
    lede: ClassVar[Words] = ""
    button: ClassVar[Words]

    def __init__(self, data: Mapping[str, Any] | None = None, *, actor: Actor) -> None:
        self.actor = actor
        self.base_fields = self.base_fields | self.fields_of_its_own()  # type: ignore[misc]
        super().__init__(data)

    def fields_of_its_own(self) -> dict[str, Field]:
        """Fields whose choices depend on the actor."""
        return {}
