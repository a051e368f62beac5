"""The page cache in front of Django: answers from memory what is the same for everyone."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from newsroom.outage import KNOWN
from newsroom.pagecache.answer import Answer, answered
from newsroom.pagecache.flights import Flight, Flights
from newsroom.pagecache.handover import Handover
from newsroom.pagecache.held import HELD
from newsroom.pagecache.log import PurgeLog, Tags
from newsroom.pagecache.page import Headers, Page, encoding_for
from newsroom.pagecache.replicas import NUMBER
from newsroom.pagecache.request import Eligible, Environ
from newsroom.pagecache.store import Store

type StartResponse = Callable[..., Any]
type Application = Callable[[Environ, StartResponse], Iterable[bytes]]

PATIENCE = 10.0
#: A render during which one of its own tags was purged is done again, but not for ever.
ATTEMPTS = 2


class PageCache:
    """Wraps the Django application; one for each process."""

    def __init__(self, application: Application, eligible: Eligible, limit: int, handover: Handover) -> None:
        self.application = application
        self.eligible = eligible
        self.handover = handover
        self.store = Store(limit)
        self.flights = Flights()
        self.log = PurgeLog(self._purged)
        self.renders = 0

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self.eligible.key(environ)
        if key is None:
            return self._bypass(environ, start_response)
        self.log.look()
        page = self.store.get(key)
        if page is not None and page.fresh_until > time.time():
            return self._send(page, "hit", environ, start_response)
        if self.log.away:
            return self._while_away(key, environ, start_response)
        return self._miss(key, environ, start_response)

    def _purged(self, changed: Tags | None) -> None:
        # What is held goes first: a page made of it that is kept a moment later is dropped by the second line.
        if changed is None:
            HELD.clear()
            self.store.clear()
        else:
            HELD.drop(changed)
            self.store.drop(changed)

    def _holds(self, page: Page) -> bool:
        return self.log.holds(page.tags, page.number)

    def _stale(self, key: str) -> Page | None:
        """Return the page if it has merely expired; what was purged or has ended is not there or not true."""
        page = self.store.get(key)
        return page if page is not None and page.true_until > time.time() else None

    # Rendering -----------------------------------------------------------------------------------

    def _miss(self, key: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Render the page, wait for whoever renders it, or serve what has merely expired while it is rendered."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            flight, ours = self.flights.join(key)
            if ours:
                return self._deliver(key, self._fly(key, flight, environ), environ, start_response)
            if stale := self._stale(key):
                return self._send(stale, "stale", environ, start_response)
            landed = flight.done.wait(deadline - time.monotonic())
            self.log.look()
            if flight.page is not None and self._holds(flight.page):
                return self._send(flight.page, "hit", environ, start_response)
            if landed and flight.page is None:
                break  # it was somebody's own, or an error
        return self._deliver(key, self._render(environ), environ, start_response)

    def _fly(self, key: str, flight: Flight, environ: Environ) -> Answer:
        page: Page | None = None
        try:
            answer = self._obtain(key, environ)
            page = answer.page
        finally:
            self.flights.land(key, flight, page)
        return answer

    def _obtain(self, key: str, environ: Environ) -> Answer:
        """Return the page as another thread or process has just made it, or render it."""
        page = self.store.get(key)
        if page is not None and page.fresh_until > time.time():
            return Answer.of(page)
        with self.handover.turn(key):
            page = self.handover.take(key)
            if page is not None and page.fresh_until > time.time() and self._holds(page):
                self._keep(key, page)
                return Answer.of(page)
            for _attempt in range(ATTEMPTS):
                answer = self._render(environ)
                self.log.look()
                if answer.page is None or self._holds(answer.page):
                    break
            if answer.page is not None and self._keep(key, answer.page):
                self.handover.give(key, answer.page)
        return answer

    def _keep(self, key: str, page: Page) -> bool:
        return self.store.put(key, page, lambda: self._holds(page))

    def _render(self, environ: Environ) -> Answer:
        self.renders += 1
        # Before the first look into the database: what is committed later has a higher number.
        number = self.log.number
        with HELD.trusted(lambda held: self.log.holds(held, number)):
            return answered(self.application, self.eligible.bare(environ) | {NUMBER: number}, number)

    def _while_away(self, key: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Serve what there is. The rest is refused at once: threads are few, and what they wait for does not come."""
        if stale := self._stale(key):
            return self._send(stale, "stale", environ, start_response)
        environ[KNOWN] = True
        return self._deliver(key, self._render(environ), environ, start_response)

    # Answering -----------------------------------------------------------------------------------

    def _bypass(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        self.log.look()
        if self.log.away:
            environ[KNOWN] = True

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            return start_response(status, [*headers, ("Server-Timing", "cache;desc=bypass")], *rest)

        return self.application(environ, start)

    def _deliver(self, key: str, answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Send what was just made. An error gives way to what was there before, if that may still be served."""
        if answer.page is not None:
            return self._send(answer.page, "miss", environ, start_response)
        if answer.status.startswith("5") and (stale := self._stale(key)):
            return self._send(stale, "stale", environ, start_response)
        start_response(answer.status, [*answer.headers, ("Server-Timing", "cache;desc=miss")])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]

    def _send(self, page: Page, how: str, environ: Environ, start_response: StartResponse) -> list[bytes]:
        encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""), page)
        body, etag, headers = page.variant(encoding)
        own = [("Cache-Control", page.cache_control(time.time())), ("Server-Timing", f"cache;desc={how}")]
        if page.status.startswith("200") and _matches(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
            start_response("304 Not Modified", [*_without_body(headers), *own])
            return []
        start_response(page.status, [*headers, *own])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def cached(application: Application) -> PageCache:
    """Return the application with the page cache in front of it, as the settings say."""
    eligible = Eligible(
        hosts={host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", "."))},
        private=settings.PAGE_CACHE_PRIVATE,
        cookie=settings.SESSION_COOKIE_NAME,
        forwarded_scheme=settings.TRUSTED_PROXIES > 0,
    )
    database = settings.DATABASES[DEFAULT_DB_ALIAS]
    secret = "\n".join([settings.SECRET_KEY, *(str(database.get(name)) for name in ("HOST", "PORT", "NAME"))])
    limit = settings.PAGE_CACHE_MB * 1024 * 1024
    return PageCache(application, eligible, limit, Handover(settings.VAR / "pagecache", secret))


def _matches(wanted: str, etag: str) -> bool:
    """Compare as RFC 9110, 13.1.2 says: any of a list, weak or strong, or everything."""
    if not wanted:
        return False
    return wanted.strip() == "*" or etag in {part.strip().removeprefix("W/") for part in wanted.split(",")}


def _without_body(headers: Headers) -> Headers:
    return [
        (name, value) for name, value in headers if name not in {"Content-Length", "Content-Encoding", "Content-Type"}
    ]
