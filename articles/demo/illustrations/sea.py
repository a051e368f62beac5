"""Scenes at sea: the whale, the lighthouse, the rowers, the swimmers and the flood."""

from .palette import BLUE, CREAM, INK, OCHRE, PAPER, RED, mix
from .paper import Sheet, linear, radial
from .registry import scene
from .shapes import FULL, box, curve, disc, limb, move, path, place, polar, ribbon, slab, smooth, turn, wave, wedge

WHALE = path(
    "-620,60 -560,-80 -380,-190 -120,-230 160,-180 380,-70 520,10 610,-30 700,-150 "
    "770,-160 750,-40 690,40 780,110 790,170 690,150 590,90 420,110 180,170 -100,210 "
    "-360,220 -560,160"
)


@scene("ocean-whale", "blue", "paper", "night", "ochre", tilt=4, focus=(700, 600))
def whale(s: Sheet) -> None:
    """A whale as long as the page under a boat as small as a seed."""
    c, r = s.scheme, s.rng
    top = r.uniform(250, 330)
    s.cut(box(-900, -700, 3600, 700 + top + 60), c.apart(PAPER, CREAM))
    sun = r.uniform(1150, 1500)
    s.dot(sun, top - 20, 120, RED if c.light == OCHRE else OCHRE)
    sea = c.ground if c.ground != PAPER else BLUE
    s.cut(wave(top, 26, 230, r.uniform(0, 200)), sea, shadow=6)
    s.tone(
        wave(top + 90, 30, 260, 60), INK if sea != INK else BLUE, linear((0, top), (0, 1300), 0.05, 0.75), "level", 17
    )
    at, lean = (r.uniform(820, 980), r.uniform(720, 800)), r.uniform(-16, 12)
    body = place(smooth(WHALE), at, 1.12, lean)
    skin = INK if sea != INK else PAPER
    s.cut(body, skin, shadow=9)
    belly = path("-600,90 -350,130 -60,120 230,80 120,172 -100,214 -360,224 -560,166")
    s.cut(place(smooth(belly), at, 1.12, lean), c.mid if c.mid not in (sea, skin) else KRAFTED, 2)
    for groove in range(6):
        y = 120 + groove * 17
        s.line(
            place(curve((-560 + groove * 12, y), (-330, y + 26), (-80 - groove * 12, y - 4)), at, 1.12, lean), 5, skin
        )
    s.cut(place(smooth(path("-150,130 -60,150 20,330 -60,350 -180,240")), at, 1.12, lean), skin, shadow=7)
    s.dot(*place([(-440, 40)], at, 1.12, lean)[0], 13, PAPER if skin == INK else INK)
    boat = (r.uniform(420, 700), top - 8)
    s.cut(place(path("-70,-14 74,-18 50,22 -46,22"), boat), RED, 1, shadow=4)
    s.cut(place(path("-4,-112 62,-30 -4,-26"), boat), PAPER if c.ground == INK else INK, 1)
    s.line([(boat[0] - 8, boat[1] - 118), (boat[0] - 6, boat[1] - 12)], 5, INK)


KRAFTED = mix(BLUE, PAPER, 0.55)


@scene("lighthouse", "night", "paper", "red", "blue", focus=(640, 480))
def lighthouse(s: Sheet) -> None:
    """A tower on a rock throwing a beam across the page."""
    c, r = s.scheme, s.rng
    x, lamp = r.uniform(430, 640), r.uniform(270, 350)
    s.tone(FULL, c.tint, linear((0, -100), (0, 1000), 0.75, 0.0), "dot", 18)
    beam = wedge((x, lamp), r.uniform(-14, 2), r.uniform(19, 27), 2300)
    s.cut(beam, c.apart(OCHRE, PAPER), 4)
    s.tone(beam, PAPER, radial((x, lamp), 1500, 0.75, 0.05), "dot", 17)
    s.cut(wedge((x, lamp), 190, 24, 1500), c.mid, 3)
    s.cut(wave(905, 34, 320, r.uniform(0, 300)), c.apart(BLUE, INK))
    rock = move(path("-420,1000 -260,880 -180,860 -120,800 140,806 240,900 330,930 420,1080 460,1400 -500,1400"), x, 0)
    s.cut(rock, c.apart(INK, mix(INK, PAPER, 0.22)), 8, shadow=6)
    _tower(s, x, lamp)
    s.cut(wave(1040, 40, 280, r.uniform(0, 300)), c.solid if c.solid != INK else mix(BLUE, INK, 0.5), shadow=5)
    s.tone(wave(1060, 40, 280, 90), PAPER, linear((0, 1050), (0, 1300), 0.35, 0.1), "level", 16)


def _tower(s: Sheet, x: float, lamp: float) -> None:
    """The striped tower and its lantern."""
    c = s.scheme
    stripe = c.apart(RED, INK)
    for low, high, colour in ((0, 0.27, stripe), (0.27, 0.52, PAPER), (0.52, 0.78, stripe), (0.78, 1, PAPER)):
        y0, y1 = 820 - (820 - lamp - 50) * low, 820 - (820 - lamp - 50) * high
        w0, w1 = 108 - 44 * low, 108 - 44 * high
        s.cut([(x - w0, y0), (x - w1, y1), (x + w1, y1), (x + w0, y0)], colour, 2)
    s.tone(
        [(x + 10, lamp + 40), (x + 70, lamp + 40), (x + 112, 820), (x + 30, 820)],
        INK,
        linear((x, 0), (x + 110, 0), 0.1, 0.7),
        "dot",
        13,
    )
    s.cut(slab((x, lamp + 48), 176, 24), INK, 1.5, shadow=4)
    s.cut(box(x - 46, lamp - 44, 92, 84), OCHRE, 1.5)
    for post in (-46, -8, 38):
        s.cut(box(x + post, lamp - 46, 9, 88), INK, 0.5)
    s.cut(move(path("-66,-42 0,-116 66,-42"), x, lamp), c.apart(INK, RED), 2)


