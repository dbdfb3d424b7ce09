"""What a kept view is called, and who sees it."""

from typing import Any

from django.forms import BooleanField, CharField
from django.utils.translation import gettext_lazy as _

from varde.lists.models import LONGEST_NAME
from varde.people.actors import Actor
from varde.steps.roles import MANAGERS
from varde.ui.forms import Form


class Name(Form):
    """A name; those who lead a unit may let everybody have the view."""

    name = CharField(label=_("What shall the view be called?"), max_length=LONGEST_NAME)
    is_shared = BooleanField(
        label=_("Everybody who works here may use it"),
        help_text=_("They see only what they may see."),
        required=False,
    )

    def __init__(self, data: Any = None, *, actor: Actor, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        if not actor.paths_of(MANAGERS):
            del self.fields["is_shared"]
