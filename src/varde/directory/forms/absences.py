"""What people type about being away."""

from typing import Any

from django.forms import Field
from django.utils.translation import gettext_lazy as _

from varde.directory.forms.members import PersonForm
from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.people.models import Member
from varde.ui.fields import DateField


class Away(PersonForm):
    """From, to, and who stands in. Why is nobody's business."""

    start_date = DateField(label=_("First day away"))
    end_date = DateField(label=_("Last day away"))

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)

    field_order = ["start_date", "end_date", "deputy"]

    def made(self, actor: Actor) -> dict[str, Field]:
        able = Member.objects.visible_to(actor).active().exclude(user=None)
        return {
            "deputy": MemberField(
                viewer=actor,
                members=able.exclude(pk=self.member.pk),
                label=_("Who stands in?"),
                help_text=_(
                    "They get the cases and measures, and the rights of a leader, HSE adviser or "
                    "top manager, in these days. Empty: the deputy of the role, else the next "
                    "leader up."
                ),
                required=False,
                empty_label=_("Nobody in particular"),
            )
        }
