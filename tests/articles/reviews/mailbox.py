"""A reader's mailbox, and what they do with the link in a mail."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from articles.reviews.models import Review
from articles.reviews.own_link import address
from tests.articles.reviews.reader import TYPED
from tests.site.reading import Page

TEXT = {name: TYPED[name] for name in ("rating", "headline", "words", "name")}
LINK = re.compile(r"https?://\S+(/reviews-of-mine/\S+/)")


class Mailbox:
    """The mails to one address, and its owner's browser."""

    def __init__(self, email: str = "ines@example.org") -> None:
        self.email = email
        self.client = Client(headers={"Sec-Fetch-Site": "same-origin"})

    @property
    def mails(self) -> list[Any]:
        return [each for each in mail.outbox if each.to == [self.email]]

    @property
    def link(self) -> str:
        """The path of the link in the newest mail."""
        found = LINK.search(str(self.mails[-1].body))
        assert found
        return found[1]


def link_of(review: Review) -> str:
    return address(review.reader)


def below(review: Review, what: str) -> str:
    return f"{link_of(review)}{review.pk}/{what}/"


def read(browser: Client, path: str) -> str:
    """Return the words of the main part of a page."""
    return Page(path, browser.get(path)).one("//main")


class Down:
    """A mail server that does not answer."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def send_messages(self, _messages: Any) -> int:
        raise OSError("Connection refused")
