"""How django-allauth behaves here: no sign-up, our words, letters in the background."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from varde.mail import verbs as mail
from varde.mail.composing import Words
from varde.signin import tablets

TOO_MANY = _("There were many tries in a short time. Wait five minutes, and try again.")
WRONG_CODE = _("The code is not right. Check it once more, or get a new one.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail. No words tell whether an address is known here."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This login is closed. Ask your leader."),
        "email_password_mismatch": _(
            "The e-mail or the password is not right. Try again, or sign in another way."
        ),
        "enter_current_password": _("That is not the password you have now. Try again."),
        "incorrect_password": _("That is not the password you have now. Try again."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Written now, in the reader's language; sent later, so that nobody can time it."""
        if not mail.are_sent():
            return
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        mail.put(Words(message.subject, lead=message.body), to=email, now=timezone.now())

    def pre_login(self, request: Any, user: Any, **how: Any) -> Any:
        tablets.answer(request)
        return super().pre_login(request, user, **how)

    def post_login(self, request: Any, user: Any, **how: Any) -> Any:
        response = super().post_login(request, user, **how)
        tablets.remember(request, response)
        return response

    def logout(self, request: Any) -> None:
        """Whoever used a shared tablet leaves nothing behind in it."""
        shared = tablets.is_shared(request.session)
        super().logout(request)
        request.forget_browser = shared


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys and codes, named by Varde."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Varde"}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return ""
