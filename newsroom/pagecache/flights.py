"""One render for a cold page, not one for each waiting reader."""

from threading import Event, Lock

from newsroom.pagecache.page import Page


class Flight:
    """A render under way; `page` is set when it is done, if it could be kept."""

    def __init__(self) -> None:
        self.done = Event()
        self.page: Page | None = None


class Flights:
    """The renders of this process that are under way, by key."""

    def __init__(self) -> None:
        self._flights: dict[str, Flight] = {}
        self._lock = Lock()

    def join(self, key: str) -> tuple[Flight, bool]:
        """Return the flight for this page, and whether the caller is the one to render it and then `land` it."""
        with self._lock:
            flight = self._flights.get(key)
            if flight is not None:
                return flight, False
            flight = self._flights[key] = Flight()
            return flight, True

    def land(self, key: str, flight: Flight, page: Page | None) -> None:
        """Hand the page to all who wait; whoever comes now looks into the store or begins anew."""
        flight.page = page
        with self._lock:
            self._flights.pop(key, None)
        flight.done.set()
