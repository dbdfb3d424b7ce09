"""A person chosen from a list, wherever one is asked for."""

from typing import Any

from varde.organisation.forms.choices import RowField
from varde.organisation.models import Viewer
from varde.people.models import Member, MemberQuerySet


class MemberField(RowField):
    """Everyone who works in the undertaking, with where, so that two of one name differ."""

    suggestions = "people:suggest"

    def __init__(
        self, *, viewer: Viewer, members: MemberQuerySet | None = None, **kwargs: Any
    ) -> None:
        if members is None:
            members = Member.objects.visible_to(viewer).active()
        in_order = members.select_related("unit").in_order()
        super().__init__(in_order, viewer=viewer, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.unit})"
