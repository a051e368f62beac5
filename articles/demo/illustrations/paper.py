"""The drawing board: cut paper, halftone, overprint and grain over a tilted, cropped design."""

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw

from .palette import INK, PAPER, Colour, Scheme
from .screens import press, screened
from .shapes import FULL, Point, Shape, disc, ribbon

Tone = Callable[[float, float], float]
OVERSAMPLE = 2


def linear(start: Point, end: Point, first: float, last: float) -> Tone:
    """Return a tone running from one point to another."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy or 1.0

    def value(x: float, y: float) -> float:
        share = ((x - start[0]) * dx + (y - start[1]) * dy) / length
        return first + (last - first) * min(1.0, max(0.0, share))

    return value


def radial(centre: Point, radius: float, first: float, last: float) -> Tone:
    """Return a tone running outwards from a centre."""

    def value(x: float, y: float) -> float:
        share = min(1.0, math.hypot(x - centre[0], y - centre[1]) / radius)
        return first + (last - first) * share

    return value


class Sheet:
    """One picture in the making."""

    def __init__(self, size: tuple[int, int], rng: random.Random, scheme: Scheme, design: Point) -> None:
        """Lay out a blank sheet showing the whole design."""
        self.size, self.rng, self.scheme, self.design = size, rng, scheme, design
        pixels = (size[0] * OVERSAMPLE, size[1] * OVERSAMPLE)
        self.image = Image.new("RGB", pixels, scheme.ground)
        self.scale = max(pixels[0] / design[0], pixels[1] / design[1])
        self.camera()

    def camera(self, zoom: float = 1.0, tilt: float = 0.0, pan: Point = (0, 0), flip: bool = False) -> None:
        """Choose the crop: how close, how tilted, aimed where, mirrored or not."""
        scale = self.scale * zoom
        sine, cosine = math.sin(math.radians(tilt)) * scale, math.cos(math.radians(tilt)) * scale
        sign = -1 if flip else 1
        self.matrix = (sign * cosine, -sign * sine, sine, cosine)
        self.focus = (self.design[0] / 2 + pan[0], self.design[1] / 2 + pan[1])

    def pixel(self, point: Point) -> Point:
        """Return where a design point falls on the picture."""
        a, b, c, d = self.matrix
        x, y = point[0] - self.focus[0], point[1] - self.focus[1]
        return a * x + b * y + self.image.width / 2, c * x + d * y + self.image.height / 2

    def design_point(self, point: Point) -> Point:
        """Return which design point falls on a pixel."""
        a, b, c, d = self.matrix
        x, y = point[0] - self.image.width / 2, point[1] - self.image.height / 2
        area = a * d - b * c
        return (d * x - b * y) / area + self.focus[0], (a * y - c * x) / area + self.focus[1]

    def scissored(self, shape: Sequence[Point], rough: float) -> list[Point]:
        """Return the outline in pixels, as unsteady as scissors."""
        wobble = self.rng.uniform
        outline: list[Point] = []
        for index, (x, y) in enumerate(shape):
            fx, fy = shape[(index + 1) % len(shape)]
            length = math.hypot(fx - x, fy - y)
            slack = rough * min(1.0, length / 60)
            cuts = max(1, int(length / 150))
            for cut in range(cuts):
                share = cut / cuts
                px, py = x + (fx - x) * share, y + (fy - y) * share
                outline.append(self.pixel((px + wobble(-slack, slack), py + wobble(-slack, slack))))
        return outline

    def cut(self, shape: Sequence[Point], colour: Colour, rough: float = 2.4, shadow: float = 0.0) -> None:
        """Lay down a piece of cut paper, with a hard shadow if it lies on top of others."""
        outline = self.scissored(shape, rough)
        if shadow:
            drop = shadow * self.scale
            fallen = [(x + drop * 0.7, y + drop) for x, y in outline]
            ImageDraw.Draw(self.image, "RGBA").polygon(fallen, fill=(*INK, 80))
        ImageDraw.Draw(self.image).polygon(outline, fill=colour)

    def fill(self, colour: Colour) -> None:
        """Cover the whole sheet."""
        self.cut(FULL, colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour, end: float | None = None) -> None:
        """Lay down a strip of paper along a line."""
        self.cut(ribbon(points, width, end), colour, rough=min(2.0, width * 0.15))

    def dot(self, x: float, y: float, radius: float, colour: Colour, ry: float | None = None) -> None:
        """Lay down a roughly round piece of paper."""
        sides = max(10, min(44, int(radius / 3) + 12))
        self.cut(disc(x, y, radius, ry, sides), colour, rough=min(2.6, radius * 0.06))

    def _masked(self, shape: Sequence[Point]) -> tuple[Image.Image, tuple[int, int, int, int]] | None:
        """Return a mask of the shape and the part of the picture it covers."""
        outline = self.scissored(shape, 1.5)
        across, down = [p[0] for p in outline], [p[1] for p in outline]
        left, top = max(0, int(min(across))), max(0, int(min(down)))
        right, bottom = (min(self.image.width, int(max(across)) + 1), min(self.image.height, int(max(down)) + 1))
        if right - left < 2 or bottom - top < 2:
            return None
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in outline], fill=255)
        return mask, (left, top, right, bottom)

    def tone(self, shape: Sequence[Point], colour: Colour, level: Tone, kind: str = "dot", pitch: float = 15) -> None:
        """Screen a colour over a shape: dots, lines or grain whose weight follows the tone."""
        found = self._masked(shape)
        if found is None:
            return
        mask, (left, top, right, bottom) = found
        grid, width, height = 40, right - left, bottom - top
        values = bytearray()
        for row in range(grid):
            for column in range(grid):
                spot = (left + (column + 0.5) * width / grid, top + (row + 0.5) * height / grid)
                values.append(round(255 * min(1.0, max(0.0, level(*self.design_point(spot))))))
        small = Image.frombytes("L", (grid, grid), bytes(values))
        weights = small.resize((width, height), Image.Resampling.BILINEAR)
        # The (2, 1) screens repeat every sqrt(5) cells, so the cell is smaller than the pitch.
        cell = round(pitch * self.scale / (2.236 if kind in ("dot", "line") else 1))
        dots = ImageChops.darker(mask, screened(weights, kind, cell, (left, top)))
        self.image.paste(colour, (left, top, right, bottom), dots)

    def overprint(self, shape: Sequence[Point], colour: Colour) -> None:
        """Print a translucent ink over what is already there."""
        found = self._masked(shape)
        if found is None:
            return
        mask, area = found
        under = self.image.crop(area)
        film = Image.new("RGB", under.size, colour)
        self.image.paste(ImageChops.multiply(under, film), area[:2], mask)

    def pick(self, *colours: Colour) -> Colour:
        """Choose one of the colours."""
        return self.rng.choice(colours)

    def finish(self) -> Image.Image:
        """Return the printed picture."""
        return press(self.image.reduce(OVERSAMPLE), self.rng.randrange(1024), PAPER)


def bristle(rng: random.Random, line: Shape, amount: float) -> Shape:
    """Return a line made unsteady, for torn edges and coasts."""
    return [(x + rng.uniform(-amount, amount), y + rng.uniform(-amount, amount)) for x, y in line]
