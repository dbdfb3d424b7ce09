"""Settings of sign-in (django-allauth) and of the letters it sends. Read by settings.py."""

from varde.config import env

# Nobody signs up by themselves: an invitation lets people in, or they found an undertaking.
ACCOUNT_ADAPTER = "varde.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to people who are not here
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "varde.signin.forms.passwords.Login",
    "request_login_code": "varde.signin.forms.passwords.RequestCode",
    "confirm_login_code": "varde.signin.forms.passwords.ConfirmCode",
    "reset_password": "varde.signin.forms.passwords.ResetPassword",
    "confirm_password_reset_code": "varde.signin.forms.passwords.ConfirmResetCode",
    "reset_password_from_key": "varde.signin.forms.passwords.NewPassword",
    "change_password": "varde.signin.forms.passwords.ChangePassword",
    "set_password": "varde.signin.forms.passwords.SetPassword",
    "reauthenticate": "varde.signin.forms.passwords.Reauthenticate",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}

MFA_ADAPTER = "varde.signin.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a Varde without e-mail has passkeys too
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False  # https only; the library itself excepts localhost
MFA_TOTP_ISSUER = "Varde"
MFA_FORMS = {
    "authenticate": "varde.signin.forms.proofs.Authenticate",
    "reauthenticate": "varde.signin.forms.proofs.Reauthenticate",
    "activate_totp": "varde.signin.forms.proofs.ActivateApp",
    "add_webauthn": "varde.signin.forms.proofs.AddPasskey",
    "edit_webauthn": "varde.signin.forms.proofs.RenamePasskey",
}
# The limits on guessing count by address: how many proxies of ours stand in front?
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("VARDE_PROXIES", 0)

# Letters: nothing is sent before a server is named.
EMAIL_HOST = env.text("VARDE_SMTP_HOST", "")
EMAIL_PORT = env.number("VARDE_SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("VARDE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("VARDE_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.flag("VARDE_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("VARDE_MAIL_FROM", "")

# Who gets the heads of the trail by e-mail every night.
TRAIL_HEADS_TO = env.words("VARDE_TRAIL_HEADS_TO", [])
# Where letters come back to, and the mailbox they are then read in.
MAIL_BOUNCES = env.text("VARDE_MAIL_BOUNCES", "")
IMAP_HOST = env.text("VARDE_IMAP_HOST", "")
IMAP_PORT = env.number("VARDE_IMAP_PORT", 993)
IMAP_TLS = env.flag("VARDE_IMAP_TLS", default=True)
IMAP_USER = env.text("VARDE_IMAP_USER", "")
IMAP_PASSWORD = env.text("VARDE_IMAP_PASSWORD", "")
IMAP_FOLDER = env.text("VARDE_IMAP_FOLDER", "INBOX")
