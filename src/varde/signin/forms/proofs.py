"""What is typed for passkeys and codes: allauth's forms, in our words and our dress."""

from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from varde.signin.forms.passwords import Dressed

CODE = _("The code from your app, or one of your recovery codes")
NAME = _("What you call it")
NAME_HELP = _("Such as «My phone». You see the name when you tidy up.")


class Authenticate(Dressed, base.AuthenticateForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"code": CODE}


class Reauthenticate(Dressed, base.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"code": CODE}


class ActivateApp(Dressed, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"code": _("The code the app shows")}


class AddPasskey(Dressed, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs in all by itself: that is what people mean by it."""

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    labels: ClassVar[dict[str, Any]] = {"name": NAME}
    helps: ClassVar[dict[str, Any]] = {"name": NAME_HELP}

    def clean_name(self) -> str:
        return self.cleaned_data["name"] or str(_("Passkey"))


class RenamePasskey(Dressed, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"name": NAME}
    helps: ClassVar[dict[str, Any]] = {"name": NAME_HELP}
