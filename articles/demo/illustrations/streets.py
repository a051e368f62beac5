"""In the street: night, the train and the march."""

from .palette import BLUE, CREAM, DEEP_BLUE, INK, KRAFT, OCHRE, PALE_BLUE, PAPER, RED, SKINS, SLATE, Colour, mix
from .paper import Sheet, linear
from .people import crowd, figure
from .registry import scene
from .shapes import FULL, Point, curve, disc, limb, move, path, place, slab, smooth


@scene("night-street", "night", "ember", "blue", tilt=3, focus=(820, 820))
def night_street(s: Sheet) -> None:
    """One walker, one long shadow, one lit window too many."""
    c, r = s.scheme, s.rng
    vanish = (r.uniform(1050, 1250), 560)
    sky = c.tint if c.ground == INK else mix(BLUE, INK, 0.3)
    s.fill(sky)
    s.dot(vanish[0] - 60, 190, 84, CREAM)
    for edges in ((-300, 240, 560, 800), (2200, 1720, 1480, 1360)):
        for index in range(3):
            _facade(s, edges[index], edges[index + 1], vanish, INK if index % 2 == 0 else mix(INK, sky, 0.4))
    ground = [(-900, 1300), (vanish[0] - 120, 660), (vanish[0] + 90, 660), (2700, 1300), (2700, 1900), (-900, 1900)]
    s.cut(ground, mix(c.solid, INK, 0.2) if c.solid != INK else DEEP_BLUE, 3)
    for x, scale in ((r.uniform(520, 600), 1.0), (vanish[0] - 250, 0.45)):
        _lamp(s, x, scale)
    walker = (r.uniform(760, 860), 1010)
    shadow = [
        (walker[0] - 10, walker[1]),
        (walker[0] + 36, walker[1]),
        (walker[0] + 620, 1260),
        (walker[0] + 480, 1290),
    ]
    s.cut(shadow, INK, 3)
    figure(s, walker, 400, "walk", coat=RED if c.solid != RED else OCHRE, legs=INK, facing=1, skirt=0.7)


def _facade(s: Sheet, near: float, far: float, vanish: Point, paint: Colour) -> None:
    """A house front running towards the vanishing point."""

    def depth(x: float, y: float) -> float:
        share = (x - near) / (vanish[0] - near)
        return y + (vanish[1] - y) * share

    top, foot = s.rng.uniform(-420, -160), 1180
    s.cut([(near, top), (far, depth(far, top)), (far, depth(far, foot)), (near, foot)], paint, 3)
    for row in range(5):
        for column in range(3):
            left = near + (far - near) * (0.14 + column * 0.29)
            right = left + (far - near) * 0.15
            y = top + 180 + row * 250
            lit = s.rng.random() < 0.3
            colour = OCHRE if lit else mix(paint, SLATE, 0.5)
            s.cut(
                [
                    (left, depth(left, y)),
                    (right, depth(right, y)),
                    (right, depth(right, y + 130)),
                    (left, depth(left, y + 130)),
                ],
                colour,
                2,
            )


def _lamp(s: Sheet, x: float, scale: float) -> None:
    """A street lamp and its pool of light."""
    foot = 660 + 380 * scale
    top = foot - 700 * scale
    cone = [
        (x + 50 * scale, top),
        (x + 90 * scale, top),
        (x + 430 * scale, foot + 40 * scale),
        (x - 290 * scale, foot + 40 * scale),
    ]
    s.tone(cone, OCHRE, linear((x, top), (x, foot), 0.9, 0.3), "dot", 15)
    s.cut(disc(x + 70 * scale, foot + 36 * scale, 360 * scale, 60 * scale), OCHRE)
    s.line([(x, foot + 20), (x, top)], 15 * scale, INK)
    s.line(curve((x, top + 10), (x, top - 60 * scale), (x + 70 * scale, top - 30 * scale)), 11 * scale, INK)
    s.cut(place(path("-44,20 44,20 22,-26 -22,-26"), (x + 70 * scale, top - 8 * scale), scale), PAPER, 1)


@scene("train", "blue", "red", "paper", "ochre", tilt=4, focus=(1150, 640))
def train(s: Sheet) -> None:
    """An express coming out of the far corner of the page."""
    c, r = s.scheme, s.rng
    vanish = (r.uniform(-60, 120), r.uniform(330, 420))
    s.tone(FULL, c.tint, linear((0, 900), (1800, 0), 0.75, 0.0), "level", 22)
    s.dot(r.uniform(330, 560), 200, 96, c.apart(c.light, OCHRE))
    ground = [(-1400, vanish[1] + 40), vanish, (2900, vanish[1] + 20), (2900, 1900), (-1400, 1900)]
    s.cut(ground, c.apart(KRAFT, PAPER), 4)
    s.tone(ground, INK, linear((0, vanish[1]), (0, 1250), 0.05, 0.4), "grain", 12)
    for tie in range(15):
        share = 1 - 0.78**tie
        s.line([_along((520, 1560), vanish, share), _along((2100, 1420), vanish, share)], 64 * (1 - share) + 3, INK)
    for rail in ((760, 1560), (1720, 1470)):
        s.line([rail, vanish], 34, SLATE, 2)
    _carriages(s, vanish, c.accent)
    _nose(s, (1230, 660), c.accent)


