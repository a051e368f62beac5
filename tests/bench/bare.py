"""The least a WSGI application can do: the bytes of a page that were taken from the site before."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["BENCH_PAGE"])
BODY = (FOLDER / "body").read_bytes()
HEADERS = [(name, value) for name, value in json.loads((FOLDER / "headers").read_text())]
NOT_MODIFIED = [(name, value) for name, value in HEADERS if name not in {"content-length", "content-type"}]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if "HTTP_IF_NONE_MATCH" in environ:
        start_response("304 Not Modified", NOT_MODIFIED)
        return []
    start_response("200 OK", HEADERS)
    return [BODY]
