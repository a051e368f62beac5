"""What every edge can do, and the one that does nothing."""

from collections.abc import Sequence
from typing import Protocol


class EdgeError(Exception):
    """The edge could not be reached or refused; the message holds no secret."""


class Edge(Protocol):
    """A cache outside. Told the same twice it does no harm, so whoever doubts whether it was told tells it again."""

    @property
    def name(self) -> str:
        """Tell it from others: what it has been told so far is kept under this name."""

    def purge(self, keys: Sequence[str]) -> None:
        """Drop every page that carries one of the keys, or raise EdgeError."""

    def purge_all(self) -> None:
        """Drop everything, or raise EdgeError."""


class Null:
    """No edge: browsers come to us, and our own cache reads the log itself."""

    name = "null"

    def purge(self, keys: Sequence[str]) -> None:
        pass

    def purge_all(self) -> None:
        pass
