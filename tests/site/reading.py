"""A page as a reader gets it, with the questions that tests ask of it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.test import Client

#: Links that name a place without a browser going there.
NOT_FETCHED = {"canonical", "alternate", "prev", "next", "me", "author"}


def body_and_status(address: str) -> tuple[bytes, int]:
    """Return what an address answers, read to the end, which also closes what is sent from a file."""
    response = Client().get(address)
    return b"".join(response), response.status_code


class Page:
    def __init__(self, path: str, response: Any) -> None:
        self.path, self.response = path, response
        self.text: str = response.content.decode()
        self.root = lxml.html.document_fromstring(self.text)

    def __repr__(self) -> str:
        return self.path

    def all(self, xpath: str) -> list[Any]:
        found = self.root.xpath(xpath)
        assert isinstance(found, list)
        return found

    def one(self, xpath: str) -> str:
        """Return the text of the only match."""
        found = self.all(xpath)
        assert len(found) == 1, f"{self.path} has {len(found)} of {xpath}"
        text = found[0] if isinstance(found[0], str) else found[0].text_content()
        return " ".join(str(text).split())

    @property
    def fetched(self) -> Iterator[str]:
        """Yield the address of everything that a browser loads with the page."""
        yield from self.all("//script/@src | //img/@src | //source/@src | //iframe/@src | //use/@href")
        yield from (link.get("href") for link in self.all("//link[@href]") if link.get("rel") not in NOT_FETCHED)
        for srcset in self.all("//@srcset | //@imagesrcset"):
            yield from (part.split()[0] for part in srcset.split(","))

    @property
    def links(self) -> Iterator[str]:
        """Yield every address within the site that the page names, from its root."""
        for address in {*self.all("//@href | //form/@action"), *self.fetched}:
            parts = urlsplit(urljoin(f"http://testserver{self.path}", address))
            if parts.netloc in {"testserver", "localhost:8000"}:
                yield parts._replace(scheme="", netloc="").geturl()
