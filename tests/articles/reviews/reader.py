"""A reader who reviews a story as a browser would: opens the form, fills it in, sends it."""

from typing import Any

import time_machine
from django.test import Client

from articles.models import Version
from tests.articles.desk import NOON
from tests.factories import a_live_version
from tests.site.reading import Page

TYPED = {
    "rating": "4",
    "headline": "Well told",
    "words": "I missed the ferry myself and can confirm it.",
    "name": "Ines Mota",
    "email": "ines@example.org",
}


class Reader:
    """One browser in one network; `story` is what they read."""

    def __init__(
        self, clock: time_machine.Traveller, address: str = "203.0.113.9", story: Version | None = None
    ) -> None:
        self.clock, self.address = clock, address
        self.client = Client(REMOTE_ADDR=address, headers={"Sec-Fetch-Site": "same-origin"})
        self.story = story or a_live_version(slug="ferry", headline="Ferry sails", now=NOON)
        self.path = self.story.get_absolute_url()

    def open(self) -> dict[str, str]:
        """Open the page of the form and return what it sends by itself."""
        response = self.client.get(f"{self.path}review/")
        assert response.status_code == 200
        return values(response)

    def send(self, **typed: str | None) -> Any:
        """Open the form, take half a minute to fill it in, and send it; None leaves a field out."""
        fields = self.open() | TYPED | typed
        self.clock.shift(30)
        return self.post({name: value for name, value in fields.items() if value is not None})

    def post(self, fields: dict[str, str], **headers: str) -> Any:
        return self.client.post(f"{self.path}review/", fields, headers=headers)

    def read(self, below: str = "") -> str:
        """Return the words of the main part of the story's page, or of one below it."""
        return Page(self.path, self.client.get(f"{self.path}{below}")).one("//main")


def values(response: Any) -> dict[str, str]:
    """Return what the form on a page would send as it stands."""
    [form] = Page("", response).all("//main//form")
    # Browsers drop the line break that Django puts at the start of a text area.
    return {name: str(value).removeprefix("\n") for name, value in form.form_values()}
