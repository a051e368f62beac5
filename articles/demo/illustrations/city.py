"""The built city: the skyline, the bridge, the cranes and the keys."""

from .palette import BLUE, CREAM, DEEP_RED, INK, KRAFT, OCHRE, PAPER, RED, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .people import figure
from .registry import scene
from .shapes import FULL, Point, box, curve, disc, move, path, place, slab, wave


@scene("skyline", "red", "paper", "night", "ochre", focus=(1000, 560))
def skyline(s: Sheet) -> None:
    """Towers stacked against an outsize sun."""
    c, r = s.scheme, s.rng
    sun = (r.uniform(900, 1300), r.uniform(420, 560))
    s.tone(FULL, c.tint, linear((0, 1000), (0, -100), 0.8, 0.0), "dot", 19)
    s.dot(*sun, r.uniform(330, 420), c.apart(c.light, OCHRE))
    back = KRAFT if c.ground == PAPER else mix(c.ground, INK, 0.4) if c.ground != INK else mix(BLUE, INK, 0.25)
    layers = ((back, 520, 900, 150, 0), (c.mid, 300, 760, 210, 1), (c.apart(INK, DEEP_RED), 170, 560, 270, 2))
    for hue, low, high, wide, depth in layers:
        paint = RED if hue == c.ground else hue
        x = -300.0
        while x < 2100:
            span = wide * r.uniform(0.6, 1.15)
            top = 1200 - r.uniform(low, high) * (1.25 if r.random() < 0.2 else 1)
            _tower(s, (x, top), span, paint, depth)
            x += span * r.uniform(0.98, 1.3 + depth * 0.2)


def _tower(s: Sheet, at: Point, wide: float, paint: Colour, depth: int) -> None:
    """One tower, with a cut roof and some windows lit."""
    r, (x, top) = s.rng, at
    slope = r.choice((0, 0, -60, 70, 30))
    s.cut([(x, 1700), (x, top), (x + wide, top + slope), (x + wide, 1700)], paint, 2.5, shadow=6)
    if r.random() < 0.3:
        s.line([(x + wide * 0.5, top - 130), (x + wide * 0.5, top + 30)], 7, paint, 14)
    if depth == 1:
        s.tone(
            [(x + wide * 0.5, 1500), (x + wide * 0.5, top + 20), (x + wide, top + slope + 10), (x + wide, 1500)],
            INK,
            linear((x, 0), (x + wide, 0), 0.1, 0.6),
            r.choice(("line", "dot")),
            16,
        )
    if depth < 2:
        return
    lit = s.scheme.apart(OCHRE, PAPER)
    for row in range(int((1200 - top) / 54)):
        for column in range(int(wide / 46) - 1):
            if r.random() < 0.34:
                s.cut(box(x + 28 + column * 46, top + 84 + row * 54, 20, 28), lit, 1.4)


@scene("bridge", "paper", "ochre", "blue", "red", tilt=2, focus=(1200, 560))
def bridge(s: Sheet) -> None:
    """A suspension bridge running away from a tower too tall for the page."""
    c, r = s.scheme, s.rng
    paint = c.apart(RED, INK)
    s.tone(FULL, c.tint, linear((0, -200), (0, 800), 0.0, 0.8), "dot", 20)
    s.dot(r.uniform(560, 800), r.uniform(520, 640), 120, c.apart(c.light, CREAM))
    s.cut(
        [*curve((-500, 900), (200, 650), (700, 820), (1000, 740), (2600, 860)), (2600, 1500), (-500, 1500)],
        mix(BLUE, INK, 0.2) if c.ground != BLUE else mix(INK, BLUE, 0.35),
    )
    water = mix(BLUE, PAPER, 0.3) if c.ground != BLUE else mix(BLUE, PAPER, 0.5)
    s.cut(wave(872, 8, 400, r.uniform(0, 300)), water)
    s.tone(wave(880, 12, 380, 0), INK, linear((0, 880), (0, 1250), 0.1, 0.7), "level", 18)
    far = r.uniform(500, 600)
    _cables(s, (1430, -180), (far, 500), (far - 360, 770), paint)
    s.cut(path("2500,660 1300,720 -500,812 -500,824 1300,778 2500,800"), INK, 2, shadow=10)
    _towers(s, far, paint)


