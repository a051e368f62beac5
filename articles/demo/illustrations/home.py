"""Indoors: the bookshop, the kitchen, the school and the ward."""

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SIENNA, SKINS, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .people import figure
from .registry import scene
from .shapes import FULL, Point, box, curve, disc, limb, move, path, place, polar, slab, smooth


@scene("bookshop", "kraft", "red", "blue", "night", tilt=5, focus=(1180, 700))
def bookshop(s: Sheet) -> None:
    """A wall of spines and somebody up a ladder."""
    c, r = s.scheme, s.rng
    s.fill(mix(c.ground, INK, 0.55) if c.ground != INK else INK)
    shelf = c.ground if c.ground != INK else mix(OCHRE, INK, 0.5)
    gap = (r.randrange(0, 2), r.uniform(300, 900))
    for row in range(-1, 4):
        y = 60 + row * 370
        x = -400.0
        while x < 2200:
            x = _spine(s, x, y + 330, row == gap[0] and abs(x - gap[1]) < 90)
        s.cut(box(-800, y + 330, 3500, 40), shelf, 3, shadow=10)
    foot = r.uniform(1080, 1240)
    for rail in (0, 190):
        s.line([(foot + rail + 130, 1400), (foot + rail - 150, -300)], 28, c.apart(KRAFT, CREAM))
    for rung in range(9):
        x, y = foot + 110 - rung * 30, 1250 - rung * 170
        s.line([(x, y), (x + 190, y)], 22, c.apart(KRAFT, CREAM))
    figure(s, (foot + 130, 1085), 720, "climb", coat=c.apart(RED, PAPER), legs=INK, facing=-1, skirt=0.4)


def _spine(s: Sheet, x: float, foot: float, lean: bool) -> float:
    """Stand one book on its shelf and return where the next one goes."""
    r = s.rng
    wide, tall = r.uniform(30, 92), r.uniform(200, 305)
    paint = s.pick(RED, BLUE, OCHRE, PAPER, INK, CREAM, KRAFT, mix(RED, INK, 0.4), mix(BLUE, INK, 0.4))
    slope = 16 if lean or r.random() < 0.06 else 0
    at = (x + wide / 2 + (30 if slope else 0), foot - tall / 2)
    s.cut(slab(at, wide, tall, slope), paint, 2, shadow=4)
    trim = PAPER if paint not in (PAPER, CREAM, KRAFT) else RED
    for share in (-0.36, 0.3)[: r.randint(0, 2)]:
        s.cut(place(slab((0, tall * share), wide * 0.98, 12), at, 1, slope), trim, 1)
    if wide > 56 and r.random() < 0.6:
        s.cut(place(slab((0, -tall * 0.08), wide * 0.5, tall * 0.3), at, 1, slope), trim, 2)
    return x + wide + (80 if slope else 2)


@scene("kitchen", "paper", "ochre", "blue", "red", tilt=12, focus=(760, 620))
def kitchen(s: Sheet) -> None:
    """A table from above: pan, fish, lemon, knife."""
    c, r = s.scheme, s.rng
    for stripe in range(-4, 14):
        s.cut(slab((stripe * 260, 600), 88, 3000, 0), mix(c.ground, c.tint, 0.45), 3)
    pan = (r.uniform(540, 640), r.uniform(520, 600))
    lean = r.uniform(-42, -30)
    s.cut(place(box(360, -46, 900, 92), pan, 1, lean), c.apart(INK, KRAFT), 3, shadow=16)
    s.dot(*place([(1190, 0)], pan, 1, lean)[0], 22, c.ground)
    s.cut(disc(*pan, 460, sides=46), INK, 3, shadow=20)
    s.cut(disc(*pan, 400, sides=46), SLATE, 3)
    s.tone(disc(*pan, 400), INK, radial((pan[0] - 150, pan[1] - 150), 560, 0.0, 0.9), "dot", 18)
    _fish(s, pan, r.uniform(-30, -10))
    for index in range(3):
        _lemon(s, polar(pan, 250, 60 + index * 42), 74)
    _board(s)


