"""One request to an edge, whose errors are those of an edge."""

import json
from collections.abc import Mapping

from newsroom.calling import CallFailed, send
from newsroom.pagecache.edge.interface import EdgeError

SECONDS = 5


def call(method: str, url: str, headers: Mapping[str, str], data: object = None) -> bytes:
    """Return what the edge answers; `data` is sent as JSON."""
    body = b"" if data is None else json.dumps(data).encode()
    try:
        return send(method, url, headers, body, seconds=SECONDS)
    except CallFailed as error:
        raise EdgeError(str(error)) from None
