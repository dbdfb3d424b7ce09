"""Sign-in by allauth: its views and its names, at Norwegian addresses. There is no sign-up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from varde.signin.views.own import confirm_reset, sessions

urlpatterns = [
    path("logg-inn/", account.login, name="account_login"),
    path("logg-ut/", account.logout, name="account_logout"),
    path("stengt/", account.account_inactive, name="account_inactive"),
    path("er-det-deg/", account.reauthenticate, name="account_reauthenticate"),
    path("kode/", account.request_login_code, name="account_request_login_code"),
    path("kode/skriv/", account.confirm_login_code, name="account_confirm_login_code"),
    path("passord/", account.password_change, name="account_change_password"),
    path("passord/velg/", account.password_set, name="account_set_password"),
    path("passord/glemt/", account.password_reset, name="account_reset_password"),
    path("passord/glemt/kode/", confirm_reset, name="account_confirm_password_reset_code"),
    path(
        "passord/glemt/nytt/",
        account.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "passord/glemt/ferdig/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("tryggere/", mfa.index, name="mfa_index"),
    path("tryggere/bekreft/", mfa.authenticate, name="mfa_authenticate"),
    path("tryggere/er-det-deg/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tryggere/app/", app.activate_totp, name="mfa_activate_totp"),
    path("tryggere/app/slutt/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("tryggere/koder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tryggere/koder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tryggere/koder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passnokler/", mfa.index, name="mfa_list_webauthn"),
    path("passnokler/ny/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passnokler/logg-inn/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "passnokler/er-det-deg/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("passnokler/<int:pk>/navn/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passnokler/<int:pk>/fjern/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("okter/", sessions, name="usersessions_list"),
]
