"""What people type about a webhook."""

from django.forms import CharField, CheckboxSelectMultiple, MultipleChoiceField
from django.utils.translation import gettext_lazy as _

from varde.ui.forms import Form
from varde.webhooks.models import Kind


class Make(Form):
    name = CharField(label=_("Which system is it for?"), max_length=80)
    address = CharField(
        label=_("Which address shall be told?"),
        help_text=_("It begins with https://. Ask those who look after the system."),
        max_length=500,
    )
    kinds = MultipleChoiceField(
        label=_("What shall it be told of?"),
        choices=Kind.choices,
        widget=CheckboxSelectMultiple,
    )
