"""The link that a reader gets by mail: it opens what was written from their address, and nothing else.

It holds a signature over the reader and the hash of their address, and the day it was made. So it cannot be guessed or
pointed at another reader, it ends by itself, and it ends when the address is erased.
"""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from articles.reviews.models import Policy, Reader

_signer = signing.TimestampSigner(salt="articles.reviews.own")


class Ended(Exception):
    """The link was real and opens nothing any more."""


def token_of(reader: Reader) -> str:
    """Return what opens a reader's page. Only a mail to their address may carry it."""
    return _signer.sign_object([reader.pk, reader.key])


def address(reader: Reader) -> str:
    """Return the path of a reader's page."""
    return reverse("reviews:own", args=[token_of(reader)])


def open_link(token: str) -> Reader:
    """Return the reader whose page `token` opens.

    Raises Reader.DoesNotExist for one that was never given out, or Ended if it is too old or its reader was erased.
    """
    try:
        pk, key = _signer.unsign_object(token, max_age=timedelta(days=Policy.current().keep_days))
    except signing.SignatureExpired as error:
        raise Ended from error
    except (signing.BadSignature, ValueError) as error:
        raise Reader.DoesNotExist from error
    reader = Reader.objects.filter(pk=pk, key=key).exclude(email="").first()
    if reader is None:
        raise Ended
    return reader