def _board(s: Sheet) -> None:
    """A chopping board with a knife, leaves and half a lemon."""
    c, r = s.scheme, s.rng
    board = (r.uniform(1330, 1420), 820)
    s.cut(
        place(smooth(path("-360,-250 360,-250 380,250 -360,260"), 5), board, 1, 14), c.apart(KRAFT, OCHRE), 3, shadow=14
    )
    knife = path("-420,-30 120,-66 130,50 -240,54 -350,30")
    s.cut(place(knife, board, 1, 40), PAPER, 2, shadow=10)
    s.cut(place(limb([(150, -6), (420, -10)], 74, 84), board, 1, 40), c.apart(RED, INK), 2, shadow=10)
    for index in range(5):
        spot = place([(-180 + index * 64, 120 - index * 62)], board, 1, -26)[0]
        s.cut(disc(*spot, 62), c.apart(RED, BLUE), 2, shadow=6)
        s.cut(disc(*spot, 46), mix(RED, PAPER, 0.55), 2)
    for _ in range(6):
        spot = (r.uniform(950, 1250), r.uniform(80, 330))
        s.cut(
            place(smooth(path("-60,0 0,-26 70,0 0,26")), spot, 1, r.uniform(0, 180)), c.apart(BLUE, OCHRE), 2, shadow=5
        )
    _lemon(s, (1480, 220), 130)


def _fish(s: Sheet, at: Point, degrees: float) -> None:
    """A whole fish with scales of halftone."""
    body = smooth(path("-300,10 -200,-90 0,-120 180,-60 250,-20 340,-90 320,0 345,90 250,26 160,80 0,120 -200,90"))
    s.cut(place(body, at, 1.05, degrees), CREAM, 2, shadow=10)
    s.tone(
        place(body, at, 1.05, degrees),
        BLUE,
        linear(place([(-140, -90)], at, 1, degrees)[0], place([(0, 120)], at, 1, degrees)[0], 0.85, 0.0),
        "dot",
        17,
    )
    s.line(place(curve((-180, -84), (-120, 0), (-180, 84)), at, 1.05, degrees), 10, INK)
    s.dot(*place([(-232, -18)], at, 1.05, degrees)[0], 19, INK)
    for cut in range(3):
        s.line(place([(-60 + cut * 90, -60), (-90 + cut * 90, 60)], at, 1.05, degrees), 9, INK, 4)


def _lemon(s: Sheet, at: Point, size: float) -> None:
    """A slice of lemon."""
    s.cut(disc(*at, size), OCHRE, 2, shadow=6)
    s.cut(disc(*at, size * 0.86), PAPER, 2)
    turned = s.rng.uniform(0, 60)
    for piece in range(7):
        bearing = turned + piece * 360 / 7
        s.cut(
            [
                polar(at, size * 0.1, bearing),
                polar(at, size * 0.74, bearing - 20),
                polar(at, size * 0.8, bearing),
                polar(at, size * 0.74, bearing + 20),
            ],
            mix(OCHRE, PAPER, 0.2),
            1,
        )


