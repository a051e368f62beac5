"""One request to an edge: short patience, no redirects, and errors that name no secret."""

import json
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, override
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from newsroom.pagecache.edge.interface import EdgeError

SECONDS = 5
LONGEST_ANSWER = 10_000


class NoRedirects(HTTPRedirectHandler):
    """A token must not travel on to wherever an answer points."""

    @override
    def redirect_request(self, *_: Any) -> None:
        return None


_opener = build_opener(NoRedirects)


def call(method: str, url: str, headers: Mapping[str, str], data: object = None) -> bytes:
    """Return what the edge answers; `data` is sent as JSON."""
    body = b"" if data is None else json.dumps(data).encode()
    request = Request(url, method=method, headers=dict(headers), data=body or None)  # noqa: S310  (from the settings)
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            return bytes(answer.read(LONGEST_ANSWER))
    except HTTPError as error:
        with error:
            raise EdgeError(f"It answered {error.code} ({error.reason}).") from None
    except (URLError, HTTPException, OSError) as error:
        raise EdgeError(f"It could not be reached: {getattr(error, 'reason', None) or error!r}.") from None
