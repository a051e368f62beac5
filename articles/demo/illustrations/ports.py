"""Ports and rising water: the harbour, the container port and the flooded street."""

from collections.abc import Sequence

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .people import figure
from .registry import scene
from .shapes import FULL, Point, box, curve, disc, move, path, place, slab, wave


@scene("harbour", "paper", "red", "ochre", "blue", focus=(860, 650))
def harbour(s: Sheet) -> None:
    """A ship's bow filling half the page above a small tug."""
    c, r = s.scheme, s.rng
    sun = (r.uniform(300, 620), r.uniform(360, 520))
    s.dot(*sun, r.uniform(150, 230), c.apart(c.light, OCHRE))
    s.tone(FULL, c.tint, linear((0, 800), (0, 100), 0.7, 0.0), "dot", 18)
    for x in (60, 330, 560):
        _quay_crane(s, x, 800, r.uniform(0.6, 1.0))
    edge = r.uniform(760, 900)
    hull = [(edge, 60), (edge + 150, 210), (2500, -120), (2500, 1300), (edge + 330, 1300), (edge + 190, 700)]
    s.cut(hull, c.solid, 3, shadow=14)
    s.cut([(edge + 250, 905), (2500, 980), (2500, 1400), (edge + 330, 1400)], c.apart(RED, OCHRE), 3)
    s.tone(hull, SLATE if c.solid == INK else INK, linear((edge + 80, 0), (edge + 900, 300), 0.85, 0.0), "line", 16)
    s.cut(
        [(edge - 6, 52), (edge + 160, 206), (2500, -130), (2500, -190), (edge + 170, 150), (edge + 20, 40)],
        c.apart(PAPER, CREAM),
        2,
    )
    s.dot(edge + 270, 400, 46, c.ground)
    s.line([(edge + 270, 400), (edge + 258, 640)], 15, OCHRE)
    s.line(curve((edge + 205, 590), (edge + 262, 700), (edge + 316, 580)), 20, OCHRE, 12)
    water = c.apart(BLUE, INK)
    s.cut(wave(930, 30, 260, r.uniform(0, 200)), water, shadow=5)
    _tug(s, (r.uniform(330, 520), 950))
    s.cut(wave(1010, 34, 300, r.uniform(0, 200)), mix(water, INK, 0.4), shadow=5)
    s.tone(wave(1000, 34, 300, 120), PAPER, linear((0, 980), (0, 1250), 0.5, 0.0), "level", 17)


def _quay_crane(s: Sheet, x: float, foot: float, scale: float) -> None:
    """A dockside crane with its boom up."""

    def put(points: Sequence[Point]) -> list[Point]:
        return [(x + px * scale, foot + py * scale) for px, py in points]

    ink = s.scheme.solid
    for line, width in (
        ([(0, 200), (14, -330)], 16),
        ([(120, 200), (108, -330)], 16),
        ([(0, 0), (112, -200)], 10),
        ([(-110, -330), (190, -330)], 22),
        ([(100, -330), (60, -470)], 12),
        ([(60, -470), (330, -640)], 15),
        ([(-100, -330), (60, -470)], 7),
    ):
        s.line(put(line), width * scale, ink)


def _tug(s: Sheet, at: tuple[float, float]) -> None:
    """A small tug, pushing."""
    hull = s.scheme.accent
    s.cut(place(path("-150,-40 180,-70 140,50 -130,50"), at), hull, 2, shadow=5)
    s.cut(place(box(-60, -130, 120, 84), at), PAPER, 2)
    for x in (-42, -2):
        s.cut(place(box(x, -112, 26, 30), at), INK, 1)
    s.cut(place(path("-40,-210 6,-214 10,-128 -36,-128"), at), OCHRE if hull != OCHRE else RED, 1.5)
    for puff, (x, y) in enumerate(((-60, -260), (-130, -310), (-230, -340))):
        spot = disc(at[0] + x, at[1] + y, 44 + puff * 20)
        s.tone(spot, INK, radial((at[0] + x, at[1] + y), 90, 0.7, 0.25), "grain", 12)


