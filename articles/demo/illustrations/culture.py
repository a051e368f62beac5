"""Culture: the orchestra, the theatre, the cinema and the museum."""

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SIENNA, SKINS, SLATE, Colour, mix
from .paper import Sheet, Tone, linear, radial
from .people import bust, figure
from .registry import scene
from .shapes import FULL, Point, box, curve, disc, move, path, place, ribbon, slab, smooth

BODY = path(
    "0,-300 90,-290 150,-220 140,-140 96,-80 92,-20 140,40 190,140 180,250 100,320 0,335 "
    "-100,320 -180,250 -190,140 -140,40 -92,-20 -96,-80 -140,-140 -150,-220 -90,-290"
)


@scene("orchestra", "ochre", "night", "red", "paper", tilt=5, focus=(640, 700))
def orchestra(s: Sheet) -> None:
    """One cello cropped by the page, bows behind it, a conductor far off."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, radial((1300, 300), 1300, 0.0, 0.8), "dot", 20)
    figure(s, (r.uniform(1450, 1540), 590), 370, "cheer", coat=c.apart(INK, CREAM), legs=c.apart(INK, CREAM), facing=-1)
    s.cut(path("1330,560 1760,548 1800,640 1290,650"), c.apart(c.accent, PAPER), 3, shadow=6)
    for row, (y, scale) in enumerate(((640, 0.62), (800, 0.85), (1010, 1.15))):
        for player in range(5):
            x = 800 + player * 260 * scale + row * 40 + r.uniform(-20, 20) - row * 120
            _violinist(
                s,
                (x, y),
                scale,
                s.pick(INK, INK, SLATE) if c.ground != INK else s.pick(BLUE, SLATE, mix(RED, INK, 0.3)),
            )
    _cello(s)


def _cello(s: Sheet) -> None:
    """A cello cropped by the page, and the bow across it."""
    c, r = s.scheme, s.rng
    at, lean = (r.uniform(380, 450), r.uniform(700, 760)), r.uniform(-24, -14)
    wood = c.apart(RED, OCHRE)
    s.cut(place(smooth(BODY), at, 2.0, lean), wood, 3, shadow=18)
    s.tone(place(smooth(BODY), at, 2.0, lean), INK, linear((at[0] - 250, 0), (at[0] + 380, 300), 0.0, 0.75), "line", 18)
    for side in (-1, 1):
        hole = [(side * 74, -70), (side * 50, -40), (side * 92, 40), (side * 66, 76)]
        s.line(place(curve(*hole), at, 2.0, lean), 20, INK, 26)
    s.cut(place(path("-34,-640 34,-640 40,120 -40,120"), at, 2.0, lean), INK, 2, shadow=6)
    s.cut(place(slab((0, 40), 130, 20), at, 2.0, lean), KRAFT, 2, shadow=4)
    s.cut(place(path("-20,150 20,150 40,310 -40,310"), at, 2.0, lean), INK, 2)
    for string in range(4):
        s.line(place([(-21 + string * 14, -640), (-18 + string * 12, 190)], at, 2.0, lean), 4, CREAM)
    bow = r.uniform(-2, 12)
    s.line(place([(-700, 10), (560, 0)], at, 1.3, bow), 24, mix(OCHRE, INK, 0.5), 14)
    s.line(place([(-690, 44), (556, 26)], at, 1.3, bow), 8, PAPER)


def _violinist(s: Sheet, at: Point, scale: float, coat: Colour) -> None:
    """A string player: shoulders, head and a bow at the common angle."""
    bust(s, at, 210 * scale, coat=coat, hair=s.pick(INK, mix(SIENNA, INK, 0.6), KRAFT), skin=s.pick(*SKINS[:4]))
    s.cut(place(disc(70, 10, 52, 26), at, scale, -20), mix(OCHRE, RED, 0.45), 1, shadow=3)
    s.line(place([(-20, 70), (190, -190)], at, scale), 9 * scale, s.scheme.apart(PAPER, OCHRE))


@scene("theatre", "red", "night", "blue", "ochre", tilt=2, focus=(940, 640))
def theatre(s: Sheet) -> None:
    """One actor in a cone of light between curtains."""
    c, r = s.scheme, s.rng
    cloth = c.apart(RED, mix(RED, PAPER, 0.04))
    s.fill(c.apart(INK, mix(BLUE, INK, 0.4)))
    x = r.uniform(820, 1120)
    source = (x + r.choice((-1, 1)) * r.uniform(420, 620), -200)
    foot = 930
    s.cut([source, (x + 280, foot), (x - 280, foot)], OCHRE, 3)
    s.tone([source, (x + 280, foot), (x - 280, foot)], PAPER, linear(source, (x, foot), 0.05, 0.8), "dot", 17)
    s.cut(path("-700,880 2500,880 2500,1400 -700,1400"), mix(OCHRE, INK, 0.6), 3)
    s.cut(disc(x, foot, 300, 66), PAPER, 2)
    figure(
        s, (x, foot + 20), 520, r.choice(("point", "cheer", "raise")), coat=BLUE, legs=INK, facing=-1 if x > 960 else 1
    )
    for side in (-1, 1):
        _drape(s, 900 + side * r.uniform(420, 520), side, cloth if c.ground != BLUE else BLUE)
    swag = [
        (-400, -300),
        *curve((-400, 130), (-100, 330), (260, 120)),
        *curve((260, 120), (620, 330), (930, 110)),
        *curve((930, 110), (1280, 330), (1560, 120)),
        *curve((1560, 120), (1800, 330), (2300, 120)),
        (2300, -300),
    ]
    s.cut(swag, mix(cloth, INK, 0.3) if c.ground != BLUE else mix(BLUE, INK, 0.3), 4, shadow=14)
    s.tone(swag, OCHRE, linear((0, 120), (0, 280), 0.0, 0.5), "level", 18)
    for head in range(9):
        bust(s, (-60 + head * 240 + r.uniform(-30, 30), 1110 + r.uniform(-30, 20)), 250, coat=INK, hair=INK)


def _drape(s: Sheet, edge: float, side: int, cloth: Colour) -> None:
    """Folds of curtain gathered to one side, darker to lighter."""
    for fold in range(8):
        top = edge + side * (fold * 150 - 60)
        low = edge + side * (fold * 130 + 60 + 40 * (fold % 2))
        line = curve((top, -300), (top + side * 20, 400), (low + side * 60, 620), (low, 1400))
        paint = cloth if fold % 2 else mix(cloth, INK, 0.38)
        strip = [*line, (2600 if side > 0 else -800, 1400), (2600 if side > 0 else -800, -300)]
        s.cut(strip, paint, 3, shadow=10)
        s.tone(
            ribbon([(px + side * 50, py) for px, py in line], 90),
            INK,
            linear((top, 0), (top + side * 100, 0), 0.7, 0.0),
            "dot",
            15,
        )


@scene("cinema", "night", "ember", "blue", tilt=3, focus=(700, 560))
def cinema(s: Sheet) -> None:
    """The beam, the heads, and a profile on the screen."""
    c, r = s.scheme, s.rng
    screen = [(r.uniform(60, 120), 130), (1120, 190), (1110, 800), (90, 870)]
    s.cut(screen, CREAM, 3)
    ink = RED if c.solid != RED else BLUE
    s.tone(screen, OCHRE, linear((0, 200), (900, 800), 0.7, 0.1), "dot", 18)
    _profile(s, (385, 500), 1.08, 1, ink)
    _profile(s, (835, 470), 1.08, -1, INK)
    lens = (1960, r.uniform(120, 260))
    s.tone([lens, (1120, 190), (1110, 800)], CREAM, radial(lens, 900, 0.85, 0.3), "dot", 17)
    s.cut([lens, (1122, 380), (1118, 470)], OCHRE, 2)
    s.tone([lens, (1122, 620), (1118, 690)], INK, radial(lens, 900, 0.9, 0.3), "line", 16)
    for row, (y, wide) in enumerate(((900, 210), (1040, 300), (1230, 420))):
        x = -200 + r.uniform(0, wide)
        while x < 2050:
            if r.random() < 0.86:
                bust(
                    s,
                    (x, y),
                    wide * 0.92,
                    coat=mix(c.solid, INK, (0.72, 0.42, 1.0)[row]),
                    hair=mix(c.solid, INK, (0.78, 0.48, 1.0)[row]),
                )
            x += wide * r.uniform(0.95, 1.15)


def _profile(s: Sheet, at: Point, scale: float, facing: int, paint: Colour) -> None:
    """A head in profile on the screen."""
    face = path(
        "-170,330 -130,150 -190,0 -170,-150 -60,-240 70,-220 130,-120 128,-60 186,30 142,50 "
        "150,84 134,100 146,130 120,190 40,200 30,330"
    )
    s.cut(place([(x * facing, y) for x, y in smooth(face, 4)], at, scale), paint, 2, shadow=6)


@scene("museum", "paper", "red", "kraft", "blue", tilt=3, focus=(760, 640))
def museum(s: Sheet) -> None:
    """A canvas far bigger than its visitor."""
    c, r = s.scheme, s.rng
    floor = r.uniform(930, 980)
    s.tone(box(-700, -400, 3300, floor + 400), c.tint, linear((0, 0), (1800, 900), 0.0, 0.55), "dot", 20)
    s.cut(
        [(-700, floor), (2500, floor - 30), (2500, 1700), (-700, 1700)],
        mix(OCHRE, INK, 0.3) if c.ground != KRAFT else INK,
        3,
    )
    s.tone(box(-700, floor, 3300, 500), INK, linear((0, floor), (0, 1250), 0.15, 0.6), "level", 20)
    x, y = r.uniform(120, 260), r.uniform(60, 100)
    s.cut(box(x, y, 980, 720), INK, 3, shadow=18)
    s.cut(box(x + 34, y + 34, 912, 652), CREAM, 3)
    _canvas(s, x + 34, y + 34)
    s.cut(box(x + 1120, y + 90, 300, 380), c.apart(OCHRE, INK), 3, shadow=12)
    s.cut(box(x + 1148, y + 118, 244, 324), INK, 2)
    s.dot(x + 1264, y + 222, 84, KRAFT)
    s.dot(x + 1276, y + 250, 66, SKINS[1], 78)
    s.cut(smooth(move(path("1166,440 1200,350 1270,320 1340,350 1376,440"), x, y)), c.apart(RED, BLUE), 2)
    _visitor(s, x, floor)


def _visitor(s: Sheet, x: float, floor: float) -> None:
    """Somebody looking, and a bust on its plinth."""
    c, r = s.scheme, s.rng
    visitor = (x + r.uniform(560, 760), floor + 150)
    s.cut(
        [
            (visitor[0] - 20, visitor[1]),
            (visitor[0] + 20, visitor[1]),
            (visitor[0] + 340, 1300),
            (visitor[0] + 220, 1300),
        ],
        INK,
        2,
    )
    figure(s, visitor, 430, "stand", coat=c.apart(BLUE, RED), legs=INK, skirt=0.6, facing=-1)
    plinth, floor = x + 1235, floor + 50
    s.cut(box(plinth, floor - 90, 250, 500), PAPER, 3, shadow=10)
    s.tone(
        box(plinth + 120, floor - 90, 130, 500), INK, linear((plinth + 100, 0), (plinth + 250, 0), 0.0, 0.6), "dot", 15
    )
    _bust(s, (plinth + 124, floor - 90))


def _bust(s: Sheet, at: Point) -> None:
    """A marble head in profile."""
    stone = CREAM if s.scheme.ground not in (PAPER, KRAFT) else INK
    head = path(
        "-70,0 -120,-70 -60,-110 -50,-170 -104,-220 -104,-330 -20,-390 76,-350 84,-290 "
        "116,-236 88,-222 92,-190 70,-160 24,-156 30,-110 110,-70 80,0"
    )
    s.cut(place(smooth(head, 4), at), stone, 2, shadow=8)
    s.tone(
        place(smooth(head, 4), at),
        INK if stone != INK else SLATE,
        linear((at[0] + 20, 0), (at[0] - 110, 0), 0.0, 0.7),
        "line",
        13,
    )


def _canvas(s: Sheet, x: float, y: float) -> None:
    """An abstract painting: discs, bars and a diagonal."""
    r = s.rng
    s.cut(move(path("60,600 500,40 620,70 210,640"), x, y), INK, 4)
    s.dot(x + r.uniform(240, 340), y + r.uniform(200, 280), 170, RED)
    s.cut(slab((x + 640, y + 430), 360, 260, r.uniform(-18, 12)), BLUE, 4)
    s.cut(slab((x + 760, y + 190), 220, 110, r.uniform(-30, 30)), OCHRE, 4)
    s.tone(disc(x + 560, y + 400, 170), INK, flat_half(x + 560), "dot", 18)
    s.line(curve((x + 90, y + 120), (x + 400, y + 560), (x + 860, y + 560)), 15, INK, 5)


def flat_half(middle: float) -> Tone:
    """Return a tone that fades across a disc."""
    return linear((middle - 170, 0), (middle + 170, 0), 0.85, 0.1)
