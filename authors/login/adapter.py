"""What allauth asks the house: where people may be sent, who is told what, what is noted of an attempt."""

import ipaddress
import logging
from datetime import timedelta
from typing import Any, override

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from authors.login import mail
from authors.login.backend import DeskBackend
from newsroom.network import client_address, network_hash

log = logging.getLogger("authors.login")

NOT_OPEN = "This address and this password do not open the desk. Check both; in the password, capital letters count."
CLOSED = "This login does not open the desk. Ask an administrator."
TOO_MANY = "There were too many attempts. Wait five minutes, then try again."
WRONG_CODE = "This is not the right code. Codes from the app change every half minute and work once."

WAYS = {
    "reauthenticate": "Type your password",
    "mfa_reauthenticate": "Type a code from your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class DeskAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NOT_OPEN,
        "enter_current_password": "This is not the password you have now.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    @override
    def is_safe_url(self, url: str) -> bool:
        """Allow only this very host: the site's other names may end one day and belong to someone else."""
        host = self.request.get_host()
        return url_has_allowed_host_and_scheme(url, {host}, require_https=self.request.is_secure())

    @override
    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            return str(ipaddress.ip_address(client_address(request)))
        except ValueError:  # a socket has no address
            return "0.0.0.0"  # noqa: S104

    @override
    def pre_login(self, request: HttpRequest, user: Any, **hooks: Any) -> HttpResponse | None:
        if DeskBackend().user_can_authenticate(user):
            return None
        request.session.flush()
        note("refused: closed", request, user.email)
        messages.error(request, CLOSED)
        return HttpResponseRedirect(reverse("account_login"))

    @override
    def post_login(self, request: HttpRequest, user: Any, **hooks: Any) -> HttpResponse:
        note("logged in", request, user.email)
        response: HttpResponse = super().post_login(request, user, **hooks)
        return response

    @override
    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note("refused: password", request, credentials.get("email", ""))

    @override
    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask for the password again, but not of someone who came in a moment ago."""
        since = timezone.now() - timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
        begun = UserSession.objects.filter(session_key=self.request.session.session_key, created_at__gt=since)
        return not begun.exists() and super().is_reauthentication_required(app=app, **options)

    @override
    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        return [way | {"description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    @override
    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    @override
    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        mail.tell_of_change(user, template_prefix.rpartition("/")[2])


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    @override
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.SITE_NAME}

    @override
    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"


def note(what: str, request: HttpRequest, email: str) -> None:
    """Log an attempt so that attempts can be counted by person and by place, but neither can be read."""
    person = salted_hmac("authors.login", email.strip().lower(), algorithm="sha256").hexdigest()[:12]
    log.info("%s, login %s, network %s", what, person, network_hash(request)[:12])
