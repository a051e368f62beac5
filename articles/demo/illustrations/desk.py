"""Things with a voice: the loudspeaker, the scales, the typewriter and the letter box."""

from collections.abc import Sequence

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SKINS, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .people import crowd, figure, hand
from .registry import scene
from .shapes import FULL, Point, band, box, curve, disc, move, path, place, polar, slab, smooth, wedge


@scene("loudspeaker", "ochre", "paper", "blue", "red", tilt=6, focus=(780, 600), close=1.12)
def loudspeaker(s: Sheet) -> None:
    """A megaphone shouting across the page over a small crowd."""
    c, r = s.scheme, s.rng
    mouth, bearing = (r.uniform(760, 860), r.uniform(500, 560)), r.uniform(-22, -12)
    for ray in range(7):
        s.cut(
            wedge(mouth, bearing - 54 + ray * 18, 7.5, 2400),
            c.accent if c.accent not in (RED, c.ground) else c.light,
            3,
        )
    for ring in range(4):
        s.tone(
            band(mouth, 480 + ring * 190, 580 + ring * 190, bearing - 62, bearing + 62),
            INK,
            radial(mouth, 1500, 0.65, 0.1),
            "dot",
            18,
        )
    _horn(s, mouth, bearing)
    crowd(s, 1090, 130, [INK, c.apart(BLUE, PAPER), SLATE, KRAFT])


def _horn(s: Sheet, mouth: Point, bearing: float) -> None:
    """The megaphone itself."""
    c = s.scheme
    horn = c.apart(RED, INK)
    cone = path("-640,-86 -600,-96 40,-360 40,360 -600,96 -640,86")
    s.cut(place(box(-900, -84, 300, 168), mouth, 1, bearing), INK if horn != INK else OCHRE, 3, shadow=12)
    s.cut(
        place(path("-470,90 -370,130 -430,420 -530,400"), mouth, 1, bearing),
        INK if horn != INK else OCHRE,
        3,
        shadow=10,
    )
    s.cut(place(cone, mouth, 1, bearing), horn, 3, shadow=16)
    s.tone(
        place(path("-640,0 40,0 40,360 -640,90"), mouth, 1, bearing),
        INK if horn != INK else SLATE,
        linear(mouth, place([(0, 360)], mouth, 1, bearing)[0], 0.05, 0.7),
        "line",
        17,
    )
    s.cut(place(disc(40, 0, 120, 372), mouth, 1, bearing), c.apart(PAPER, CREAM), 3, shadow=8)
    s.cut(place(disc(46, 0, 92, 318), mouth, 1, bearing), mix(horn, INK, 0.5), 3)
    s.cut(place(disc(40, 0, 52, 110), mouth, 1, bearing), c.apart(OCHRE, PAPER), 2)


@scene("scales", "cream", "night", "red", "blue", tilt=3, focus=(960, 520), close=1.1)
def scales(s: Sheet) -> None:
    """A balance that does not: a heap of coins outweighs one person."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint if c.ground != CREAM else OCHRE, radial((500, 200), 1400, 0.75, 0.0), "dot", 20)
    pivot, tip = (r.uniform(880, 960), 250), r.uniform(-18, -12)
    metal = c.apart(INK, OCHRE)
    s.cut(move(path("-26,200 26,200 54,1100 -54,1100"), pivot[0], 0), metal, 2, shadow=8)
    s.cut(move(path("-300,1130 -90,1040 90,1040 300,1130 320,1600 -320,1600"), pivot[0], 0), metal, 3, shadow=8)
    left, right = place([(-600, 0)], pivot, 1, tip)[0], place([(600, 0)], pivot, 1, tip)[0]
    for end in (left, right):
        for side in (-1, 1):
            s.line([end, (end[0] + side * 260, end[1] + 490)], 9, metal)
    figure(s, (right[0], right[1] + 495), 330, "stand", coat=c.apart(RED, PAPER), legs=c.apart(INK, CREAM), facing=-1)
    _heap(s, left, metal)
    _pans(s, pivot, tip, (left, right), metal)


def _heap(s: Sheet, end: Point, metal: Colour) -> None:
    """A heap of coins in the lower pan."""
    r = s.rng
    for row in range(4):
        for coin in range(6 - row):
            x = end[0] - 170 + row * 34 + coin * 68 + r.uniform(-8, 8)
            s.cut(
                disc(x, end[1] + 470 - row * 44, 46, 34, 16),
                OCHRE if metal != OCHRE else mix(OCHRE, PAPER, 0.4),
                1.5,
                shadow=5,
            )


def _pans(s: Sheet, pivot: Point, tip: float, ends: tuple[Point, Point], metal: Colour) -> None:
    """The two pans and the beam over them."""
    c = s.scheme
    beam = smooth(path("-620,8 -300,-40 0,-64 300,-40 620,8 300,16 0,30 -300,16"))
    for end in ends:
        s.cut(
            curve(
                (end[0] - 290, end[1] + 485),
                (end[0] - 200, end[1] + 680),
                (end[0] + 200, end[1] + 680),
                (end[0] + 290, end[1] + 485),
            ),
            c.accent if c.accent not in (c.ground, metal) else BLUE,
            3,
            shadow=10,
        )
    s.cut(place(beam, pivot, 1, tip), metal, 2, shadow=10)
    s.dot(*pivot, 62, c.accent if c.accent not in (c.ground, metal) else BLUE)
    s.dot(*pivot, 24, metal)


@scene("typewriter", "red", "paper", "ochre", "blue", tilt=5, focus=(900, 780))
def typewriter(s: Sheet) -> None:
    """A machine, a page coming out of it, and keys like a crowd."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((1800, 0), (0, 1200), 0.0, 0.75), "dot", 20)
    x, lean = r.uniform(840, 960), r.uniform(-6, 6)
    hub = (x, 700.0)

    def put(shape: Sequence[Point]) -> list[Point]:
        return place(shape, hub, 1, lean)

    sheet = path("-330,-200 -350,-760 330,-790 330,-200")
    s.cut(put(sheet), c.apart(PAPER, CREAM), 2, shadow=14)
    for row in range(8):
        s.line(put([(-270, -690 + row * 58), (270 - r.uniform(0, 180), -696 + row * 58)]), 13, SLATE if row else RED)
    s.cut(put(box(-620, -250, 1240, 110)), SLATE, 3, shadow=10)
    for side in (-1, 1):
        s.cut(put(slab((side * 660, -196), 90, 170)), c.apart(KRAFT, INK), 3, shadow=8)
    s.line(put([(-600, -260), (-760, -330)]), 20, KRAFT)
    _machine(s, hub, lean)


