"""Ticket numbers: nobody guesses one, and everybody can read one out over the telephone.

An app says in its AppConfig which of its models carries them as `ticket`: `has_tickets = "reviews.AbuseReport"`.
"""

import re
import secrets
from collections.abc import Callable
from typing import Any

from django.apps import apps

#: Without vowels, so that no word comes about, and without what looks or sounds like something else.
LETTERS = "23456789BCDFGHJKMNPQRTVWX"
#: 25 ** 10 is about 10 ** 14: at ten guesses a second the first of 10,000 tickets is found after thirty years.
LENGTH = 10


def new_ticket(choose: Callable[[str], str] = secrets.choice) -> str:
    """Return a number that nobody has, such as “K7RXM-49QBT”; one that is not for secrets may `choose` otherwise."""
    drawn = "".join(choose(LETTERS) for _ in range(LENGTH))
    return f"{drawn[:5]}-{drawn[5:]}"


def ticket_in(text: str) -> str:
    """Return the ticket number that somebody typed, or nothing: in small letters, with spaces, or without the dash."""
    typed = re.sub(r"[\s\-\u2010-\u2015]", "", text[:100]).upper()
    return f"{typed[:5]}-{typed[5:]}" if re.fullmatch(f"[{LETTERS}]{{{LENGTH}}}", typed) else ""


def page_of(ticket: str) -> str:
    """Return the address of the page about whatever has this number, of any app; nothing if there is none."""
    for label in filter(None, (getattr(app, "has_tickets", "") for app in apps.get_app_configs())):
        model: Any = apps.get_model(label)
        for found in model.objects.filter(ticket=ticket).only("ticket"):
            return str(found.get_absolute_url())
    return ""
