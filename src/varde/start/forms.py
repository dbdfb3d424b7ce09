"""What the founder types: the undertaking, and themselves."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.no import orgnr

from varde.people.models import User
from varde.ui.forms import Form


class Found(Form):
    organisation_number = forms.CharField(
        label=_("Organisation number"),
        help_text=_("Nine digits. You find it in the Register of Business Enterprises."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    industry_code = forms.CharField(
        label=_("Industry code"),
        help_text=_("Such as 41.200 for building. Leave it empty if you do not know it."),
        required=False,
        max_length=10,
        validators=[
            RegexValidator(
                r"^\d{2}(\.\d{1,3})?$", _("Write digits with a full stop, such as 41.200.")
            )
        ],
    )
    person = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("You sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 10 characters. Three random words are easy to remember."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )

    def clean_organisation_number(self) -> str:
        """Nine digits whose last one fits (MOD11)."""
        typed: str = self.cleaned_data["organisation_number"]
        try:
            return str(orgnr.validate(typed))
        except WrongNumber:
            raise ValidationError(
                _("That is not an organisation number. Check the nine digits once more.")
            ) from None

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=typed).exists():
            raise ValidationError(_("Somebody already signs in with this e-mail. Use another."))
        return typed

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        given: dict[str, Any] = self.cleaned_data
        validate_password(typed, User(email=given.get("email", "")))
        return typed
