"""One request to another machine: short patience, no redirects, and errors that name no secret."""

from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, override
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

LONGEST_ANSWER = 10_000


class CallFailed(Exception):
    """It could not be reached or refused; the message holds no secret."""


class NoRedirects(HTTPRedirectHandler):
    """A token must not travel on to wherever an answer points."""

    @override
    def redirect_request(self, *_: Any) -> None:
        return None


_opener = build_opener(NoRedirects)


def send(method: str, url: str, headers: Mapping[str, str], body: bytes = b"", *, seconds: float) -> bytes:
    """Return what the other side answers, up to 10,000 bytes, or raise CallFailed."""
    request = Request(url, method=method, headers=dict(headers), data=body or None)  # noqa: S310  (from the settings)
    try:
        with _opener.open(request, timeout=seconds) as answer:
            return bytes(answer.read(LONGEST_ANSWER))
    except HTTPError as error:
        with error:
            raise CallFailed(f"It answered {error.code} ({error.reason}).") from None
    except (URLError, HTTPException, OSError) as error:
        raise CallFailed(f"It could not be reached: {getattr(error, 'reason', None) or error!r}.") from None
