"""Science and machines: the laboratory, the telescope, the satellite and the circuit."""

from collections.abc import Sequence

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .people import figure
from .registry import scene
from .shapes import FULL, Point, band, box, curve, disc, limb, path, place, polar, ribbon, slab, smooth, wedge


@scene("laboratory", "ochre", "paper", "blue", "red", tilt=4, focus=(760, 640))
def laboratory(s: Sheet) -> None:
    """A microscope in silhouette beside glass that overprints."""
    c, r = s.scheme, s.rng
    x = r.uniform(480, 580)
    s.dot(x + 60, 520, r.uniform(400, 470), c.apart(c.light, CREAM))
    s.tone(FULL, c.tint, linear((1800, 0), (200, 1100), 0.75, 0.0), "dot", 20)
    ink = INK
    s.cut(path("-700,1060 2500,1030 2500,1700 -700,1700"), c.mid if c.mid != PAPER else KRAFT, 3)
    _microscope(s, (x, 1080), ink)
    glass = [p for p in (RED, BLUE, OCHRE) if p != c.ground]
    flask = path("-64,-620 64,-620 64,-380 250,-60 220,0 -220,0 -250,-60 -64,-380")
    at = (r.uniform(1180, 1260), 1070)
    glassy = mix(PAPER, BLUE, 0.2) if c.ground == PAPER else mix(c.ground, PAPER, 0.78)
    s.cut(place(flask, at, 1.15), glassy, 2, shadow=8)
    s.overprint(place(path("-160,-215 160,-232 250,-60 220,0 -220,0 -250,-60"), at, 1.15), glass[0])
    s.cut(place(slab((0, -628), 170, 34), at, 1.15), PAPER, 2, shadow=4)
    s.line(place([(-96, -330), (-200, -110)], at, 1.15), 16, PAPER, 9)
    tube = limb([(0, -560), (0, -40)], 112, 112)
    for index, (shift, lean) in enumerate(((200, 14), (400, -8))):
        spot = (at[0] + shift, at[1] - 30)
        if index:
            s.cut(place(tube, spot, 1, lean), glassy, 2, shadow=8)
        else:
            s.overprint(place(tube, spot, 1, lean), glassy)
        full = limb([(0, -r.uniform(200, 420)), (0, -40)], 108, 108)
        s.overprint(place(full, spot, 1, lean), glass[(index + 1) % len(glass)])
        s.cut(place(slab((0, -606), 150, 26), spot, 1, lean), PAPER, 1.5, shadow=4)
    for _ in range(7):
        s.dot(at[0] + r.uniform(-110, 120), at[1] - r.uniform(30, 210), r.uniform(8, 22), PAPER)


def _microscope(s: Sheet, at: Point, ink: Colour) -> None:
    """The instrument from the side: foot, arm, stage, tube and eyepiece."""

    def put(shape: Sequence[Point]) -> list[Point]:
        return place(shape, at, 1.05)

    s.cut(put(path("-260,0 -240,-70 -60,-110 230,-70 250,0")), ink, 2, shadow=10)
    arm = curve((60, -90), (360, -260), (250, -560), (60, -680))
    s.cut(put(ribbon(arm, 110, 90)), ink, 2, shadow=8)
    s.cut(put(slab((-60, -250), 380, 44)), ink, 2, shadow=6)
    s.cut(put(slab((-110, -281), 150, 16)), PALE, 1)
    for middle, wide, tall, colour in (
        ((-92, -372), 52, 90, OCHRE),
        ((-54, -474), 84, 160, ink),
        ((6, -640), 122, 210, ink),
        ((74, -826), 92, 180, ink),
    ):
        s.cut(put(slab(middle, wide, tall, 20)), colour, 2, shadow=6)
    s.cut(put(slab((110, -930), 124, 40, 20)), s.scheme.apart(RED, OCHRE), 2, shadow=5)
    s.dot(*put([(262, -330)])[0], 56, SLATE)
    s.dot(*put([(262, -330)])[0], 26, OCHRE)
    s.tone(put(ribbon(arm, 60, 50)), SLATE, linear(at, put([(200, -600)])[0], 0.2, 0.8), "line", 14)


