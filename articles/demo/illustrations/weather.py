"""Weather and land: the storm map, the drought, the wind farm and the forest."""

import random
from collections.abc import Sequence

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SLATE, Colour, mix
from .paper import Sheet, bristle, linear, radial
from .people import figure
from .registry import scene
from .shapes import FULL, Point, Shape, curve, disc, move, path, place, polar, ribbon, smooth


@scene("storm-map", "blue", "paper", "kraft", "night", tilt=9, focus=(1060, 560))
def storm_map(s: Sheet) -> None:
    """A cyclone from above, pulling its fronts over a coast."""
    c, r = s.scheme, s.rng
    sea = c.ground if c.ground != KRAFT else CREAM
    s.tone(FULL, c.tint, linear((0, 0), (1800, 1200), 0.7, 0.1), "level", 22)
    coast = bristle(r, curve((-200, 700), (260, 420), (500, 900), (860, 1060), (1100, 1500), steps=22), 30)
    s.cut([*coast, (-700, 1700), (-700, 600)], c.apart(OCHRE, KRAFT), 4, shadow=12)
    eye = (r.uniform(980, 1180), r.uniform(480, 580))
    for ring in range(4):
        loop = smooth([polar(eye, (520 + ring * 190) * r.uniform(0.93, 1.07), a) for a in range(0, 360, 40)])
        s.line([*loop, loop[0]], 5, mix(sea, PAPER if sea != PAPER else INK, 0.5))
    white = PAPER if sea != PAPER else mix(BLUE, INK, 0.15)
    for arm in range(3):
        _arm(s, eye, arm * 120 + r.uniform(-10, 10), white)
    s.dot(*eye, 150, white)
    s.tone(disc(*eye, 150), BLUE if white != BLUE else PAPER, radial(eye, 160, 0.7, 0.0), "dot", 15)
    s.dot(*eye, 52, RED)
    for colour, tooth, start in ((RED, True, 35), (BLUE if sea != BLUE else INK, False, 95)):
        _front(s, eye, start + r.uniform(-8, 8), colour, tooth)


def _arm(s: Sheet, eye: Point, bearing: float, paint: Colour) -> None:
    """One band of cloud winding into the eye."""
    outer = [polar(eye, 90 + step * 33, bearing + step * 17) for step in range(18)]
    inner = [polar(eye, 60 + step * 22 + (step > 13) * (step - 13) * 40, bearing + step * 17 + 8) for step in range(18)]
    shape: Shape = [*outer, *inner[::-1]]
    s.cut(shape, paint, 6, shadow=10)
    s.tone(shape, BLUE if paint == PAPER else CREAM, radial(eye, 760, 0.0, 0.62), "dot", 17)


def _front(s: Sheet, eye: Point, bearing: float, paint: Colour, warm: bool) -> None:
    """A weather front with its row of half discs or teeth."""
    line = curve(polar(eye, 260, bearing), polar(eye, 520, bearing + 10), polar(eye, 900, bearing + 38), steps=30)
    s.line(line, 15, paint)
    for index in range(3, 29, 5):
        (x, y), (fx, fy) = line[index], line[index + 1]
        span = ((fx - x) ** 2 + (fy - y) ** 2) ** 0.5
        nx, ny = (fy - y) / span, -(fx - x) / span
        if warm:
            s.dot(x + nx * 18, y + ny * 18, 38, paint)
        else:
            ax, ay = (fx - x) / span * 42, (fy - y) / span * 42
            s.cut([(x - ax, y - ay), (x + ax, y + ay), (x + nx * 66, y + ny * 66)], paint, 2)


@scene("drought-field", "ochre", "red", "kraft", "ember", tilt=3, focus=(900, 560))
def drought_field(s: Sheet) -> None:
    """Cracked ground running to a horizon with a sun too large for it."""
    c, r = s.scheme, s.rng
    line = r.uniform(440, 520)
    sun = r.uniform(450, 1250)
    s.dot(sun, line - r.uniform(40, 130), r.uniform(250, 320), c.apart(RED, OCHRE))
    s.tone(FULL, c.tint, linear((0, line), (0, -200), 0.75, 0.0), "dot", 20)
    s.cut([(-900, line), (2700, line + 10), (2700, 1900), (-900, 1900)], INK, 4)
    earth = mix(OCHRE, KRAFT, 0.45) if c.ground != KRAFT else OCHRE
    _clods(s, line, earth)
    tree = (r.uniform(1200, 1480) if sun < 850 else r.uniform(260, 480), 900)
    _dead_tree(s, tree, 640, INK)
    figure(s, (900 + r.uniform(-120, 120), line + 120), 170, "stand", coat=BLUE, legs=INK)


