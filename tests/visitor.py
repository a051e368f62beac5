"""A browser without JavaScript for a server in another process: cookies, forms, and nothing raised for a status."""

import time
from dataclasses import dataclass
from http.cookiejar import Cookie, CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from lxml import html


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    text: str
    seconds: float

    def form(self) -> dict[str, str]:
        """Return what the form on the page sends as it stands, without the last button."""
        found: Any = html.fromstring(self.text).xpath("//form[@method='post'][not(@id='logout-form')]")
        [form] = found
        # Browsers drop the line break at the start of a text area.
        return {name: str(value or "").removeprefix("\n") for name, value in form.form_values()}


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Leave it to the test to go where it is sent."""


class Visitor:
    def __init__(self, url: str) -> None:
        self.url = url
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies), Stay)

    def get(self, path: str) -> Reply:
        return self._open(path)

    def post(self, path: str, fields: dict[str, str]) -> Reply:
        headers = {"Sec-Fetch-Site": "same-origin", "Origin": self.url}
        return self._open(path, urlencode(fields).encode(), headers)

    def enter(self, session: str) -> None:
        """Be logged in with a session that exists."""
        about: dict[str, Any] = {
            "version": 0,
            "port": None,
            "port_specified": False,
            "domain": "localhost.local",
            "path": "/",
        }
        about |= {"domain_specified": False, "domain_initial_dot": False, "path_specified": True, "secure": False}
        about |= {"expires": None, "discard": True, "comment": None, "comment_url": None, "rest": {}}
        self._cookies.set_cookie(Cookie(name="newsroom_session", value=session, **about))

    def _open(self, path: str, data: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
        request, began = Request(self.url + path, data, headers or {}), time.monotonic()  # noqa: S310  (our own server)
        try:
            answer = self._opener.open(request, timeout=30)
        except HTTPError as error:
            answer = error
        with answer:
            text, given = answer.read().decode(), answer.headers.items()
            return Reply(answer.status, {name.lower(): value for name, value in given}, text, time.monotonic() - began)


def recovered_after(visitor: Visitor, path: str) -> float:
    """Ask until the page is there, for half a minute at most, and return the seconds it took."""
    began = time.monotonic()
    while visitor.get(path).status != 200 and time.monotonic() - began < 30:
        time.sleep(0.1)
    return time.monotonic() - began
