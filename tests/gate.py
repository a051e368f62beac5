"""A door in front of the application that tests serve: shut between two tests, once everyone inside has left."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

PATIENCE = 10.0


class Gate:
    """What a page sends as it closes may come when its test is over; it must not meet the emptying of the tables."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        self._is_open = False
        self._inside = 0
        self._changed = threading.Condition()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self._changed:
            if not self._is_open:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return [b""]
            self._inside += 1
        try:
            return self.application(environ, start_response)
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def open(self) -> None:
        with self._changed:
            self._is_open = True

    def shut(self) -> None:
        """Let nobody in any more, and wait until everyone has left."""
        with self._changed:
            self._is_open = False
            assert self._changed.wait_for(lambda: not self._inside, PATIENCE), "A request does not end."
