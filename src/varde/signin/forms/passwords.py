"""What is typed to sign in: allauth's forms, in our words and our dress."""

from typing import Any, ClassVar

from allauth.account import forms as allauth
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from varde.mail import verbs as mail
from varde.signin import tablets
from varde.ui.forms import Form

PASSWORD_HELP = _("At least 10 characters. Three random words are easy to remember.")
NO_POST = _("This Varde cannot send e-mail yet. Ask your leader for help to sign in.")


class Dressed(Form):
    """Our labels and help instead of theirs, and no words inside the boxes."""

    labels: ClassVar[dict[str, Any]] = {}
    helps: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")


class OnATablet(forms.Form):
    """Asked wherever somebody signs in; the answer is read by signin.tablets."""

    tablet = forms.BooleanField(required=False)
    tablet_asked = forms.CharField(required=False, initial="1", widget=forms.HiddenInput)

    labels: ClassVar[dict[str, Any]] = {
        "tablet": _("This is a shared tablet: sign me out after 3 minutes")
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tablet"].initial = bool(context.request.COOKIES.get(tablets.COOKIE))


class PostedForm(Dressed):
    """A form that ends in a letter."""

    def clean(self) -> dict[str, Any] | None:
        if not mail.are_sent():
            raise forms.ValidationError(NO_POST)
        return super().clean()


class Login(Dressed, OnATablet, allauth.LoginForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {
        "login": _("E-mail"),
        "password": _("Password"),
        **OnATablet.labels,
    }
    can_post = staticmethod(mail.are_sent)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["login", "password", "tablet"])


class RequestCode(PostedForm, allauth.RequestLoginCodeForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"email": _("E-mail")}


class ConfirmCode(Dressed, OnATablet, allauth.ConfirmLoginCodeForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"code": _("The code from the letter"), **OnATablet.labels}


class ResetPassword(PostedForm, allauth.ResetPasswordForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"email": _("E-mail")}


class ConfirmResetCode(Dressed, allauth.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"code": _("The code from the letter")}


class ChoosesPassword(Dressed):
    """One box: whoever mistypes asks for a new one, and browsers show what was typed."""

    helps: ClassVar[dict[str, Any]] = {"password1": PASSWORD_HELP}
    labels: ClassVar[dict[str, Any]] = {"password1": _("New password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class NewPassword(ChoosesPassword, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class SetPassword(ChoosesPassword, allauth.SetPasswordForm):  # type: ignore[misc]
    pass


class ChangePassword(ChoosesPassword, allauth.ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {
        "oldpassword": _("The password you have now"),
        **ChoosesPassword.labels,
    }


class Reauthenticate(Dressed, allauth.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar[dict[str, Any]] = {"password": _("Password")}
