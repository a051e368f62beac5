"""Public life: the ballot, the court and the border."""

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SKINS, SLATE, mix
from .paper import Sheet, bristle, linear
from .people import figure, hand
from .registry import scene
from .shapes import FULL, Point, box, curve, disc, move, path, place, polar, slab, smooth


@scene("ballot", "blue", "paper", "red", "ochre", tilt=4, focus=(920, 640))
def ballot(s: Sheet) -> None:
    """A hand, a folded paper, a slot."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 0), (1500, 1200), 0.0, 0.8), "dot", 20)
    x, top = r.uniform(640, 780), r.uniform(730, 790)
    s.cut(move(path("-260,0 760,-40 900,110 -330,160"), x, top), c.apart(PAPER, KRAFT), 3, shadow=10)
    s.cut(move(path("60,44 560,22 566,60 50,84"), x, top), INK, 2)
    angle, at = r.uniform(-8, 8), (x + 300, top + 40)
    _vote(s, at, angle)
    s.cut([(x - 330, top + 158), (x + 900, top + 108), (x + 860, 1700), (x - 290, 1700)], INK, 3, shadow=8)
    s.tone(
        [(x + 300, top + 130), (x + 900, top + 108), (x + 860, 1700), (x + 400, 1700)],
        SLATE,
        linear((x + 200, 0), (x + 900, 0), 0.1, 0.8),
        "line",
        17,
    )
    s.cut(slab((x + 180, 1090), 200, 140, -2), c.apart(OCHRE, RED), 2)
    hand(
        s,
        place([(40, -330)], at, 1, angle)[0],
        1.3,
        128 + angle,
        skin=s.pick(*SKINS),
        cuff=PAPER,
        sleeve=c.apart(RED, BLUE),
    )


def _vote(s: Sheet, at: Point, angle: float) -> None:
    """The marked paper, half in the slot."""
    c = s.scheme
    paper = place(path("-190,-420 160,-440 200,20 -180,36"), at, 1, angle)
    s.cut(paper, c.apart(PAPER, CREAM), 2, shadow=10)
    s.cut(place(path("0,-432 160,-440 200,20 10,28"), at, 1, angle), KRAFT, 2)
    s.cut(place(slab((-95, -260), 96, 96), at, 1, angle), INK, 2)
    s.cut(place(slab((-95, -260), 72, 72), at, 1, angle), PAPER, 2)
    for bar in (45, -45):
        s.line(place([polar((-95, -260), 46, bar), polar((-95, -260), 46, bar + 180)], at, 1, angle), 16, RED)


@scene("courtroom", "kraft", "red", "night", "paper", tilt=3, focus=(820, 640), close=1.07)
def courtroom(s: Sheet) -> None:
    """A judge as large as the room, and the accused as small as they feel."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 0), (0, 1100), 0.8, 0.0), "upright", 34)
    x = r.uniform(1080, 1220)
    robe = c.apart(INK, RED)
    s.cut(
        smooth(move(path("-560,1000 -500,620 -390,480 -150,400 0,384 150,400 400,480 520,640 580,1000"), x, 0), 5),
        robe,
        3,
        shadow=14,
    )
    skin = s.pick(*SKINS[:4])
    s.cut(move(path("-60,300 60,300 76,430 0,500 -76,430"), x, 0), skin, 2)
    s.cut(smooth(move(path("-112,180 -70,70 70,70 112,180 90,310 0,372 -90,310"), x, 0)), skin, 2, shadow=6)
    s.tone(move(path("0,60 116,60 100,310 0,372"), x, 0), INK, linear((x, 0), (x + 120, 0), 0.0, 0.6), "dot", 13)
    _wig(s, x)
    _bench(s, x)


def _wig(s: Sheet, x: float) -> None:
    """The judge's wig, brows, mouth and bands."""
    wig = CREAM
    for side in (-1, 1):
        s.cut(
            [
                (x + side * 50, 60),
                (x + side * 140, 110),
                (x + side * 170, 360),
                (x + side * 108, 372),
                (x + side * 98, 190),
            ],
            wig,
            3,
            shadow=5,
        )
        for curl in range(4):
            s.line([(x + side * 104, 160 + curl * 54), (x + side * 158, 150 + curl * 54)], 8, KRAFT)
        s.line([(x + side * 22, 205), (x + side * 66, 200)], 10, INK)
        s.cut(
            [(x + side * 8, 420), (x + side * 56, 415), (x + side * 66, 600), (x + side * 16, 604)], PAPER, 2, shadow=5
        )
    s.cut(smooth(move(path("-140,130 -80,20 80,20 140,130 0,84"), x, 0)), wig, 3)
    s.line([(x - 34, 310), (x + 34, 308)], 10, INK)