def _carriages(s: Sheet, vanish: Point, paint: Colour) -> None:
    """The side of the train, shrinking to nothing."""
    top, foot = (960, 190), (930, 1190)
    side = [top, vanish, foot]
    s.cut(side, paint, 3, shadow=12)
    s.tone(side, INK, linear((1000, 0), (200, 0), 0.1, 0.75), "dot", 16)
    s.cut([(950, 860), vanish, (945, 930)], PAPER if paint != PAPER else RED, 2)
    for pane in range(9):
        near, far = 1 - 0.76 ** (pane + 0.2), 1 - 0.76 ** (pane + 0.9)
        high, low = (955, 380), (950, 650)
        s.cut(
            [
                _along(high, vanish, near),
                _along(high, vanish, far),
                _along(low, vanish, far),
                _along(low, vanish, near),
            ],
            INK if paint != INK else OCHRE,
            2,
        )


def _nose(s: Sheet, at: Point, paint: Colour) -> None:
    """The front of the engine, as big as a house."""
    shell = path("-300,-420 -120,-520 140,-500 310,-380 370,60 380,420 240,560 -250,580 -340,460 -330,40")
    s.cut(place(smooth(shell, 5), at), paint, 3, shadow=18)
    s.tone(
        place(smooth(shell, 5), at), INK, linear((at[0] - 40, at[1]), (at[0] + 400, at[1] + 200), 0.0, 0.7), "dot", 16
    )
    screen = path("-230,-330 -60,-420 110,-410 240,-310 280,-70 20,-20 -250,-50")
    s.cut(place(smooth(screen, 4), at), INK, 2)
    s.tone(
        place(smooth(screen, 4), at),
        PALE_BLUE,
        linear((at[0] - 200, at[1] - 400), (at[0] + 60, at[1]), 0.8, 0.0),
        "line",
        17,
    )
    s.line(place([(26, -418), (24, -22)], at), 14, paint)
    s.cut(place(path("-338,150 376,120 380,220 -340,260"), at), PAPER if paint != PAPER else RED, 2)
    for x in (-210, 240):
        s.dot(at[0] + x, at[1] + 330, 64, INK)
        s.dot(at[0] + x - 6, at[1] + 326, 44, OCHRE if paint != OCHRE else PAPER)
    s.cut(place(path("-250,450 260,430 210,620 -220,640"), at), INK, 3, shadow=8)
    s.cut(place(slab((6, 520), 120, 60, -3), at), SLATE, 2)


def _along(start: Point, end: Point, share: float) -> Point:
    """Return a point part of the way to another."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


@scene("protest", "red", "paper", "ochre", "ember", tilt=5, focus=(800, 620))
def protest(s: Sheet) -> None:
    """A march seen from inside it: blank placards, fists and one banner."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 1100), (1200, 0), 0.8, 0.0), "dot", 20)
    banner = c.accent if c.accent not in (c.ground, PAPER) else OCHRE
    pole = r.uniform(900, 1100)
    s.line([(pole - 160, 1300), (pole + 90, -20)], 18, c.apart(KRAFT, INK))
    flag = curve((pole + 84, 0), (pole + 320, -110), (pole + 430, 190), (pole + 900, 60))
    s.cut(flag + curve((pole + 800, 560), (pole + 420, 680), (pole + 280, 330), (pole, 440)), banner, 3, shadow=14)
    s.tone(
        flag + curve((pole + 800, 560), (pole + 420, 680), (pole + 280, 330), (pole, 440)),
        INK,
        linear((pole + 250, 200), (pole + 480, 330), 0.5, 0.0),
        "line",
        17,
    )
    _placards(s)
    for x in (330, 720, 1230, 1500):
        _fist(s, x + r.uniform(-40, 40), r.uniform(450, 640), s.pick(*SKINS))
    crowd(s, 860, 250, [INK, c.apart(BLUE, OCHRE), mix(RED, INK, 0.4), SLATE])


def _placards(s: Sheet) -> None:
    """Blank placards on poles, held at all angles."""
    c, r = s.scheme, s.rng
    for left, top, tall, wide in (
        (150, 330, 250, 330),
        (560, 190, 210, 290),
        (1560, 430, 220, 300),
        (820, 480, 170, 240),
    ):
        x, y, lean = left + r.uniform(-60, 60), top + r.uniform(-50, 50), r.uniform(-12, 12)
        s.line([(x, y), (x - lean * 6, 1300)], 15, INK)
        s.cut(
            slab((x, y), wide, tall, lean),
            s.pick(PAPER, CREAM) if c.ground != PAPER else s.pick(OCHRE, BLUE, RED),
            3,
            shadow=10,
        )


def _fist(s: Sheet, x: float, y: float, skin: Colour) -> None:
    """A raised arm ending in a fist."""
    coat = s.pick(INK, BLUE, SLATE)
    s.cut([(x - 62, 1400), (x - 46, y + 190), (x + 46, y + 184), (x + 80, 1400)], coat, 3, shadow=7)
    s.cut(move(path("-38,210 -36,70 36,70 38,210"), x, y), skin, 1.5)
    for finger in range(4):
        s.cut(limb([(x - 50 + finger * 33, y + 6), (x - 48 + finger * 32, y + 66)], 36, 34), skin, 1, shadow=2)
    s.cut(limb([(x - 60, y + 66), (x + 22, y + 90)], 40, 34), skin, 1, shadow=3)
