"""What people type about themselves."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from varde.people.models import LANGUAGES, SCHEMES, Member, User
from varde.signin.forms.passwords import PASSWORD_HELP
from varde.ui.forms import Form


class Me(Form):
    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput({"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_(
            "Norwegian Bokmål and English are complete. "
            "Nynorsk is on its way: what is not translated yet is in Bokmål."
        ),
        choices=list(LANGUAGES.items()),
    )
    scheme = forms.ChoiceField(label=_("Colours"), choices=list(SCHEMES.items()))


class AcceptInvitation(Form):
    """A new login: the address is asked for only when nobody has given it."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("You sign in with it."),
        widget=forms.EmailInput({"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=PASSWORD_HELP,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if member.email:
            self.fields["email"].disabled = True
            self.fields["email"].initial = member.email
            self.fields["email"].help_text = _("This is what you sign in with from now on.")
        self.member = member

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        email = self.cleaned_data.get("email", "")
        validate_password(typed, User(email=email, first_name=self.member.name))
        return typed
