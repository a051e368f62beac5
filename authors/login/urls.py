"""Addresses of logging in and of one's own account. They stand before the admin's own, whose login they replace."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from authors.login.views import View, logged_in, on_desk, stock


def page(route: str, view: View, name: str, title: str = "") -> URLPattern:
    return path(route, on_desk(view, title), name=name)


set_password = reauthentication_required(stock("account.views.password_set"))
to_account = login_required(RedirectView.as_view(pattern_name="mfa_index"))

urlpatterns = [
    page("login/", stock("account.views.login"), "account_login", "Log in to the desk"),
    page("login/passkey/", stock("mfa.webauthn.views.login_webauthn"), "mfa_login_webauthn"),
    page("login/second-factor/", stock("mfa.base.views.authenticate"), "mfa_authenticate", "The second factor"),
    page("login/forgotten/", stock("account.views.password_reset"), "account_reset_password", "A new password"),
    page(
        "login/forgotten/sent/",
        stock("account.views.password_reset_done"),
        "account_reset_password_done",
        "Look into your mail",
    ),
    page(
        "login/forgotten/done/",
        stock("account.views.password_reset_from_key_done"),
        "account_reset_password_from_key_done",
        "Your password is changed",
    ),
    page(
        "login/forgotten/<uidb36>/<key>/",
        stock("account.views.password_reset_from_key"),
        "account_reset_password_from_key",
        "Choose a new password",
    ),
    page("logout/", stock("account.views.logout"), "account_logout", "Log out"),
    page("signed-in/", logged_in, "logged_in", "You are logged in"),
    page("password_change/", stock("account.views.password_change"), "account_change_password", "Change password"),
    page("account/", stock("mfa.base.views.index"), "mfa_index", "Your account"),
    page("account/password/", set_password, "account_set_password", "Set a password"),
    page("account/confirm/", stock("account.views.reauthenticate"), "account_reauthenticate", "Is it you?"),
    page("account/confirm/code/", stock("mfa.base.views.reauthenticate"), "mfa_reauthenticate", "Is it you?"),
    page(
        "account/confirm/passkey/",
        stock("mfa.webauthn.views.reauthenticate_webauthn"),
        "mfa_reauthenticate_webauthn",
        "Is it you?",
    ),
    page("account/app/", stock("mfa.totp.views.activate_totp"), "mfa_activate_totp", "Set up an authenticator app"),
    page(
        "account/app/remove/",
        stock("mfa.totp.views.deactivate_totp"),
        "mfa_deactivate_totp",
        "Remove the authenticator app",
    ),
    page("account/passkeys/", to_account, "mfa_list_webauthn"),
    page("account/passkeys/add/", stock("mfa.webauthn.views.add_webauthn"), "mfa_add_webauthn", "Add a passkey"),
    page(
        "account/passkeys/<int:pk>/", stock("mfa.webauthn.views.edit_webauthn"), "mfa_edit_webauthn", "Rename a passkey"
    ),
    page(
        "account/passkeys/<int:pk>/remove/",
        stock("mfa.webauthn.views.remove_webauthn"),
        "mfa_remove_webauthn",
        "Remove a passkey",
    ),
    page(
        "account/recovery-codes/",
        stock("mfa.recovery_codes.views.view_recovery_codes"),
        "mfa_view_recovery_codes",
        "Recovery codes",
    ),
    page(
        "account/recovery-codes/new/",
        stock("mfa.recovery_codes.views.generate_recovery_codes"),
        "mfa_generate_recovery_codes",
        "Make new recovery codes",
    ),
    page(
        "account/sessions/",
        stock("usersessions.views.list_usersessions"),
        "usersessions_list",
        "Where you are logged in",
    ),
]
