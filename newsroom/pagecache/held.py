"""Small values that many pages need, held in the process under the same purge numbers as pages."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any

#: Whether what was read when this render began still holds; set by the page cache, for one render.
type Holds = Callable[[Iterable[str]], bool]
_holds: ContextVar[Holds | None] = ContextVar("holds", default=None)


class Held:
    """Values by name. Only a render that the page cache began may use one: nothing else follows the purge log."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[frozenset[str], Any]] = {}
        self._lock = Lock()

    @contextmanager
    def trusted(self, holds: Holds) -> Iterator[None]:
        """Let this thread use what is held, and add what it loads as long as that `holds`."""
        token = _holds.set(holds)
        try:
            yield
        finally:
            _holds.reset(token)

    def value[T](self, name: str, tags: Iterable[str], load: Callable[[], T]) -> T:
        """Return what `load` returns, from memory if nothing with these tags was purged since it was loaded."""
        holds = _holds.get()
        if holds is None:
            return load()
        found = self._values.get(name)
        if found is not None:
            return found[1]  # type: ignore[no-any-return]
        value, carried = load(), frozenset(tags)
        with self._lock:
            # Asked inside the lock: a purge that is not known yet will find the value here and drop it.
            if holds(carried):
                self._values[name] = (carried, value)
        return value

    def drop(self, tags: Iterable[str]) -> None:
        """Forget what carries one of the tags."""
        changed = set(tags)
        with self._lock:
            for name, (carried, _value) in list(self._values.items()):
                if not carried.isdisjoint(changed):
                    del self._values[name]

    def clear(self) -> None:
        with self._lock:
            self._values.clear()


HELD = Held()
