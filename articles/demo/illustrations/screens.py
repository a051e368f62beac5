"""Halftone screens and paper grain, made from tiles so that a whole page costs milliseconds."""

import math
import random
from functools import lru_cache

from PIL import Image, ImageChops

ANGLES = {"dot": (2, 1), "line": (2, 1), "hatch": (1, -1), "level": (0, 1), "upright": (1, 0)}


def _spot(kind: str, x: int, y: int, cell: int) -> float:
    """Return how late a pixel of the screen turns to ink."""
    across, down = ANGLES[kind]
    period = 5 * cell if across == 2 else cell
    along = (across * x + down * y) / period
    if kind != "dot":
        return abs((along % 1) * 2 - 1)
    beside = (-down * x + across * y) / period
    return 2 - math.cos(2 * math.pi * along) - math.cos(2 * math.pi * beside)


@lru_cache(maxsize=48)
def _tile(kind: str, cell: int) -> Image.Image:
    """Return one repeat of a screen, evened out so that coverage follows tone."""
    if kind == "grain":
        return _grain_tile(max(1, cell // 4))
    period = 5 * cell if ANGLES[kind][0] == 2 else cell
    values = [_spot(kind, x, y, cell) for y in range(period) for x in range(period)]
    order = sorted(range(len(values)), key=values.__getitem__)
    levels = bytearray(len(values))
    for rank, pixel in enumerate(order):
        levels[pixel] = rank * 255 // len(values)
    return Image.frombytes("L", (period, period), bytes(levels))


def _grain_tile(coarse: int) -> Image.Image:
    """Return a tile of random grain, every level equally common."""
    source = random.Random(f"grain-{coarse}")  # noqa: S311
    side = 300
    levels = bytearray(value * 255 // (side * side) for value in range(side * side))
    shuffled = list(levels)
    source.shuffle(shuffled)
    tile = Image.frombytes("L", (side, side), bytes(shuffled))
    return tile.resize((side * coarse, side * coarse), Image.Resampling.NEAREST)


def spread(tile: Image.Image, width: int, height: int) -> Image.Image:
    """Return the tile repeated over an area, doubling as it goes."""
    sheet = Image.new("L", (width, height))
    sheet.paste(tile, (0, 0))
    done = tile.width
    while done < width:
        sheet.paste(sheet.crop((0, 0, min(done, width - done), tile.height)), (done, 0))
        done *= 2
    done = tile.height
    while done < height:
        sheet.paste(sheet.crop((0, 0, width, min(done, height - done))), (0, done))
        done *= 2
    return sheet


def screened(tone: Image.Image, kind: str, cell: int, origin: tuple[int, int]) -> Image.Image:
    """Return a black-and-white mask whose coverage follows the tone picture."""
    tile = _tile(kind, max(cell, 4))
    left, top = origin[0] % tile.width, origin[1] % tile.height
    field = spread(tile, tone.width + left, tone.height + top)
    field = field.crop((left, top, left + tone.width, top + tone.height))
    return ImageChops.subtract(tone, field).point([0] + [255] * 255)


@lru_cache(maxsize=2)
def _fibres(side: int) -> tuple[Image.Image, Image.Image]:
    """Return the paper's shading and the places where ink did not take."""
    source = random.Random("fibres")  # noqa: S311
    fine = Image.frombytes("L", (side, side), source.randbytes(side * side))
    small = side // 8
    broad = Image.frombytes("L", (small, small), source.randbytes(small * small))
    broad = broad.resize((side, side), Image.Resampling.BICUBIC)
    shade = Image.blend(fine, broad, 0.45).point([236 + level * 19 // 255 for level in range(256)])
    specks = Image.blend(fine, broad, 0.3).point([0 if level < 226 else 105 for level in range(256)])
    return shade, specks


def press(picture: Image.Image, shift: int, stock: tuple[int, int, int]) -> Image.Image:
    """Return the picture as printed: paper fibres showing, ink missing here and there."""
    width, height = picture.size
    # A small picture is the same sheet seen from further away, so its grain is finer.
    finer = max(1, min(4, 1600 // max(width, height)))
    shade, specks = (ImageChops.offset(tile.reduce(finer), shift, shift // 2) for tile in _fibres(1024))
    texture = spread(shade, width, height)
    printed = ImageChops.multiply(picture, Image.merge("RGB", (texture, texture, texture)))
    printed.paste(stock, (0, 0, width, height), spread(specks, width, height))
    return printed