PALE = mix(BLUE, PAPER, 0.5)


@scene("telescope", "night", "blue", "ember", "paper", tilt=4, focus=(720, 700))
def telescope(s: Sheet) -> None:
    """A dome split open to a sky of halftone stars."""
    c, r = s.scheme, s.rng
    bearing = r.uniform(-50, -38)
    middle = (r.uniform(480, 620), 930)
    if c.ground == PAPER:
        s.fill(mix(BLUE, INK, 0.25))
    river = ribbon(path("-300,900 700,360 2200,-260"), 520, 380)
    s.tone(river, CREAM, linear((500, 900), (1300, 100), 0.42, 0.16), "grain", 13)
    s.tone(FULL, c.tint if c.tint != KRAFT else INK, linear((0, 900), (0, 0), 0.8, 0.0), "dot", 20)
    for _ in range(130):
        s.dot(r.uniform(-100, 1900), r.uniform(-100, 900), abs(r.gauss(0, 3.6)) + 1.8, s.pick(PAPER, PAPER, OCHRE))
    s.dot(r.uniform(1380, 1560), r.uniform(420, 560), 120, c.apart(OCHRE, PAPER))
    ground = path("-700,1120 300,1040 900,1080 1500,1000 2500,1120 2500,1700 -700,1700")
    s.tone(wedge(polar(middle, 200, bearing), bearing, 22, 2200), PAPER, radial(middle, 1300, 0.75, 0.0), "dot", 18)
    dome = band(middle, 0, 430, 180, 360)
    s.cut(dome, PAPER, 3, shadow=10)
    s.tone(band(middle, 0, 430, 270, 360), INK, linear((middle[0], 0), (middle[0] + 430, 0), 0.1, 0.8), "dot", 17)
    s.cut(band(middle, 60, 438, bearing - 13, bearing + 13), INK, 2)
    tube = [polar(middle, 40, bearing), polar(middle, 560, bearing)]
    s.cut(ribbon(tube, 118, 140), c.apart(RED, BLUE), 2, shadow=10)
    s.cut(ribbon([polar(middle, 530, bearing), polar(middle, 590, bearing)], 170), INK, 2, shadow=6)
    s.cut(box(middle[0] - 450, 920, 900, 300), KRAFT, 3, shadow=6)
    s.cut(box(middle[0] - 450, 920, 900, 46), INK, 2)
    s.cut(box(middle[0] - 60, 1000, 110, 200), OCHRE, 2)
    s.cut(ground, mix(BLUE, INK, 0.75), 4)
    figure(s, (r.uniform(1200, 1400), 1060), 180, "point", coat=RED, legs=INK, facing=1)


@scene("satellite", "night", "red", "blue", "paper", tilt=6, focus=(980, 480))
def satellite(s: Sheet) -> None:
    """A satellite over the curve of the earth."""
    c, r = s.scheme, s.rng
    for _ in range(90):
        s.dot(r.uniform(-200, 2000), r.uniform(-200, 1000), abs(r.gauss(0, 2.6)) + 1.5, c.apart(PAPER, INK))
    centre = (r.uniform(300, 700), 2250)
    earth = c.apart(BLUE, OCHRE)
    s.cut(disc(*centre, 1520, sides=110), mix(earth, PAPER, 0.6), 2)
    s.cut(disc(*centre, 1490, sides=110), earth, 3)
    for spot, scale in (((430, 960), 1.0), ((1150, 1080), 0.8), ((-100, 1100), 0.7)):
        land = [polar((0, 0), r.uniform(110, 240), a) for a in range(0, 360, 30)]
        s.cut(place([(x * 1.5, y * 0.5) for x, y in smooth(land, 3)], spot, scale), OCHRE if earth != OCHRE else RED, 4)
    s.tone(disc(*centre, 1490, sides=80), INK, radial((centre[0] - 300, 800), 1300, 0.0, 0.9), "dot", 19)
    _probe(s)


