"""A reader who reports an error as a browser would: opens the form, fills it in, sends it."""

from typing import Any

import time_machine
from django.test import Client

from articles.models import Version
from tests.articles.desk import NOON
from tests.articles.reviews.reader import values
from tests.factories import a_live_version
from tests.site.reading import Page

TYPED = {
    "wrong": "The ferry left at one, not at noon.",
    "right": "I was on board: https://example.org/log",
    "email": "ines@example.org",
}
BODY = "<p>It left at noon.</p><h2>The crossing</h2><p>It took <em>two</em> hours.</p><ul><li><p>a buoy</p></li></ul>"


class Reader:
    """One browser in one network; `story` is what they read."""

    def __init__(
        self, clock: time_machine.Traveller, address: str = "203.0.113.9", story: Version | None = None
    ) -> None:
        self.clock, self.address = clock, address
        self.client = Client(REMOTE_ADDR=address, headers={"Sec-Fetch-Site": "same-origin"})
        self.story = story or a_live_version(slug="ferry", headline="Ferry sails", body=BODY, now=NOON)
        self.path = f"{self.story.get_absolute_url()}report-an-error/"

    def open(self, passage: str = "") -> dict[str, str]:
        """Open the form, for a passage if one is named, and return what it sends by itself."""
        response = self.client.get(f"{self.path}{passage}/" if passage else self.path)
        assert response.status_code == 200
        return values(response)

    def fill_in(self, **typed: str | None) -> dict[str, str]:
        """Open the form and take half a minute to fill it in; None leaves a field out."""
        fields = self.open() | TYPED | typed
        self.clock.shift(30)
        return {name: value for name, value in fields.items() if value is not None}

    def send(self, **typed: str | None) -> Any:
        return self.post(self.fill_in(**typed))

    def post(self, fields: dict[str, str], **headers: str) -> Any:
        return self.client.post(self.path, fields, headers=headers)

    def page(self, address: str) -> Page:
        return Page(address, self.client.get(address))
