"""Work and money: the factory, the coins, the charts and the market."""

from itertools import pairwise

from .palette import BLUE, CREAM, DEEP_RED, INK, KRAFT, OCHRE, PAPER, RED, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .people import figure
from .registry import scene
from .shapes import FULL, Point, box, curve, disc, move, path, place, polar, slab, smooth


@scene("factory", "ochre", "paper", "red", "blue", tilt=4, focus=(1200, 560), close=1.14)
def factory(s: Sheet) -> None:
    """Saw-tooth roofs under smoke that leaves by the corner."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 1100), (0, 100), 0.8, 0.0), "dot", 20)
    wind = r.uniform(-0.6, -0.4)
    for middle, top, wide in ((1090.0, 300, 74), (1300.0, 170, 88), (1540.0, 360, 80)):
        x = middle + r.uniform(-30, 30)
        _smoke(s, (x, top), wind)
        s.cut(
            [(x - wide * 0.62, 1100), (x - wide * 0.42, top), (x + wide * 0.42, top), (x + wide * 0.66, 1100)],
            c.solid,
            2,
            shadow=8,
        )
        for ring in (34, 110):
            s.cut(slab((x, top + ring), wide * 0.96, 34), c.accent, 2)
    paint = c.apart(RED, OCHRE)
    for bay in range(5):
        x = -340.0 + bay * 352
        s.cut(move(path("0,1300 0,800 20,640 352,800 352,1300"), x, 0), paint if bay % 2 else INK, 3, shadow=8)
        s.cut(move(path("26,672 60,690 60,790 26,796"), x, 0), PAPER, 2)
        for pane in range(4):
            s.cut(slab((x + 84 + pane * 64, 920), 40, 110), OCHRE if r.random() < 0.6 else SLATE, 2)
    s.cut(path("-700,1060 2500,1020 2500,1700 -700,1700"), INK, 3)
    for walker in range(7):
        x = 120 + walker * 200 + r.uniform(-50, 50)
        figure(
            s, (x, 1150 + r.uniform(-6, 40)), 150, "walk", coat=s.pick(PAPER, KRAFT, OCHRE, BLUE), legs=SLATE, facing=1
        )


def _smoke(s: Sheet, at: Point, wind: float) -> None:
    """A plume of overlapping paper clouds, growing as it drifts."""
    x, y, size = at[0], at[1] - 30, 50.0
    puffs: list[tuple[float, float, float]] = []
    while x > -300 and len(puffs) < 9:
        puffs.append((x, y, size))
        x, y, size = x - size * 1.15, y + size * wind + s.rng.uniform(-20, 20), size * 1.2
    for px, py, radius in puffs[::-1]:
        cloud = disc(px, py, radius, radius * 0.86)
        s.cut(cloud, s.scheme.apart(PAPER, CREAM), 4, shadow=6)
        s.tone(cloud, INK, linear((px, py - radius * 0.3), (px - radius * 0.3, py + radius), 0.0, 0.6), "dot", 15)


@scene("coins", "blue", "red", "paper", "night", tilt=5, focus=(960, 760), close=1.12)
def coins(s: Sheet) -> None:
    """Columns of coins with somebody climbing them."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, radial((500, 300), 1400, 0.0, 0.75), "dot", 20)
    stacks = ((250, 3), (620, 6), (1010, 10), (1450, 15))
    tops: list[Point] = []
    for x, count in stacks:
        y = 1120.0
        for _ in range(count + r.randint(-1, 1)):
            _coin(s, x + r.uniform(-22, 22), y)
            y -= 58
        tops.append((x, y + 40))
    figure(
        s,
        (tops[2][0] - 10, tops[2][1] - 30),
        330,
        "cheer",
        coat=c.apart(c.accent, PAPER),
        legs=c.apart(INK, CREAM),
        facing=1,
    )
    spin = (r.uniform(560, 760), r.uniform(190, 270))
    s.cut(place(disc(14, 12, 150, 190), spin, 1, 24), mix(OCHRE, INK, 0.55), 2, shadow=12)
    s.cut(place(disc(0, 0, 150, 190), spin, 1, 24), OCHRE, 2)
    s.cut(place(disc(0, 0, 116, 152), spin, 1, 24), mix(OCHRE, INK, 0.3), 2)
    s.cut(place(disc(5, 5, 108, 144), spin, 1, 24), OCHRE, 2)
    s.cut(place(path("-4,-92 52,-6 8,96 -50,10"), spin, 1, 24), c.apart(RED, INK), 2)


def _coin(s: Sheet, x: float, y: float) -> None:
    """One coin lying flat: milled edge and bright face."""
    dark = mix(OCHRE, INK, 0.5)
    edge = [
        *curve((x - 178, y), (x - 178, y + 92), (x + 178, y + 92), (x + 178, y), steps=14),
        (x + 178, y - 44),
        (x - 178, y - 44),
    ]
    s.cut(edge, dark, 1.5, shadow=8)
    s.tone(edge, OCHRE, linear((x - 178, 0), (x + 178, 0), 0.75, 0.3), "upright", 15)
    s.cut(disc(x, y - 44, 178, 62), OCHRE, 1.5)
    s.line([*disc(x, y - 44, 138, 44), polar((x, y - 44), 138, 0)], 6, dark)


