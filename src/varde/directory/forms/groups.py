"""What people type about groups."""

from typing import Any

from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from varde.people.actors import Actor
from varde.people.forms.choices import MemberField
from varde.ui.forms import Form

LONGEST_NAME = 200
FIRST = ("first", "second", "third")


class NameGroup(Form):
    """What the group is called."""

    name = CharField(
        label=_("What is the group called?"),
        help_text=_("Whoever closes a case to the group sees the name."),
        max_length=LONGEST_NAME,
    )


class FormGroup(NameGroup):
    """Its name, and the first of those in it."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        labels = {"first": _("Who is in it?"), "second": _("And who else?"), "third": _("And?")}
        people = {
            name: _person(actor, label=labels[name], required=name == FIRST[0]) for name in FIRST
        }
        self.base_fields = self.base_fields | people  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        chosen = [self.cleaned_data.get(name) for name in FIRST]
        return {"name": self.cleaned_data.get("name"), "members": [one for one in chosen if one]}


class Seat(Form):
    """One more person."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        self.base_fields = {"member": _person(actor, label=_("Who?"))}  # type: ignore[misc]
        super().__init__(*args, **kwargs)


def _person(actor: Actor, **kwargs: Any) -> MemberField:
    return MemberField(viewer=actor, empty_label=_("Choose a person"), **kwargs)
