"""The mail that a reader gets when a moderator warns them."""

from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string

from articles.reviews import own_link
from articles.reviews.models import Reader, Sanction
from newsroom.mailing import goes_to_a_log


def tell(warned: Sanction) -> None:
    """Order the mail, once what it tells is stored."""
    transaction.on_commit(partial(send.enqueue, warned.pk))


@task
def send(sanction_id: int) -> None:
    """Send it, if the reader still has an address."""
    warned = Sanction.objects.filter(pk=sanction_id, kind=Sanction.Kind.WARN).first()
    reader = Reader.objects.filter(key=warned.key).exclude(email="").first() if warned else None
    if warned is None or reader is None or goes_to_a_log():
        return
    context = {
        "warned": warned,
        "link": f"{settings.SITE_URL}{own_link.address(reader)}",
        "site_name": settings.SITE_NAME,
    }
    text = render_to_string("reviews/warning.txt", context)
    # RFC 3834: so that no machine answers.
    headers = {"Auto-Submitted": "auto-generated"}
    EmailMessage(f"{settings.SITE_NAME}: about your reviews", text, None, [reader.email], headers=headers).send()
