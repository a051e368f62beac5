"""Mails about a login, sent by the worker: nobody waits for a mail server, nor learns from it who exists."""

from functools import partial

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import int_to_base36

from authors.models import User

#: What allauth calls a change, and what people call it.
CHANGES = {
    "password_changed": "Your password was changed.",
    "password_set": "A password was set.",
    "password_reset": "A new password was set with a link sent by mail.",
    "totp_activated": "An authenticator app was added.",
    "totp_deactivated": "The authenticator app was removed.",
    "webauthn_added": "A passkey was added.",
    "webauthn_removed": "A passkey was removed.",
    "recovery_codes_generated": "New recovery codes were made, and the old ones no longer work.",
    "second_factor_removed": "An administrator removed your second factor. You log in with your password alone.",
}


def offer_new_password(email: str) -> None:
    """Send the owner of this address a link, if there is one who may log in; what anyone can see is the same."""
    send_reset_link.enqueue(email)


def tell_of_change(user: User, change: str) -> None:
    transaction.on_commit(partial(send_change.enqueue, user.pk, change))


@task
def send_reset_link(email: str) -> None:
    """Make the link here, so that it stands in no queue."""
    user = User.objects.filter(email__iexact=email, is_active=True, is_staff=True).first()
    if user is None:
        return
    key = {"uidb36": int_to_base36(user.pk), "key": default_token_generator.make_token(user)}
    path = reverse("account_reset_password_from_key", kwargs=key)
    _send(user, "A new password for the desk", "reset", {"link": settings.SITE_URL + path})


@task
def send_change(user_id: int, change: str) -> None:
    """Tell people what was done to their login, by them or by someone who should not be there."""
    user = User.objects.filter(pk=user_id).first()
    if user and change in CHANGES:
        _send(user, "Your login was changed", "changed", {"change": CHANGES[change]})


def _send(user: User, subject: str, template: str, about: dict[str, str]) -> None:
    context = about | {"user": user, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    text = render_to_string(f"account/email/{template}.txt", context)
    send_mail(f"{settings.SITE_NAME}: {subject}", text, None, [user.email])
