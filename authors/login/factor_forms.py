"""The forms of the second factor: codes from an app or from paper, and passkeys."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar, override

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as stock
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from authors.login.adapter import note
from authors.login.forms import Plain

#: As long as the clock of a phone may be wrong, which is longer than the library remembers a code.
ONCE_SECONDS = 120
NAME_LENGTH = 60


class ByCode(Plain):
    labels: ClassVar[dict[str, str]] = {"code": "Code"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric", "spellcheck": "false"}

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            note("refused: code", context.request, self.user.email)  # type: ignore[attr-defined]
            raise
        used = f"login:code:{self.user.pk}:{''.join(filter(str.isalnum, code))}"  # type: ignore[attr-defined]
        if not cache.add(used, "used", timeout=ONCE_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(ByCode, stock.AuthenticateForm):
    pass


class ConfirmByCodeForm(ByCode, stock.ReauthenticateForm):
    pass


class ActivateAppForm(ByCode, ActivateTOTPForm):
    labels: ClassVar[dict[str, str]] = {"code": "Code that the app shows"}


def never_trusting[T](clean: Callable[[Any], T]) -> Callable[[Any], T]:
    """Take whatever goes wrong with a credential for a wrong credential: it comes from outside."""

    @wraps(clean)
    def cleaned(form: Any) -> T:
        try:
            return clean(form)
        except (LookupError, TypeError, ValueError, AttributeError, AssertionError, NotImplementedError) as error:
            raise ValidationError("This passkey does not open the desk. Try again, or log in another way.") from error

    return cleaned


class ByPasskey(Plain):
    @never_trusting
    def clean_credential(self) -> Authenticator:
        authenticator: Authenticator = super().clean_credential()  # type: ignore[misc]
        return authenticator


class PasskeyLoginForm(ByPasskey, passkeys.LoginWebAuthnForm):
    pass


class PasskeyForm(ByPasskey, passkeys.AuthenticateWebAuthnForm):
    pass


class ConfirmByPasskeyForm(ByPasskey, passkeys.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(Plain, passkeys.AddWebAuthnForm):
    """Takes only keys that ask for a finger, a face or a PIN, so that one can log in with them alone."""

    name = forms.CharField(required=False, max_length=NAME_LENGTH)
    passwordless = None
    help_texts: ClassVar[dict[str, str]] = {"name": "To tell your passkeys apart, such as “Phone” or “Blue key”."}

    @override
    @never_trusting
    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = super().clean() or {}
        return cleaned


class RenamePasskeyForm(Plain, passkeys.EditWebAuthnForm):
    name = forms.CharField(max_length=NAME_LENGTH)