def _clods(s: Sheet, line: float, earth: Colour) -> None:
    """Dried plates: a shaken grid of six-sided pieces, seen in perspective."""
    r, rows = s.rng, 8

    def corner(x: float, y: float) -> Point:
        shake = random.Random(f"{round(x * 4)}-{round(y * 4)}-{line:.3f}")  # noqa: S311
        x, y = x + shake.uniform(-0.3, 0.3), y + shake.uniform(-0.22, 0.22)
        depth = (max(y, 0.0) / rows) ** 1.9
        return 900 + (x - 4) * (120 + 560 * depth), line + 10 + (1420 - line) * depth

    for row in range(rows):
        for column in range(-6, 15):
            x = column + row % 2 * 0.5
            ring = [
                corner(x, row + 0.3),
                corner(x + 0.5, row),
                corner(x + 1, row + 0.3),
                corner(x + 1, row + 1),
                corner(x + 0.5, row + 1.3),
                corner(x, row + 1),
            ]
            middle = (sum(p[0] for p in ring) / 6, sum(p[1] for p in ring) / 6)
            keep = r.uniform(0.84, 0.92)
            plate = [(middle[0] + (px - middle[0]) * keep, middle[1] + (py - middle[1]) * keep) for px, py in ring]
            s.cut(
                plate,
                mix(mix(earth, INK, max(0.0, 0.34 - row * 0.06)), s.pick(OCHRE, CREAM, RED), r.uniform(0, 0.2)),
                3,
            )


def _dead_tree(s: Sheet, at: Point, tall: float, paint: Colour) -> None:
    """A bare tree, each branch splitting in two."""
    todo = [(at, -90.0 + s.rng.uniform(-8, 8), tall * 0.36, tall * 0.085, 0)]
    while todo:
        start, bearing, length, wide, depth = todo.pop()
        bend = polar(start, length * 0.55, bearing + s.rng.uniform(-12, 12))
        end = polar(bend, length * 0.5, bearing + s.rng.uniform(-14, 14))
        s.line([start, bend, end], wide, paint, wide * 0.6)
        if depth < 4:
            todo.extend(
                (end, bearing + side * s.rng.uniform(18, 42), length * s.rng.uniform(0.6, 0.82), wide * 0.6, depth + 1)
                for side in (-1, 1)
            )