def _towers(s: Sheet, far: float, paint: Colour) -> None:
    """Two towers, the cars on the deck and a boat for scale."""
    r = s.rng
    for x, top, foot, wide in ((far, 490, 905, 0.23), (1430, -260, 1400, 1.0)):
        for side in (-1, 1):
            s.cut(
                [
                    (x + side * 150 * wide - 34 * wide, foot),
                    (x + side * 120 * wide - 28 * wide, top),
                    (x + side * 120 * wide + 28 * wide, top),
                    (x + side * 150 * wide + 40 * wide, foot),
                ],
                paint,
                2.5,
                shadow=9 * wide,
            )
        for level in (0.12, 0.36, 0.56):
            s.cut(slab((x, top + (foot - top) * level), 300 * wide, 62 * wide), paint, 2, shadow=6 * wide)
    s.tone(path("1555,-260 1600,-260 1640,1400 1570,1400"), INK, linear((1540, 0), (1620, 0), 0.2, 0.8))
    for x in (180, 700, 1120, 1770):
        y = 812 - (x + 500) * 0.05
        s.cut(move(box(0, 0, 30 + x * 0.05, 14 + x * 0.026), x, y - 14 - x * 0.026), s.pick(PAPER, OCHRE), 1)
    boat = (r.uniform(250, 620), 1060)
    s.cut(place(path("-90,-16 96,-16 70,24 -70,24"), boat), INK, 1)
    s.cut(place(path("0,-150 80,-26 0,-26"), boat), PAPER, 1)


def _cables(s: Sheet, near: Point, far: Point, end: Point, paint: Colour) -> None:
    """The main cable and its hangers."""
    dip = ((near[0] + far[0]) / 2 - 60, 900)
    main = curve(near, dip, far, steps=26)
    for x, y in main[1:-1]:
        s.line([(x, y), (x, 790 - (x - 300) * 0.045)], 5 if x > 900 else 3, INK)
    s.line(main, 20, paint, 8)
    s.line([far, end], 8, paint, 5)
    s.line(curve(near, (1900, 500), (2600, 640)), 20, paint)