@scene("container-port", "ochre", "paper", "blue", "red", tilt=5, focus=(1100, 560))
def container_port(s: Sheet) -> None:
    """A cliff of containers, one swinging free, one person below."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((1800, 0), (300, 900), 0.6, 0.0), "dot", 19)
    paints = [p for p in (RED, BLUE, OCHRE, INK, KRAFT, PAPER) if p != c.ground]
    steps = [r.randint(3, 5), 5, 4, r.randint(2, 4), r.randint(1, 2), 0]
    last: Colour = INK
    for column, tall in enumerate(steps):
        for level in range(tall):
            last = s.pick(*[p for p in paints if p != last])
            _container(s, -160 + column * 352 + r.uniform(-5, 5), 880 - level * 190, last)
    s.cut(box(-900, 1070, 3600, 700), c.apart(c.solid, INK), 3)
    hook = (r.uniform(1350, 1460), r.uniform(330, 420))
    s.line([(-700, 40), (2600, 40)], 34, INK)
    s.line([(-700, 110), (2600, 110)], 10, INK)
    for x in range(-700, 2600, 120):
        s.line(move(path("0,50 60,108 120,50"), x, 0), 7, INK)
    s.cut(slab((hook[0], 84), 190, 96), c.apart(RED, OCHRE), 2, shadow=7)
    for x in (-130, 130):
        s.line([(hook[0] + x * 0.4, 100), (hook[0] + x, hook[1])], 6, INK)
    _container(s, hook[0] - 176, hook[1], c.apart(c.accent, RED))
    figure(s, (1480 + r.uniform(-60, 60), 1094), 190, "raise", coat=c.apart(OCHRE, RED), legs=INK, facing=-1)


def _container(s: Sheet, x: float, y: float, paint: Colour) -> None:
    """One steel box with its ribs."""
    s.cut(box(x, y, 344, 182), paint, 2.4, shadow=6)
    dark = mix(paint, INK, 0.45) if paint != INK else SLATE
    s.tone(box(x + 12, y + 16, 320, 150), dark, linear((x, y), (x + 344, y), 0.62, 0.3), "upright", 20)
    s.cut(box(x, y + 168, 344, 14), dark, 1)


@scene("flood", "blue", "paper", "kraft", "red", tilt=2, focus=(820, 760))
def flood(s: Sheet) -> None:
    """Roofs standing out of the water and a boat between them."""
    c, r = s.scheme, s.rng
    s.tone(FULL, INK, linear((0, -200), (0, 600), 0.8, 0.0), "line", 15)
    line = r.uniform(560, 640)
    roofs = [
        (r.uniform(-120, 0), 420, 0.9, RED),
        (r.uniform(1010, 1100), 560, 1.5, RED),
        (480, 330, 0.6, OCHRE),
        (800, 280, 0.5, INK),
    ]
    _houses(s, roofs, line)
    water = c.ground if c.ground == BLUE else BLUE
    s.cut(wave(line + 60, 16, 420, r.uniform(0, 300)), mix(water, PAPER, 0.25))
    for x, wide, scale, paint in roofs:
        s.tone(
            box(x, line + 40, wide, 360 * scale), paint, linear((0, line), (0, line + 460 * scale), 0.8, 0), "level", 26
        )
    s.line([(790, line - 190), (800, line + 160)], 16, INK)
    s.cut(place(path("-60,0 60,0 34,-60 -34,-60"), (790, line - 180)), OCHRE, 2)
    s.cut(wave(line + 230, 22, 480, r.uniform(0, 300)), mix(water, INK, 0.15), shadow=4)
    _rescue(s, line, water)


def _houses(s: Sheet, roofs: Sequence[tuple[float, float, float, Colour]], line: float) -> None:
    """Houses up to their doors in water."""
    c = s.scheme
    for x, wide, scale, hue in roofs[::-1]:
        paint = INK if hue == c.ground else hue
        base = line + 90 * scale
        s.cut(box(x + wide * 0.08, base - 220 * scale, wide * 0.84, 400 * scale), c.apart(PAPER, KRAFT))
        s.cut(box(x + wide * 0.42, base - 170 * scale, wide * 0.16, 130 * scale), INK)
        roof = [
            (x - 30, base - 200 * scale),
            (x + wide * 0.22, base - 420 * scale),
            (x + wide * 0.8, base - 420 * scale),
            (x + wide + 30, base - 200 * scale),
        ]
        s.cut(box(x + wide * 0.62, base - 520 * scale, 54 * scale, 180 * scale), INK)
        s.cut(roof, paint, 3, shadow=8)
        s.tone(roof, INK, linear((x, 0), (x + wide, 0), 0.05, 0.6), "level", 19)


def _rescue(s: Sheet, line: float, water: Colour) -> None:
    """A boat in the flooded street, and the water before it."""
    c, r = s.scheme, s.rng
    boat = (r.uniform(560, 760), line + 330)
    figure(s, (boat[0] + 70, boat[1] + 20), 300, "hold", coat=c.apart(RED, OCHRE), legs=INK)
    figure(s, (boat[0] - 110, boat[1] + 50), 250, "stand", coat=OCHRE, legs=INK, skirt=0.6)
    s.line(move([(110, -190), (250, 130)], *boat), 10, KRAFT)
    s.cut(place(path("-330,-50 -250,-20 230,-20 330,-64 240,84 -250,84"), boat), INK, 2, shadow=8)
    s.cut(wave(line + 390, 26, 520, r.uniform(0, 300)), mix(water, INK, 0.4), shadow=5)
    s.tone(wave(line + 400, 26, 520, 40), PAPER, linear((0, line + 380), (0, 1300), 0.4, 0.05), "level", 18)