def _machine(s: Sheet, hub: Point, lean: float) -> None:
    """The body of the machine: shell, type bars and ribbon spools."""
    c = s.scheme

    def put(shape: Sequence[Point]) -> list[Point]:
        return place(shape, hub, 1, lean)

    body = path("-520,-170 520,-170 600,60 760,520 700,640 -700,640 -760,520 -600,60")
    s.cut(put(smooth(body, 3)), INK, 3, shadow=18)
    s.tone(put(smooth(body, 3)), SLATE, linear(put([(-400, -100)])[0], put([(500, 500)])[0], 0.8, 0.0), "line", 18)
    s.cut(put(band((0, 60), 150, 330, 200, 340)), mix(INK, PAPER, 0.08), 3)
    for bar in range(15):
        s.line(put([polar((0, 80), 150, 200 + bar * 10), polar((0, 80), 320, 200 + bar * 10)]), 7, KRAFT)
    for side in (-1, 1):
        s.cut(put(disc(side * 400, -60, 110, 84)), c.apart(RED, OCHRE), 2, shadow=8)
        s.cut(put(disc(side * 400, -60, 36, 28)), INK, 1)
    _keys(s, hub, lean)


def _keys(s: Sheet, hub: Point, lean: float) -> None:
    """Four rows of round keys and a space bar."""
    odd = s.rng.randrange(10)
    for row in range(4):
        for key in range(10):
            at = (-490 + row * 10 + key * (107 - row * 1.5) + row % 2 * 40, 190 + row * 98)
            paint = RED if (row, key) == (1, odd) else PAPER
            s.cut(place(disc(at[0], at[1] + 8, 44, 36, 18), hub, 1, lean), SLATE, 1)
            s.cut(place(disc(*at, 42, 34, 18), hub, 1, lean), paint, 1.2, shadow=6)
    s.cut(place(slab((0, 580), 640, 56), hub, 1, lean), s.scheme.apart(OCHRE, RED), 2, shadow=6)


@scene("letter-box", "paper", "blue", "ochre", "cream", tilt=3, focus=(960, 560))
def letter_box(s: Sheet) -> None:
    """A hand posts a letter into a box that fills half the page."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 1200), (0, 200), 0.75, 0.0), "dot", 20)
    x = r.uniform(980, 1080)
    pillar = move(path("-40,1500 -30,330 640,330 650,1500"), x, 0)
    s.cut(pillar, RED, 3, shadow=16)
    s.tone(
        move(path("380,330 640,330 650,1500 380,1500"), x, 0),
        INK,
        linear((x + 330, 0), (x + 650, 0), 0.0, 0.75),
        "dot",
        16,
    )
    dome = smooth(move(path("-90,340 -80,250 100,120 310,80 520,125 690,250 700,340"), x, 0), 5, closed=False)
    s.cut(dome, mix(RED, INK, 0.28), 3, shadow=12)
    s.cut(box(x + 70, 520, 470, 66), INK, 2)
    s.cut(move(path("50,500 560,494 560,522 50,524"), x, 0), mix(RED, PAPER, 0.25), 2, shadow=6)
    s.cut(box(x + 130, 720, 340, 220), PAPER, 2, shadow=4)
    for row in range(4):
        s.line([(x + 160, 762 + row * 46), (x + 430 - row % 2 * 80, 762 + row * 46)], 11, SLATE)
    _post(s, x)


def _post(s: Sheet, x: float) -> None:
    """The hand with its letter, and the letters still to come."""
    c, r = s.scheme, s.rng
    lean, at = r.uniform(-20, -10), (x + 60, 500)
    _envelope(s, (at[0] - 60, at[1] + 30), lean, 1.0)
    hand(
        s,
        (at[0] - 200, at[1] + 90),
        1.15,
        lean + 6,
        skin=s.pick(*SKINS),
        cuff=c.apart(PAPER, OCHRE),
        sleeve=c.apart(BLUE, INK),
    )
    for spot in range(3):
        _envelope(s, (r.uniform(60, 700), 100 + spot * 80 + r.uniform(0, 90)), r.uniform(-40, 40), 0.42)


def _envelope(s: Sheet, at: Point, degrees: float, scale: float) -> None:
    """A sealed letter with its stamp."""
    paper = s.scheme.apart(PAPER, CREAM)
    s.cut(place(box(-330, -120, 460, 270), at, scale, degrees), paper, 2, shadow=8)
    s.line(place(path("-330,-120 -100,40 130,-120"), at, scale, degrees), 7 * scale, KRAFT)
    s.cut(place(box(50, 60, 60, 70), at, scale, degrees), BLUE, 1)