@scene("rowing", "blue", "ochre", "paper", "red", tilt=5, focus=(920, 640))
def rowing(s: Sheet) -> None:
    """Eights seen from above, cutting the page corner to corner."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, linear((0, 0), (1800, 1200), 0.1, 0.6), "level", 20)
    bearing = r.uniform(-36, -24)
    boats = [(c.accent, (r.uniform(880, 980), r.uniform(620, 680))), (c.light, (720, 190)), (c.mid, (1240, 1120))]
    for hull, at in boats:
        _eight(s, hull, at, bearing)


def _eight(s: Sheet, hull: tuple[int, int, int], at: tuple[float, float], bearing: float) -> None:
    """One shell, its crew and its oars."""
    side = s.rng.choice((-1, 1))
    spray = s.scheme.apart(PAPER, BLUE)
    wake = path("-760,0 -1700,-70 -1700,60")
    s.tone(place(wake, at, 1, bearing), spray, radial(at, 1500, 0.8, 0.2), "dot", 15)
    for seat in range(8):
        x, side = 430 - seat * 125, -side
        grip, blade = (x + 30, side * 10), (x + 100, side * 205)
        s.line(place([grip, blade], at, 1, bearing), 9, spray if spray != BLUE else INK)
        s.cut(place(slab((x + 112, side * 232), 24, 76, -18 * side), at, 1, bearing), INK, 1, shadow=6)
        s.dot(*place([(x + 60, side * 286)], at, 1, bearing)[0], 13, spray)
    s.cut(
        place(smooth(path("-740,-4 -420,-37 300,-40 780,-3 790,3 300,40 -420,37 -740,4")), at, 1, bearing),
        hull,
        1.5,
        shadow=12,
    )
    s.cut(place(smooth(path("-520,0 -400,-21 420,-22 520,0 420,22 -400,21")), at, 1, bearing), INK)
    skin = s.pick(mix(OCHRE, CREAM, 0.5), mix(OCHRE, INK, 0.4))
    for seat in range(8):
        x = 430 - seat * 125
        for arm in (-1, 1):
            s.cut(place(limb([(x - 12, arm * 24), (x + 38, arm * 12)], 16, 12), at, 1, bearing), skin, 0.5)
        s.cut(place(disc(x - 14, 0, 26, 36, 16), at, 1, bearing), PAPER if hull != PAPER else RED, 1)
        s.cut(place(disc(x - 6, 0, 18, 19, 14), at, 1, bearing), INK, 1)


@scene("swimming", "blue", "paper", "red", "ochre", tilt=6, focus=(960, 600))
def swimming(s: Sheet) -> None:
    """Lanes from above, and one swimmer pulling ahead."""
    c, r = s.scheme, s.rng
    s.fill(c.ground if c.ground != PAPER else mix(BLUE, PAPER, 0.75))
    s.tone(FULL, c.tint if c.ground != PAPER else BLUE, linear((0, 1200), (1800, 0), 0.75, 0.08), "dot", 19)
    angle, step = r.uniform(-24, -14), 330
    hub = (900, 600)
    for lane in range(-3, 5):
        y = 430 + lane * step
        for bead in range(34):
            colour = (c.apart(RED, OCHRE), PAPER)[bead // 2 % 2]
            x = -500 + bead * 84
            s.cut(turn(slab((x, y), 74, 26), angle, hub), colour, 3)
    for lane in range(-2, 4):
        lead = 930 if lane == 0 else 930 - r.uniform(260, 620)
        _swimmer(s, (lead + r.uniform(-30, 30), 595 + lane * step), angle, hub, lane == 0)


def _swimmer(s: Sheet, at: tuple[float, float], angle: float, hub: tuple[float, float], first: bool) -> None:
    """A crawl stroke seen from above, with its splash."""
    skin, cap = (s.pick(mix(OCHRE, CREAM, 0.45), mix(OCHRE, INK, 0.4), mix(OCHRE, RED, 0.3)), OCHRE if first else INK)
    parts = [
        (limb([(-190, 22), (-380, 34)], 46, 20), skin),
        (limb([(-190, -22), (-350, -44)], 46, 20), skin),
        (limb(path("30,60 -110,112 -190,92"), 40, 24), skin),
        (smooth(path("70,-66 80,66 -60,60 -230,42 -230,-42 -60,-58")), skin),
        (smooth(path("-130,50 -240,44 -240,-44 -130,-50")), INK),
        (limb(path("50,-62 190,-96 330,-64"), 44, 24), skin),
        (disc(112, 4, 60, 52), cap),
    ]
    for index in range(9):
        x, y = s.rng.uniform(-480, -330), s.rng.uniform(-70, 70)
        s.cut(turn(disc(at[0] + x, at[1] + y, s.rng.uniform(10, 34)), angle, hub), PAPER)
        spot = polar((at[0] + 340, at[1] - 64), s.rng.uniform(20, 70), index * 40)
        s.cut(turn(disc(*spot, s.rng.uniform(5, 15)), angle, hub), PAPER)
    for shape, colour in parts:
        s.cut(turn(move(shape, *at), angle, hub), colour, 1.6, shadow=5)
    trail = ribbon([(at[0] - 380, at[1]), (at[0] - 1500, at[1])], 60, 150)
    s.tone(turn(trail, angle, hub), PAPER, radial(turn([at], angle, hub)[0], 1300, 0.9, 0.0), "grain", 14)