def _probe(s: Sheet) -> None:
    """The satellite: panels, body, dish and signal."""
    c, r = s.scheme, s.rng
    at, lean = (r.uniform(960, 1080), r.uniform(380, 440)), r.uniform(-38, -24)
    for arm in (-1, 1):
        s.line(place([(0, 0), (arm * 220, 0)], at, 1, lean), 16, KRAFT)
        for panel in range(3):
            x = arm * (250 + panel * 150)
            s.cut(place(slab((x, 0), 138, 270), at, 1, lean), c.apart(c.accent, OCHRE), 2, shadow=8)
            for row in range(4):
                s.cut(place(slab((x - 32, -98 + row * 65), 50, 52), at, 1, lean), mix(BLUE, INK, 0.3), 1)
                s.cut(place(slab((x + 32, -98 + row * 65), 50, 52), at, 1, lean), mix(BLUE, PAPER, 0.15), 1)
    s.cut(place(slab((0, 0), 200, 250), at, 1, lean), OCHRE if c.accent != OCHRE else CREAM, 2, shadow=10)
    s.tone(place(box(10, -125, 90, 250), at, 1, lean), INK, linear(at, polar(at, 110, lean), 0.1, 0.7), "line", 15)
    s.cut(place(disc(-6, 170, 130, 56), at, 1, lean), c.apart(PAPER, CREAM), 2, shadow=6)
    s.cut(place(disc(-6, 182, 96, 34), at, 1, lean), SLATE, 2)
    s.line(place([(-6, 170), (-6, 290)], at, 1, lean), 9, c.apart(PAPER, INK))
    dish = place([(-6, 292)], at, 1, lean)[0]
    for ring in range(3):
        s.line(
            place(
                curve((-70 - ring * 55, 330 + ring * 62), (-6, 400 + ring * 84), (58 + ring * 55, 330 + ring * 62)),
                at,
                1,
                lean,
            ),
            13,
            c.apart(RED, INK),
        )
    s.dot(*dish, 15, c.apart(RED, INK))


@scene("circuit", "blue", "night", "ochre", "red", tilt=12, focus=(900, 600))
def circuit(s: Sheet) -> None:
    """A chip and the streets that lead to it."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, radial((900, 600), 1300, 0.1, 0.8), "dot", 22)
    x, y, half = r.uniform(760, 1040), r.uniform(540, 660), 270
    wire = c.accent if c.accent != c.ground else c.light
    second = c.light if c.light != wire else c.mid
    for lane in range(-5, 6):
        for side in range(4):
            _trace(s, (x, y), lane, side, wire if (lane + side) % 3 else second)
    s.cut(slab((x, y), half * 2 + 40, half * 2 + 40, 0), KRAFT, 2, shadow=10)
    s.cut(slab((x, y), half * 2, half * 2), c.apart(INK, RED), 3, shadow=16)
    s.cut(slab((x, y), 300, 300, 0), PAPER, 3, shadow=6)
    for row in range(4):
        for column in range(4):
            paint = s.pick(RED, OCHRE, BLUE, INK, CREAM)
            s.cut(slab((x - 102 + column * 68, y - 102 + row * 68), 56, 56), paint, 2)
    s.dot(x - half + 50, y - half + 50, 22, OCHRE)


def _trace(s: Sheet, hub: Point, lane: int, side: int, paint: Colour) -> None:
    """One wire: straight, bent by half a right angle, ending in a pad."""
    r = s.rng
    out, fan = r.uniform(380, 520) + abs(lane) * 26, lane * r.uniform(60, 84)
    line = [(260.0, lane * 46.0), (330 + (5 - abs(lane)) * 26, lane * 46.0)]
    line += [(line[1][0] + abs(fan), lane * 46.0 + fan), (line[1][0] + abs(fan) + out, lane * 46.0 + fan)]
    line = place(line, hub, 1, side * 90)
    s.line(line, 17, paint)
    s.dot(*line[-1], 28, paint)
    s.dot(*line[-1], 12, s.scheme.ground)
    s.cut(place(slab((284, lane * 46), 60, 27), hub, 1, side * 90), CREAM, 1, shadow=4)
