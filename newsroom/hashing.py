"""Keyed hashes: what has to be recognised again, but must not be read back."""

import hashlib
import hmac

from django.conf import settings


def keyed(purpose: str, text: str) -> str:
    """Return 64 hexadecimal digits, the same for the same text and purpose, and useless without the secret key."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()
