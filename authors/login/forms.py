"""The forms of logging in with a password, in the words of the desk."""

from typing import Any, ClassVar

from allauth.account import forms as stock
from django import forms
from django.http import HttpRequest

from authors.login import mail

LONG_ENOUGH = "At least 12 characters. Four or five unrelated words are easy to keep."


class Plain(forms.Form):
    """Labels above their fields instead of words inside them, and our own words; mix it in first."""

    labels: ClassVar[dict[str, str]] = {}
    help_texts: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.use_required_attribute = False
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")


class LoginForm(Plain, stock.LoginForm):
    labels: ClassVar[dict[str, str]] = {"login": "Email address"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}


class ConfirmForm(Plain, stock.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].widget.attrs["autofocus"] = True


class ChangePasswordForm(Plain, stock.ChangePasswordForm):
    labels: ClassVar[dict[str, str]] = {
        "oldpassword": "Password you have now",
        "password1": "New password",
        "password2": "New password again",
    }
    help_texts: ClassVar[dict[str, str]] = {"password1": LONG_ENOUGH}


class SetPasswordForm(Plain, stock.SetPasswordForm):
    labels: ClassVar[dict[str, str]] = {"password1": "New password", "password2": "New password again"}
    help_texts: ClassVar[dict[str, str]] = {"password1": LONG_ENOUGH}


class ResetPasswordForm(Plain, stock.ResetPasswordKeyForm):
    labels: ClassVar[dict[str, str]] = {"password1": "New password", "password2": "New password again"}
    help_texts: ClassVar[dict[str, str]] = {"password1": LONG_ENOUGH}


class ForgottenPasswordForm(Plain):
    """Takes any address and says the same to everyone."""

    email = forms.EmailField(
        label="Email address", widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )

    def save(self, request: HttpRequest) -> str:
        email: str = self.cleaned_data["email"]
        mail.offer_new_password(email)
        return email
