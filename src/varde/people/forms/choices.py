"""A person chosen from a list, wherever one is asked for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from varde.organisation.forms.choices import RowField, Suggesting, address_of
from varde.organisation.models import Viewer
from varde.people.absences import said
from varde.people.actors import Actor
from varde.people.models import Member, MemberQuerySet


class MemberField(RowField):
    """Everyone who works in the undertaking, with where, so that two of one name differ."""

    suggestions = "people:suggest"

    def __init__(
        self, *, viewer: Actor, members: MemberQuerySet | None = None, **kwargs: Any
    ) -> None:
        if members is None:
            members = Member.objects.visible_to(viewer).active()
        self.today = viewer.today
        in_order = members.select_related("unit").with_absence(self.today).in_order()
        super().__init__(in_order, viewer=viewer, **kwargs)

    def listed(self, rows: Sequence[Any], viewer: Viewer) -> list[Any]:
        """Oneself first, then one's own unit, then the others: most work stays near."""
        me = getattr(viewer, "member", None)
        near = [row for row in rows if me and row.unit_id == me.unit_id]
        near.sort(key=lambda row: row.pk != me.pk if me else False)
        far = [row for row in rows if row not in near]
        groups = [(_("Me and my unit"), near), (_("Others"), far)]
        if not near or not far:
            return super().listed(near or far, viewer)
        return [(words, super(MemberField, self).listed(part, viewer)) for words, part in groups]

    def label_from_instance(self, obj: Any) -> str:
        away = said(getattr(obj, "away_until", None), self.today)
        return " ".join(filter(None, [obj.name, f"({obj.unit})", away]))


class MemberBox(MemberField):
    """A person written by name, wherever reading them all for a list would cost too much."""

    def __init__(self, *, viewer: Actor, **kwargs: Any) -> None:
        self.today = viewer.today
        box = Suggesting(address_of(viewer, self.suggestions))
        members = Member.objects.visible_to(viewer).select_related("unit").with_absence(self.today)
        forms.ModelChoiceField.__init__(self, members, widget=box, **kwargs)
        self.is_short = False
