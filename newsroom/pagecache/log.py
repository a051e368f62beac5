"""Reading the purge log: each process asks for new numbers, at most every quarter of a second, on a request."""

import logging
import time
from collections.abc import Callable, Iterable
from threading import Lock

from django.db import Error

from newsroom.pagecache.line import Line

EVERY = 0.25
#: How old what is known may become before others wait for the thread that asks, and for how long they wait.
OLDEST = 0.5
PATIENCE = 1.0
#: How often a database that is away is asked for.
EVERY_WHILE_AWAY = 1.0
#: More tags than this are not remembered one by one; renders that began before the oldest are not kept.
REMEMBERED = 20_000

logger = logging.getLogger(__name__)

type Tags = Iterable[str]


class PurgeLog:
    """Which numbers this process has seen, and when each tag was purged last.

    `on_purge` is called with the tags of new purges, or with None when so much was missed that everything
    has to go.
    """

    def __init__(self, on_purge: Callable[[Tags | None], object]) -> None:
        self.number = -1
        self.away = False
        self._floor = 0
        self._last: dict[str, int] = {}
        self._began = self._known = self._next = float("-inf")
        self._looking = Lock()
        self._line = Line()
        self._on_purge = on_purge

    def look(self) -> None:
        """Take in what is new, unless that was done a moment ago; one thread does it for all.

        Where the database is away, what is known stays true enough to be served.
        """
        now = time.monotonic()
        if now < self._next:
            return
        if self._looking.acquire(blocking=False):
            self._look()
        elif not self.away and now - self._known > OLDEST and self._looking.acquire(timeout=self._patience(now)):
            self._looking.release()

    def holds(self, tags: Tags, number: int) -> bool:
        """Return whether something rendered when `number` was the newest purge still holds, as far as is known.

        A number that is not known yet is from another process that is ahead, or from a database that was since
        replaced by an older copy of itself.
        """
        return self._floor <= number <= self.number and all(self._last.get(tag, 0) <= number for tag in tags)

    def close(self) -> None:
        with self._looking:
            self._line.close()

    def _look(self) -> None:
        """Ask, and let go of `_looking`."""
        self._began = time.monotonic()
        try:
            self._read()
            self.away, self._known = False, self._began
        except (Error, OSError) as error:
            if not self.away:
                logger.warning("The purge log cannot be read; pages are served as they were: %s", error)
            self.away = True
        finally:
            self._next = time.monotonic() + (EVERY_WHILE_AWAY if self.away else EVERY)
            self._looking.release()

    def _patience(self, now: float) -> float:
        """Return how much longer to wait for whoever asks: a database that hangs must not take all threads."""
        return max(0.0, min(PATIENCE, self._began + PATIENCE - now))

    def _read(self) -> None:
        newest = self._line.newest()
        if newest == self.number:
            return
        if self.number < 0 or newest < self.number:
            self._forget(newest)
            return
        rows = self._line.purges(self.number, newest)
        if len(rows) != newest - self.number:
            self._forget(newest)  # part of the log has been cleared away
            return
        changed: set[str] = set()
        for number, tags in rows:
            self._last.update(dict.fromkeys(tags, number))
            changed.update(tags)
        self._trim()
        # The number comes last: a render that begins with it must find nothing held from before.
        self._on_purge(changed)
        self.number = newest

    def _forget(self, newest: int) -> None:
        # Between the first and the last line nothing holds, whatever its number is.
        self._floor = max(newest, self.number) + 1
        self._last.clear()
        self._on_purge(None)
        self.number = newest
        self._floor = newest

    def _trim(self) -> None:
        if len(self._last) <= REMEMBERED:
            return
        by_age = sorted(self._last.items(), key=lambda item: item[1])[: len(self._last) // 2]
        self._floor = max(self._floor, by_age[-1][1])
        for tag, _number in by_age:
            del self._last[tag]
