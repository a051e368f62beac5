"""The list of scenes, filled as each family of scenes is imported."""

from collections.abc import Callable
from typing import NamedTuple

from .paper import Sheet

Draw = Callable[[Sheet], None]


class Entry(NamedTuple):
    """How one scene is drawn: its function, its colour schemes in order, how far it may tilt, where to close in."""

    draw: Draw
    schemes: tuple[str, ...]
    tilt: float
    focus: tuple[float, float]
    mirror: bool
    close: float


ENTRIES: dict[str, Entry] = {}


def scene(
    name: str,
    *schemes: str,
    tilt: float = 3.0,
    focus: tuple[float, float] = (900, 600),
    mirror: bool = True,
    close: float = 1.28,
) -> Callable[[Draw], Draw]:
    """Register a drawing under the name a seeder asks for."""

    def register(draw: Draw) -> Draw:
        ENTRIES[name] = Entry(draw, schemes, tilt, focus, mirror, close)
        return draw

    return register