@scene("market-stall", "paper", "red", "ochre", "blue", tilt=4, focus=(880, 640))
def market_stall(s: Sheet) -> None:
    """A striped awning over crates of fruit."""
    c, r = s.scheme, s.rng
    s.cut(box(-700, 300, 3200, 700), mix(INK, BLUE, 0.3) if c.ground != BLUE else DEEP_RED, 3)
    keeper = r.uniform(1080, 1260)
    figure(s, (keeper, 1150), 660, "point", coat=c.apart(BLUE, OCHRE), legs=INK, facing=-1)
    stripes = (c.apart(RED, INK), PAPER)
    for index in range(15):
        x = -330 + index * 170
        end = smooth(move(path("-70,360 100,360 94,420 14,470 -64,420"), x, 0), 4)
        s.cut(end, stripes[index % 2], 2, shadow=7)
        s.cut(move(path("40,-200 190,-200 102,376 -72,376"), x, 0), stripes[index % 2], 2)
    s.tone(box(-700, 210, 3200, 170), INK, linear((0, 210), (0, 380), 0.0, 0.5), "line", 16)
    fruits = [p for p in (OCHRE, RED, BLUE, mix(OCHRE, RED, 0.4), INK) if p != c.ground]
    for crate in range(4):
        _crate(s, -150 + crate * 500 + r.uniform(-20, 20), 900, fruits[(crate + r.randint(0, 1)) % len(fruits)])
    figure(s, (r.uniform(420, 560), 1330), 860, "hold", coat=c.apart(RED, PAPER), legs=INK, skirt=0.8)
    s.line([(40, -100), (30, 1000)], 22, INK)
    s.line([(1720, -100), (1740, 1000)], 22, INK)


def _crate(s: Sheet, x: float, y: float, fruit: Colour) -> None:
    """A tilted crate of one kind of fruit."""
    r = s.rng
    for row in range(3):
        for column in range(6):
            spot = (x + 50 + column * 76 + row % 2 * 30 + r.uniform(-8, 8), y - 52 + row * 46)
            s.cut(disc(*spot, 43, sides=16), fruit, 2, shadow=5)
            s.dot(spot[0] - 12, spot[1] - 14, 9, mix(fruit, PAPER, 0.6))
    s.cut([(x, y + 70), (x + 470, y + 60), (x + 450, 1500), (x + 24, 1500)], mix(OCHRE, INK, 0.45), 3, shadow=7)
    for slat in range(2):
        s.cut(box(x + 14, y + 88 + slat * 112, 442, 84), KRAFT, 3)


@scene("chart-rise", "paper", "blue", "ochre", "kraft", tilt=3, focus=(1040, 520), mirror=False)
def chart_rise(s: Sheet) -> None:
    """A staircase of columns and an arrow folded from one strip of paper."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 1200), (1400, 0), 0.7, 0.0), "dot", 20)
    tall = 170.0
    tops: list[Point] = []
    for column in range(6):
        x = 60 + column * 290
        paint = (c.solid, c.mid, c.solid if c.light in (PAPER, c.ground) else c.light)[column % 3]
        s.cut([(x, 1600), (x, 1130 - tall), (x + 190, 1116 - tall), (x + 190, 1600)], paint, 3, shadow=10)
        s.tone(
            box(x + 80, 1125 - tall, 110, 1000),
            INK if paint != INK else SLATE,
            linear((x + 60, 0), (x + 190, 0), 0.0, 0.6),
            "line",
            16,
        )
        tops.append((x + 60, 1130 - tall))
        tall += r.uniform(90, 150) * (-0.35 if column == 2 else 1)
    red = RED if c.accent != BLUE else BLUE
    steps = path("-200,830 260,560 560,650 1010,250 1180,340 1560,40")
    steps = [(x, y + r.uniform(-40, 40)) for x, y in steps]
    for start, end in pairwise(steps):
        strip = [(start[0], start[1] - 46), (end[0], end[1] - 46), (end[0], end[1] + 46), (start[0], start[1] + 46)]
        s.cut(strip, red if end[1] < start[1] else mix(red, INK, 0.45), 1.5, shadow=14)
    s.cut(place(path("-130,-130 180,0 -130,130"), (steps[-1][0] + 20, steps[-1][1]), 1.1, -42), red, 2, shadow=14)
    figure(s, (tops[3][0] + 30, tops[3][1] - 2), 230, "walk", coat=c.apart(OCHRE, PAPER), legs=INK)


@scene("chart-fall", "red", "paper", "night", "blue", tilt=4, focus=(1180, 560), close=1.12, mirror=False)
def chart_fall(s: Sheet) -> None:
    """A graph that turns into a cliff."""
    c, r = s.scheme, s.rng
    for row in range(-4, 20):
        s.line([(-700, row * 100), (2500, row * 100)], 4, c.tint)
        s.line([(row * 160 - 500, -400), (row * 160 - 500, 1600)], 4, c.tint)
    edge = path(
        "-800,330 120,250 330,340 620,190 820,300 930,250 1010,620 1120,560 1230,860 1340,800 1490,1080 2600,1190"
    )
    edge = [(x, y + r.uniform(-30, 30)) for x, y in edge]
    mass = [*edge, (2600, 1900), (-800, 1900)]
    s.cut(mass, c.solid, 4, shadow=0)
    s.tone(mass, mix(c.solid, PAPER, 0.3), linear((300, 200), (900, 1300), 0.75, 0.0), "line", 18)
    s.line(edge[:6], 30, c.accent)
    s.line(edge[5:], 30, c.accent, 44)
    man = (r.uniform(1230, 1380), r.uniform(400, 480))
    pale = c.apart(PAPER, INK)
    figure(s, man, 430, "fall", coat=c.apart(c.light, OCHRE), legs=pale, facing=1)
    for sheet in range(9):
        spot = (man[0] + r.uniform(-260, 340), man[1] + r.uniform(-400, 200))
        s.cut(move(slab((0, 0), 50, 66, sheet * 47), *spot), c.apart(PAPER, KRAFT), 2, shadow=5)
    s.cut(slab((man[0] - 190, man[1] + 40), 100, 74, 32), c.apart(INK, OCHRE), 2, shadow=6)
