"""A second factor where a role needs one: whoever has none yet is led to set one up before anything else."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from authors.login import mail
from authors.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
#: What may be opened without one: the ways to set one up, and the way out.
OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
}

#: In the session: the page that somebody was kept from until they have a factor.
WANTED = "wanted_page"


def has_one(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def is_due(user: User | AnonymousUser) -> bool:
    """Say whether a role of this person needs a factor that is not there; who may do everything has all roles."""
    roles: list[str] = settings.REQUIRE_SECOND_FACTOR
    if not roles or isinstance(user, AnonymousUser):
        return False
    return (user.is_superuser or user.groups.filter(name__in=roles).exists()) and not has_one(user)


def remove(user: User) -> bool:
    """Let someone whose phone is lost come in with the password alone, and say whether there was anything to remove."""
    gone, _of_each = Authenticator.objects.filter(user=user).delete()
    if gone:
        mail.tell_of_change(user, "second_factor_removed")
    return bool(gone)


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_arguments: Any) -> HttpResponse | None:
        if not request.path.startswith(reverse("admin:index")):
            return None
        match = request.resolver_match
        if match is None or match.view_name in OPEN or not is_due(request.user):
            return None
        if request.method == "GET" and request.headers.get("Sec-Fetch-Dest", "document") == "document":
            request.session[WANTED] = request.get_full_path()
        return redirect("mfa_index")
