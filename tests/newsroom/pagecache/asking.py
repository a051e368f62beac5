"""A page cache asked as a server asks it, in this process, and what it answers."""

import gzip
import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
from django.core.wsgi import get_wsgi_application

from newsroom.pagecache.answer import answered
from newsroom.pagecache.handover import Handover
from newsroom.pagecache.request import Eligible
from newsroom.pagecache.wsgi import Application, PageCache, cached

HOST = "localhost"


def a_request(path: str = "/", method: str = "GET", **more: Any) -> dict[str, Any]:
    """Return what a server passes on; `more` are further variables, as in HTTP_COOKIE="a=b"."""
    path, _mark, query = path.partition("?")
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": HOST,
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_HOST": HOST,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    } | more


@dataclass
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return ", ".join(value for given, value in self.headers if given.lower() == name.lower())

    @property
    def how(self) -> str:
        return self["Server-Timing"].rpartition("=")[2]

    @property
    def text(self) -> str:
        """The body as a browser decodes it."""
        decode = {"br": brotli.decompress, "gzip": gzip.decompress}.get(self["Content-Encoding"], bytes)
        return bytes(decode(self.body)).decode()


def ask(application: Application, environ: dict[str, Any]) -> Reply:
    said: list[Any] = []
    parts: Any = application(environ, lambda status, headers, *_: said.extend((status, headers)))
    try:
        body = b"".join(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    return Reply(int(said[0][:3]), said[1], body)


class Site:
    """A server process in small."""

    def __init__(self, folder: Path, application: Application | None = None) -> None:
        self.cache: PageCache = cached(application or get_wsgi_application())
        self.cache.handover = Handover(folder, "secret")

    def get(self, path: str = "/", method: str = "GET", **more: Any) -> Reply:
        return ask(self.cache, a_request(path, method, **more))

    def now(self, path: str = "/", method: str = "GET", **more: Any) -> Reply:
        """Ask after the process has learned of all purges, which otherwise takes up to a quarter of a second."""
        self.learn()
        return self.get(path, method, **more)

    def learn(self) -> None:
        self.cache.log._next = float("-inf")
        self.cache.log.look()

    def truth(self, path: str) -> tuple[str, bytes]:
        """Return what Django itself says at this moment."""
        answer = answered(self.cache.application, self.cache.eligible.bare(a_request(path)), -1)
        return answer.status, answer.body

    @property
    def kept(self) -> set[str]:
        """The addresses of all pages in the store."""
        return {key.removeprefix(f"http://{HOST}").removesuffix("?") for key in self.cache.store._pages}


type Answers = Callable[[dict[str, Any]], tuple[str, list[tuple[str, str]], bytes]]


class Stub:
    """In the place of Django: says what `answers` says and counts how often it was asked."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        status, headers, body = self.answers(environ)
        start_response(status, headers)
        return [body]


def eligible(*, forwarded_scheme: bool = False) -> Eligible:
    return Eligible({HOST, "[::1]"}, ("/admin/",), "session", forwarded_scheme)
