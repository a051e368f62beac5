"""The way into the desk: allauth in our words, with our rules about who may come in."""

#: Our forms by the names that allauth knows them by.
FORMS = {
    "login": "authors.login.forms.LoginForm",
    "reauthenticate": "authors.login.forms.ConfirmForm",
    "change_password": "authors.login.forms.ChangePasswordForm",
    "set_password": "authors.login.forms.SetPasswordForm",
    "reset_password": "authors.login.forms.ForgottenPasswordForm",
    "reset_password_from_key": "authors.login.forms.ResetPasswordForm",
}
FACTOR_FORMS = {
    "authenticate": "authors.login.factor_forms.CodeForm",
    "reauthenticate": "authors.login.factor_forms.ConfirmByCodeForm",
    "activate_totp": "authors.login.factor_forms.ActivateAppForm",
    "add_webauthn": "authors.login.factor_forms.AddPasskeyForm",
    "edit_webauthn": "authors.login.factor_forms.RenamePasskeyForm",
    "login_webauthn": "authors.login.factor_forms.PasskeyLoginForm",
    "authenticate_webauthn": "authors.login.factor_forms.PasskeyForm",
    "reauthenticate_webauthn": "authors.login.factor_forms.ConfirmByPasskeyForm",
}
