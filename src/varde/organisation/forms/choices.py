"""A unit chosen from a list, wherever one is asked for."""

from typing import Any

from django.forms import ModelChoiceField

from varde.organisation.models import Unit, Viewer


class UnitField(ModelChoiceField):  # type: ignore[type-arg]
    """The open units this viewer may know of, as the tree they are."""

    def __init__(self, *, viewer: Viewer, **kwargs: Any) -> None:
        units = Unit.objects.visible_to(viewer).open().order_by("path")
        super().__init__(units, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """One step in for each level down."""
        return "\u2003" * (obj.depth - 1) + obj.name
