"""What every form about one case has: the case, who fills it in, and the words around it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import BoundField, Field
from django.utils.functional import Promise

from varde.deviations.models import Deviation
from varde.people.actors import Actor
from varde.ui.forms import Form

Words = str | Promise


class CaseForm(Form):
    """A form that knows its case: its choices are what this actor may choose for it."""

    heading: ClassVar[Words]
    lede: ClassVar[Words] = ""
    button: ClassVar[Words]
    told: ClassVar[Words]
    # What stands folded away: «Add more, if you like».
    more: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, case: Deviation, actor: Actor
    ) -> None:
        self.case, self.actor = case, actor
        # Django copies these into `fields`, and our Form dresses them.
        self.base_fields = self.base_fields | self.fields_of_its_own()  # type: ignore[misc]
        super().__init__(data, initial=self.beginning())

    def fields_of_its_own(self) -> dict[str, Field]:
        """Fields whose choices depend on the case or the actor."""
        return {}

    def beginning(self) -> dict[str, Any]:
        """What stands in the fields before anything is typed."""
        return {}

    def at_once(self) -> list[BoundField]:
        return [bound for bound in self.visible_fields() if bound.name not in self.more]

    def if_you_like(self) -> list[BoundField]:
        return [bound for bound in self.visible_fields() if bound.name in self.more]