@scene("tower-cranes", "red", "paper", "blue", "ochre", tilt=5, focus=(1150, 560))
def tower_cranes(s: Sheet) -> None:
    """Cranes at three distances over an unfinished frame."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 1200), (900, 0), 0.75, 0.0), "dot", 20)
    s.dot(r.uniform(200, 420), r.uniform(200, 330), 130, c.apart(c.light, CREAM))
    _frame(s, r.uniform(120, 260), 640)
    hues = [p for p in (c.mid, c.accent, INK) if p != c.ground]
    _crane(s, (r.uniform(300, 420), 1150), 0.62, 1, hues[0])
    _crane(s, (r.uniform(900, 1010), 1250), 0.85, -1, hues[1])
    _crane(s, (r.uniform(1330, 1430), 1500), 1.5, -1, INK)
    s.cut(path("-600,1120 900,1090 2500,1130 2500,1600 -600,1600"), INK, 3)


def _frame(s: Sheet, x: float, top: float) -> None:
    """Floors and columns of a block going up."""
    r = s.rng
    paint = s.scheme.light if s.scheme.light != s.scheme.ground else PAPER
    for floor in range(5):
        y = top + floor * 112
        wide = 720 - max(0, 2 - floor) * 190
        s.cut(box(x - 16, y, wide + 32, 20), paint, 2, shadow=5)
        for column in range(int(wide / 118) + 1):
            s.cut(box(x + column * 118, y - (54 if floor == 0 else 0), 20, 160), paint, 1.5)
        if floor > 1:
            s.tone(box(x + 20, y + 22, wide - 40, 92), INK, linear((x, 0), (x + wide, 0), 0.25, 0.75), "line", 15)
    figure(s, (x + r.uniform(100, 240), top + 2), 96, "point", skin=INK)


def _crane(s: Sheet, at: Point, scale: float, facing: int, paint: Colour) -> None:
    """A tower crane: lattice mast, jib, counterweight and load."""

    def put(*points: Point) -> list[Point]:
        return [(at[0] + x * facing * scale, at[1] + y * scale) for x, y in points]

    for rail in (-28, 28):
        s.line(put((rail, 0), (rail, -900)), 13 * scale, paint)
    for step in range(14):
        side = 28 if step % 2 else -28
        s.line(put((-side, -step * 64), (side, -(step + 1) * 64)), 8 * scale, paint)
    for step in range(13):
        x, tall = -60 + step * 62, 54 - step * 2.5
        s.line(put((x, -905), (x + 31, -905 - tall), (x + 62, -905)), 7 * scale, paint)
    s.line(put((-330, -905), (780, -905)), 15 * scale, paint)
    s.line(put((-60, -960), (760, -925)), 9 * scale, paint)
    for end in (-310, 440, 730):
        s.line(put((0, -1070), (end, -920)), 5 * scale, paint)
    s.line(put((0, -900), (0, -1080)), 24 * scale, paint, 10 * scale)
    s.cut(put((-330, -895), (-220, -895), (-220, -800), (-330, -800)), paint, 2)
    s.cut(put((26, -895), (100, -895), (88, -812), (26, -812)), OCHRE if paint != OCHRE else RED, 1.5)
    hang = s.rng.uniform(420, 680)
    s.line(put((hang, -905), (hang, -560)), 5 * scale, paint)
    s.cut(put((hang - 90, -560), (hang + 90, -560), (hang + 90, -524), (hang - 90, -524)), paint, 2)


@scene("house-keys", "ochre", "red", "paper", "blue", tilt=6, focus=(880, 640))
def house_keys(s: Sheet) -> None:
    """A key the size of a street, with a house for a bow."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, radial((1300, 200), 1500, 0.0, 0.75), "dot", 20)
    angle, at = r.uniform(18, 30), (r.uniform(600, 680), r.uniform(420, 470))
    metal = INK if c.ground != BLUE else OCHRE
    teeth = path("190,-46 980,-46 980,176 902,176 902,106 850,106 850,150 770,150 770,70 700,70 700,46 190,46")
    s.cut(place(teeth, at, 1, angle), metal, 2.5, shadow=18)
    s.tone(
        place(box(250, 6, 640, 40), at, 1, angle),
        SLATE if metal == INK else UMBERED,
        linear(at, place([(1100, 0)], at, 1, angle)[0], 0.8, 0.1),
        "dot",
        14,
    )
    _bow(s, at, angle, metal)
    for index in range(7):
        _cottage(s, 60 + index * 290 + r.uniform(-30, 30), r.uniform(0.75, 1.2))


def _bow(s: Sheet, at: Point, angle: float, metal: Colour) -> None:
    """The bow of the key: a house with windows and a hole for the ring."""
    c = s.scheme
    home = path("250,-220 -50,-220 -40,-300 -330,-6 -50,300 -50,220 250,220")
    s.cut(place(home, at, 1, angle), c.accent, 4, shadow=18)
    s.tone(
        place(path("250,0 -330,0 -50,300 -50,220 250,220"), at, 1, angle),
        INK,
        linear(at, place([(0, 300)], at, 1, angle)[0], 0.05, 0.5),
        "line",
        17,
    )
    window = c.ground
    for x, y in ((100, -140), (100, 50), (-30, -140), (-30, 50)):
        s.cut(place(box(x, y, 84, 84), at, 1, angle), window, 2)
    hole = place([(-190, 0)], at, 1, angle)[0]
    s.dot(*hole, 44, c.ground)
    ring = place(disc(-360, 40, 180, sides=40), at, 1, angle)
    s.line([*ring, ring[0]], 22, metal if metal != INK else c.apart(KRAFT, PAPER))


UMBERED = mix(OCHRE, INK, 0.5)


def _cottage(s: Sheet, x: float, scale: float) -> None:
    """A small house at the foot of the page."""
    paint = s.pick(*[p for p in (PAPER, RED, INK, BLUE) if p != s.scheme.ground])
    roof = INK if paint != INK else OCHRE
    s.cut(place(box(-70, -110, 140, 300), (x, 1190), scale), paint, 2, shadow=5)
    s.cut(place(path("-90,-104 0,-190 90,-104"), (x, 1190), scale), roof, 2)
    s.cut(place(box(-20, -60, 36, 46), (x, 1190), scale), roof, 1)