def _bench(s: Sheet, x: float) -> None:
    """The bench, the gavel and the accused in a pool of light."""
    c, r = s.scheme, s.rng
    s.cut(path("-700,850 2500,800 2500,880 -700,920"), c.apart(OCHRE, KRAFT), 3, shadow=10)
    bench = mix(OCHRE, INK, 0.55)
    s.cut(path("-700,916 2500,878 2500,1700 -700,1700"), bench, 3)
    s.tone(path("-700,916 2500,878 2500,1700 -700,1700"), INK, linear((0, 900), (0, 1250), 0.3, 0.75), "grain", 12)
    head = place(path("-110,-64 110,-64 110,64 -110,64"), (x - 500, 700), 1, -28)
    s.line([(x - 480, 720), (x - 130, 850)], 30, mix(OCHRE, INK, 0.4))
    s.cut(head, mix(OCHRE, INK, 0.3), 3, shadow=8)
    s.cut(slab((x - 560, 846), 240, 36, -1), INK, 2)
    spot = (r.uniform(270, 400), 1120)
    s.cut(disc(spot[0], 1126, 250, 46), PAPER)
    s.cut(move(path("-8,1110 10,1110 430,1240 330,1260"), spot[0], 0), INK, 2)
    figure(s, spot, 280, "stand", coat=BLUE, legs=INK, facing=1)


@scene("border-map", "cream", "ochre", "blue", "red", tilt=8, focus=(980, 640))
def border_map(s: Sheet) -> None:
    """Two countries, a torn line and a barrier across it."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint if c.ground != CREAM else BLUE, linear((0, 0), (0, 1200), 0.25, 0.55), "level", 20)
    line = bristle(
        r, curve((r.uniform(650, 800), -150), (1250, 260), (480, 700), (r.uniform(950, 1100), 1350), steps=26), 26
    )
    left = [(-700, -300), *line, (-700, 1500)]
    right = [(2500, -300), *[(x + 34, y) for x, y in line], (2500, 1500)]
    west, east = (RED, OCHRE) if c.ground != RED else (INK, OCHRE)
    east = KRAFT if c.ground == OCHRE else east
    coast = bristle(r, curve((150, -200), (420, 300), (-160, 800), (250, 1400), steps=16), 34)
    s.cut([*coast, *left[-2:0:-1]], west, 3, shadow=12)
    s.cut(right, east, 3, shadow=12)
    for ring in range(6):
        hill = smooth([polar((1420, 330), (60 + ring * 62) * r.uniform(0.85, 1.15), a) for a in range(0, 360, 45)])
        s.line([*hill, hill[0]], 6, mix(east, INK, 0.45))
    river = curve((620, -100), (420, 420), (760, 640), (420, 900), (560, 1350))
    s.line(river, 20, PAPER if west != PAPER else BLUE, 8)
    for _ in range(30):
        spot = (r.uniform(520, 760), r.uniform(950, 1180))
        s.cut(place(path("-20,22 0,-26 20,22"), spot), mix(west, INK, 0.5), 1)
    for dash in range(1, len(line) - 2, 2):
        s.line([line[dash], line[dash + 1]], 16, INK)
    for x, y in ((330, 480), (1180, 1010), (1640, 960), (560, 230)):
        s.dot(x, y, 22, INK)
        s.dot(x, y, 11, PAPER)
    _barrier(s, line[13], r.uniform(-22, -12))


def _barrier(s: Sheet, at: Point, lean: float) -> None:
    """A striped pole across the frontier, and its guard."""
    foot = (at[0] + 330, at[1] + 150)
    for piece in range(8):
        s.cut(
            place(box(-120 - piece * 112, -42, 114, 80), foot, 1, -lean),
            (PAPER, RED if piece % 4 else INK)[piece % 2],
            2,
            shadow=12,
        )
    s.cut(slab((foot[0] + 6, foot[1] + 40), 130, 270), INK, 3, shadow=10)
    s.dot(*foot, 26, OCHRE)
    figure(s, (foot[0] + 220, foot[1] + 210), 480, "stand", coat=BLUE, legs=INK, facing=-1, skirt=0.4)