@scene("school", "ochre", "blue", "paper", "red", tilt=3, focus=(880, 640), close=1.14)
def school(s: Sheet) -> None:
    """Raised hands before a blackboard."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 1200), (0, 0), 0.6, 0.0), "dot", 20)
    board = path("150,60 1680,90 1670,760 140,730")
    s.cut(
        [(x + (-34 if x < 900 else 34), y + (-34 if y < 400 else 34)) for x, y in board],
        mix(OCHRE, INK, 0.45),
        3,
        shadow=14,
    )
    s.cut(board, INK, 3)
    s.tone(board, SLATE, linear((200, 700), (1500, 100), 0.6, 0.0), "grain", 14)
    _chalk(s)
    figure(s, (r.uniform(1560, 1640), 1010), 740, "point", coat=c.apart(RED, BLUE), legs=INK, facing=-1, skirt=0.8)
    for index in range(5):
        _pupil(s, 60 + index * 330 + r.uniform(-40, 40), 960 + r.uniform(-20, 50), r.random() < 0.72 or index == 1)


def _chalk(s: Sheet) -> None:
    """A triangle, a circle and a wave on the board."""
    c, r = s.scheme, s.rng
    chalk = PAPER
    x = r.uniform(300, 460)
    s.line(move(path("0,560 330,560 330,210 0,560 20,545"), x, 0), 10, chalk)
    s.cut(slab((x + 306, 536), 40, 40), chalk, 1)
    ring = disc(x + 640, 380, 150)
    s.line([*ring, ring[0]], 10, chalk)
    s.line([(x + 640, 380), polar((x + 640, 380), 150, r.uniform(-80, -20))], 8, OCHRE)
    s.line(curve((x + 820, 560), (x + 880, -60), (x + 950, 880), (x + 1020, 240)), 10, c.apart(RED, OCHRE))


def _pupil(s: Sheet, x: float, y: float, keen: bool) -> None:
    """A child from behind, arm up or not."""
    skin, coat = s.pick(*SKINS), s.pick(*[p for p in (RED, BLUE, PAPER, OCHRE) if p != s.scheme.ground])
    if keen:
        top = y - s.rng.uniform(330, 420)
        s.cut(limb([(x + 130, y + 200), (x + 140, top + 150)], 84, 62), coat, 2, shadow=6)
        s.cut(limb([(x + 140, top + 150), (x + 142, top + 70)], 46, 44), skin, 1)
        for finger in range(4):
            s.cut(
                limb(
                    [(x + 122 + finger * 14, top + 60), (x + 112 + finger * 20, top - 30 + abs(finger - 1.6) * 12)],
                    19,
                    15,
                ),
                skin,
                0.6,
            )
        s.cut(limb([(x + 118, top + 70), (x + 84, top + 20)], 20, 16), skin, 0.6)
    s.cut(smooth(move(path("-180,560 -160,210 0,140 160,210 180,560"), x, y), 4), coat, 2, shadow=6)
    hair = s.pick(INK, mix(SIENNA, INK, 0.65), mix(SIENNA, INK, 0.35), mix(SIENNA, KRAFT, 0.35))
    s.cut(disc(x, y + 20, 116, 136, 24), hair, 3, shadow=6)
    if s.rng.random() < 0.5:
        for side in (-1, 1):
            s.cut(limb([(x + side * 96, y + 60), (x + side * 130, y + 230)], 60, 30), hair, 2, shadow=4)


@scene("hospital", "blue", "cream", "red", "paper", tilt=3, focus=(880, 700))
def hospital(s: Sheet) -> None:
    """A bed, a drip, a nurse and one very large cross."""
    c, r = s.scheme, s.rng
    cross, x = (c.apart(RED, PAPER)), r.uniform(330, 460)
    y = r.uniform(340, 400)
    s.tone(FULL, c.tint, linear((0, 0), (1800, 1000), 0.05, 0.7), "dot", 20)
    s.cut(slab((x, y), 230, 720, 4), cross, 3, shadow=12)
    s.cut(slab((x, y), 720, 230, 4), cross, 3)
    s.cut(path("-700,1000 2500,960 2500,1700 -700,1700"), INK, 3)
    bed = r.uniform(620, 700)
    for leg in (60, 900):
        s.line([(bed + leg, 820), (bed + leg, 1110)], 26, SLATE)
        s.dot(bed + leg, 1120, 32, OCHRE)
    _ward(s, bed)


def _ward(s: Sheet, bed: float) -> None:
    """The patient in bed, the drip and the nurse."""
    c = s.scheme
    s.line([(bed + 20, 520), (bed + 30, 1000)], 30, KRAFT)
    s.line([(bed + 950, 640), (bed + 944, 1000)], 30, KRAFT)
    s.cut(move(path("0,860 960,850 956,930 6,930"), bed, 0), PAPER, 3, shadow=8)
    s.cut(place(smooth(path("-150,-50 130,-70 150,60 -140,70"), 5), (bed + 190, 790), 1, -16), CREAM, 3, shadow=6)
    s.cut(
        place(smooth(path("-84,20 -60,-66 20,-92 84,-40 112,10 60,66 -40,70")), (bed + 230, 720), 1, -20),
        s.pick(*SKINS),
        2,
    )
    s.cut(place(smooth(path("-92,30 -70,-76 20,-104 60,-60 -20,-30 -50,60")), (bed + 230, 720), 1, -20), INK, 2)
    sheet = move(path("270,860 320,740 480,690 640,740 760,640 880,740 972,860 970,990 260,980"), bed, 0)
    s.cut(smooth(sheet, 4), c.apart(PAPER, OCHRE), 3, shadow=10)
    s.tone(smooth(sheet, 4), BLUE, linear((bed + 400, 650), (bed + 700, 1000), 0.0, 0.65), "line", 16)
    _drip(s, (bed + 90, 210))
    figure(s, (bed - 130, 1130), 760, "hold", coat=c.apart(OCHRE, PAPER), legs=c.apart(BLUE, INK), skirt=0.5)


def _drip(s: Sheet, at: Point) -> None:
    """A drip stand with its bag and line."""
    x, y = at
    metal: Colour = s.scheme.apart(INK, PAPER)
    s.line([(x, y - 60), (x - 10, 1080)], 13, metal)
    s.line([(x - 80, y - 50), (x + 90, y - 60)], 12, metal)
    s.cut(smooth(move(path("40,-40 130,-46 126,130 44,136"), x, y), 4), PAPER, 2, shadow=6)
    s.cut(move(path("44,50 126,40 122,130 48,134"), x, y), s.scheme.apart(RED, BLUE), 2)
    s.line(curve((x + 84, y + 134), (x + 90, y + 420), (x + 330, y + 300), (x + 380, y + 600)), 7, metal)
