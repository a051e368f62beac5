"""Cut-paper illustrations for the demo newsroom, drawn from code: no picture files are kept."""

import random

from PIL import Image

from . import chamber, city, civic, culture, desk, home, money, ports, science, sea, sport, streets, weather
from .palette import SCHEMES
from .paper import Sheet
from .portraits import face
from .registry import ENTRIES, Entry

# Importing a family registers its scenes.
FAMILIES = (chamber, city, civic, culture, desk, home, money, ports, science, sea, sport, streets, weather)
SCENES: tuple[str, ...] = tuple(sorted(ENTRIES))


def draw(scene: str, seed: int = 0, size: tuple[int, int] = (1800, 1200)) -> Image.Image:
    """Return the named scene; another seed gives other colours, another crop and another arrangement."""
    if scene not in ENTRIES:
        raise KeyError(f"unknown scene {scene!r}; known scenes: {', '.join(SCENES)}")
    entry = ENTRIES[scene]
    rng = random.Random(f"{scene}-{seed}")  # noqa: S311
    sheet = Sheet(size, rng, SCHEMES[entry.schemes[seed % len(entry.schemes)]], (1800, 1200))
    _aim(sheet, entry, seed, flip=entry.mirror and (len(scene) + seed + seed // 4) % 2 == 1)
    entry.draw(sheet)
    return sheet.finish()


def _aim(sheet: Sheet, entry: Entry, seed: int, flip: bool) -> None:
    """Frame the scene wide, close or leaning, by turns, so that seeds differ in composition too."""
    rng, (x, y) = sheet.rng, entry.focus
    crop = seed % 3
    zoom, pull = (rng.uniform(1.0, 1.07), 0.06) if crop != 1 else (rng.uniform(-0.06, 0.06) + entry.close, 0.62)
    tilt = rng.uniform(0.4, 1.0) * entry.tilt * rng.choice((-1, 1))
    if crop == 2:
        zoom, tilt = zoom + 0.1, tilt * 1.7
    # A picture narrower than the design loses its sides, so it keeps to the subject.
    across = 1.0 if sheet.size[0] * 2 < sheet.size[1] * 2.7 else pull
    sheet.camera(zoom, tilt, ((x - 900) * across, (y - 600) * pull), flip)


def portrait(who: str, size: tuple[int, int] = (900, 900)) -> Image.Image:
    """Return a cut-paper head and shoulders; an unknown name gets a face of its own."""
    return face(who, size)


__all__ = ["SCENES", "draw", "portrait"]
