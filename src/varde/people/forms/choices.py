"""A person chosen from a list, wherever one is asked for."""

from typing import Any

from django.forms import ModelChoiceField

from varde.organisation.models import Viewer
from varde.people.models import Member


class MemberField(ModelChoiceField):  # type: ignore[type-arg]
    """Everyone who works in the undertaking, with where, so that two of one name differ."""

    def __init__(self, *, viewer: Viewer, **kwargs: Any) -> None:
        members = Member.objects.visible_to(viewer).active().select_related("unit")
        super().__init__(members.in_order(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.unit})"