@scene("wind-farm", "paper", "blue", "ochre", "red", tilt=3, focus=(620, 500))
def wind_farm(s: Sheet) -> None:
    """Turbines from enormous to tiny over folded hills."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 900), (0, 0), 0.7, 0.0), "dot", 20)
    s.dot(r.uniform(700, 900), r.uniform(560, 660), 170, c.apart(RED, OCHRE))
    white = c.apart(PAPER, INK)
    for x, y, tall in ((1040, 760, 200), (1230, 740, 260), (700, 780, 160), (1460, 790, 350)):
        _turbine(s, (x + r.uniform(-50, 50), y + 40), tall, white)
    hills = [(c.apart(OCHRE, KRAFT), 760), (c.apart(BLUE, mix(BLUE, INK, 0.5)), 880), (INK, 1010)]
    _hills(s, hills)
    _turbine(s, (r.uniform(260, 420), 1500), 1250, white if white != INK else RED)
    figure(s, (r.uniform(1100, 1500), 1090), 110, "walk", coat=OCHRE, legs=PAPER)


def _hills(s: Sheet, hills: Sequence[tuple[Colour, float]]) -> None:
    """Hills folded one behind the other."""
    r = s.rng
    for paint, y in hills:
        ridge = smooth(
            [
                (-800, y + r.uniform(-60, 60)),
                (-200, y - r.uniform(0, 80)),
                (400, y + r.uniform(0, 110)),
                (1000, y - r.uniform(0, 90)),
                (1600, y + r.uniform(0, 90)),
                (2500, y - 40),
            ],
            6,
            closed=False,
        )
        hill = [*ridge, (2600, 1900), (-900, 1900)]
        s.cut(hill, paint, 3, shadow=8)
        s.tone(
            hill,
            mix(paint, INK, 0.5) if paint != INK else SLATE,
            linear((0, y - 60), (600, y + 300), 0.7, 0.0),
            "hatch",
            22,
        )


def _turbine(s: Sheet, foot: Point, tall: float, paint: Colour) -> None:
    """One turbine: tapering mast and three cut blades."""
    hub = (foot[0], foot[1] - tall)
    s.cut(ribbon([foot, hub], tall * 0.05, tall * 0.022), paint, 1, shadow=tall * 0.008)
    start = s.rng.uniform(0, 120)
    blade = path("0.02,-0.02 0.16,-0.052 0.62,-0.012 0.64,0 0.16,0.022 0.02,0.02")
    for step in range(3):
        s.cut(place(blade, hub, tall, start + step * 120), paint, 1.5, shadow=tall * 0.01)
    s.dot(*hub, tall * 0.034, s.scheme.accent if s.scheme.accent not in (paint, s.scheme.ground) else OCHRE)


@scene("forest", "night", "ochre", "paper", "red", tilt=3, focus=(900, 760))
def forest(s: Sheet) -> None:
    """Trunks in three depths, light between them, one walker."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 0), (0, 1100), 0.85, 0.05), "dot", 20)
    for left in (300, 820, 1300):
        beam = move(path("300,-300 460,-300 40,1300 -240,1300"), left, 0)
        s.tone(beam, c.apart(OCHRE, PAPER), linear((left, 0), (left, 1250), 0.8, 0.15), "line", 16)
    dark = c.apart(INK, mix(BLUE, INK, 0.55))
    layers = (
        (KRAFT if c.ground == PAPER else mix(dark, c.ground, 0.55), 46, 150),
        (mix(dark, BLUE, 0.45), 90, 250),
        (dark if c.ground != INK else BLUE, 190, 480),
    )
    for depth, (paint, wide, step) in enumerate(layers):
        if depth == 2:
            ridge = smooth(path("-800,1010 300,960 900,1040 1500,980 2500,1030"), 5, closed=False)
            s.cut([*ridge, (2500, 1900), (-800, 1900)], mix(dark, c.ground, 0.15), 4)
        x = -500.0 + r.uniform(0, step)
        while x < 2300:
            _trunk(s, x, wide * r.uniform(0.7, 1.3), paint, depth)
            x += step * r.uniform(0.75, 1.5)
    figure(s, (r.uniform(780, 1040), 1120), 330, "walk", coat=c.apart(RED, OCHRE), legs=INK, skirt=0.5)


def _trunk(s: Sheet, x: float, wide: float, paint: Colour, depth: int) -> None:
    """A trunk cut off by the top of the page, with stubs of branches."""
    r, lean = s.rng, s.rng.uniform(-50, 50)
    foot = 960 + depth * 150
    shape = [
        (x - wide * 0.7, foot),
        (x - wide * 0.45, foot - 140),
        (x + lean - wide * 0.36, -500),
        (x + lean + wide * 0.36, -500),
        (x + wide * 0.45, foot - 140),
        (x + wide * 0.8, foot),
    ]
    s.cut(shape, paint, 3, shadow=4 + depth * 3)
    for _ in range(2 + depth):
        y, side = r.uniform(-100, 620), r.choice((-1, 1))
        s.line(
            [(x + lean * 0.5, y), (x + lean * 0.5 + side * wide * r.uniform(0.9, 1.7), y - wide * r.uniform(0.7, 1.3))],
            wide * 0.2,
            paint,
            wide * 0.05,
        )
    if depth == 2:
        s.tone(shape, mix(paint, PAPER, 0.28), linear((x - wide * 0.5, 0), (x + wide * 0.3, 0), 0.75, 0.0), "line", 18)
