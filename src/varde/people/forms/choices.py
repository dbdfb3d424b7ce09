"""A person chosen from a list, wherever one is asked for."""

from typing import Any

from varde.organisation.forms.choices import RowField
from varde.organisation.models import Viewer
from varde.people.models import Member


class MemberField(RowField):
    """Everyone who works in the undertaking, with where, so that two of one name differ."""

    suggestions = "people:suggest"

    def __init__(self, *, viewer: Viewer, **kwargs: Any) -> None:
        members = Member.objects.visible_to(viewer).active().select_related("unit").in_order()
        super().__init__(members, viewer=viewer, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.unit})"
