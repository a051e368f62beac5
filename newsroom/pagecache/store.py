"""Pages in the memory of one process, bounded in bytes; the one that was not asked for longest goes first."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from sys import getsizeof
from threading import Lock

from newsroom.pagecache.page import Page

#: Most tags stand on a page or two, and the smallest set takes as much as twenty keys.
FEW = 8


class Store:
    """Safe to use from many threads; reading takes the lock for a few instructions only."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.bytes = 0
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._by_tag: dict[str, tuple[str, ...] | set[str]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: str) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: str, page: Page, holds: Callable[[], bool]) -> bool:
        """Keep the page if it still `holds`, drop old ones until all fit, and return whether it was kept.

        Asked inside the lock: a purge that is not known yet will find the page here and drop it.
        """
        size = page.size + getsizeof(key)
        with self._lock:
            if size > self.limit or not holds():
                return False
            self._remove(key)
            self._pages[key], self._sizes[key] = page, size
            self.bytes += size
            for tag in page.tags:
                self._tie(tag, key)
            while self.bytes > self.limit:
                self._remove(next(iter(self._pages)))
            return True

    def drop(self, tags: Iterable[str]) -> int:
        """Drop every page that carries one of the tags and return how many there were."""
        with self._lock:
            keys = {key for tag in tags for key in self._by_tag.get(tag, ())}
            for key in keys:
                self._remove(key)
            return len(keys)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._sizes.clear()
            self._by_tag.clear()
            self.bytes = 0

    def _remove(self, key: str) -> None:
        page = self._pages.pop(key, None)
        if page is None:
            return
        self.bytes -= self._sizes.pop(key)
        for tag in page.tags:
            self._untie(tag, key)

    def _tie(self, tag: str, key: str) -> None:
        keys = self._by_tag.get(tag, ())
        if isinstance(keys, set):
            keys.add(key)
        else:
            self._by_tag[tag] = (*keys, key) if len(keys) < FEW else {*keys, key}

    def _untie(self, tag: str, key: str) -> None:
        keys = self._by_tag[tag]
        if isinstance(keys, set):
            keys.discard(key)
        else:
            keys = self._by_tag[tag] = tuple(other for other in keys if other != key)
        if not keys:
            del self._by_tag[tag]
