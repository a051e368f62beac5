"""Where people sit and decide: the council chamber and the summit table."""

from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SIENNA, SKINS, SLATE, Colour, mix
from .paper import Sheet, radial
from .registry import scene
from .shapes import FULL, Point, band, disc, limb, path, place, polar, slab, smooth

PALE_GLASS = mix(BLUE, PAPER, 0.6)


@scene("council-chamber", "paper", "night", "red", "ochre", tilt=5, focus=(880, 800))
def council_chamber(s: Sheet) -> None:
    """A hemicycle from above, every seat a vote."""
    c, r = s.scheme, s.rng
    centre = (r.uniform(760, 980), r.uniform(1090, 1150))
    floor = c.tint if c.ground != PAPER else KRAFT
    s.cut(disc(*centre, 1140, sides=60), floor, 3, shadow=10)
    s.tone(band(centre, 880, 1140, -190, 10), c.apart(c.solid, BLUE), radial(centre, 1150, 0.0, 0.6), "dot", 19)
    parties = r.sample([p for p in (RED, OCHRE, BLUE, INK, PAPER) if p not in (c.ground, floor)], 3)
    bounds = (r.uniform(-135, -118), r.uniform(-80, -55), 20.0)
    for row in range(4):
        radius = 370 + row * 168
        s.cut(
            band(centre, radius - 100, radius - 52, -184, 4),
            OCHRE if OCHRE not in (floor, c.ground) else PAPER,
            2,
            shadow=7,
        )
        count = 8 + row * 3
        for seat in range(count):
            bearing = -174 + 168 * seat / (count - 1)
            party = parties[next(i for i, bound in enumerate(bounds) if bearing < bound)]
            _member(s, polar(centre, radius, bearing), bearing, party, r.random() < 0.1)
    _rostrum(s, centre)


def _member(s: Sheet, spot: Point, bearing: float, party: Colour, gone: bool) -> None:
    """One seat from above: a desk, a coat, a head, perhaps an arm in the air."""
    if gone:
        s.cut(place(slab((0, 0), 50, 76), spot, 1, bearing), mix(party, INK, 0.5), 2)
        return
    if s.rng.random() < 0.3:
        s.cut(place(limb([(0, 40), (-58, 58)], 26, 18), spot, 1, bearing), party, 1, shadow=5)
        s.cut(place(disc(-70, 62, 14, 14, 12), spot, 1, bearing), s.pick(*SKINS), 1)
    s.cut(place(disc(0, 0, 34, 60, 18), spot, 1, bearing), party, 1.5, shadow=7)
    s.dot(*polar(spot, -6, bearing), 27, s.pick(INK, INK, mix(SIENNA, INK, 0.6), KRAFT))
    s.cut(place(slab((-66, 0), 30, 44, s.rng.uniform(-16, 16)), spot, 1, bearing), PAPER, 1)


def _rostrum(s: Sheet, centre: Point) -> None:
    """The speaker at a desk, throwing a long shadow."""
    c = s.scheme
    s.cut(disc(*centre, 215), c.apart(PAPER, CREAM), 3, shadow=8)
    s.cut(slab(polar(centre, 130, -90), 280, 92, 2), c.apart(RED, INK), 2, shadow=8)
    speaker = (centre[0], centre[1] - 46)
    s.cut(
        [
            (speaker[0] - 30, speaker[1]),
            (speaker[0] + 44, speaker[1] + 10),
            (speaker[0] + 420, 1560),
            (speaker[0] + 180, 1600),
        ],
        SLATE,
        2,
    )
    s.cut(disc(*speaker, 78, 42, 18), INK, 1, shadow=4)
    s.dot(speaker[0], speaker[1] - 4, 33, SKINS[3])


@scene("summit-table", "red", "paper", "blue", "ochre", tilt=10, focus=(900, 600))
def summit_table(s: Sheet) -> None:
    """A long table from above with an empty chair."""
    c, r = s.scheme, s.rng
    s.tone(FULL, c.tint, radial((900, 600), 1100, 0.05, 0.75), "dot", 20)
    angle, hub = r.uniform(-28, -18), (900.0, 600.0)
    top = smooth(path("-720,-60 -640,-200 0,-235 640,-200 720,60 640,200 0,235 -640,200"))
    gone = r.randrange(1, 6)
    for side in (-1, 1):
        for seat in range(7):
            at = (-570 + seat * 190 + r.uniform(-14, 14), side * (286 - abs(seat - 3) * 8))
            _delegate(s, place([at], hub, 1.28, angle)[0], angle + (0 if side < 0 else 180), side > 0 and seat == gone)
    s.cut(place(top, hub, 1.28, angle), c.apart(INK, KRAFT), 3, shadow=16)
    s.cut(place(disc(0, 0, 560, 104), hub, 1.28, angle), c.mid if c.mid != INK else KRAFT, 3)
    for side in (-1, 1):
        for seat in range(7):
            at = (-560 + seat * 187, side * (172 - abs(seat - 3) * 9))
            s.cut(place(slab(at, 82, 60, r.uniform(-14, 14)), hub, 1.28, angle), PAPER, 1.5, shadow=3)
            s.cut(place(disc(at[0] + 62, at[1], 13), hub, 1.28, angle), PALE_GLASS, 1)
    for flag in range(5):
        spot = place([(-360 + flag * 180, r.uniform(-30, 30))], hub, 1.28, angle)[0]
        s.line([spot, (spot[0] + 24, spot[1] - 120)], 7, PAPER)
        s.cut(place(path("24,-120 110,-96 104,-40 16,-62"), spot), s.pick(RED, BLUE, OCHRE, CREAM), 1.5, shadow=5)


def _delegate(s: Sheet, at: Point, degrees: float, gone: bool) -> None:
    """A chair from above, with or without somebody in it."""
    s.cut(place(slab((0, -26), 124, 92), at, 1.3, degrees), mix(s.scheme.ground, INK, 0.45), 2, shadow=6)
    if gone:
        s.cut(place(slab((0, -22), 96, 66), at, 1.3, degrees), s.scheme.accent, 2)
        return
    s.cut(place(disc(0, 0, 66, 37, 18), at, 1.3, degrees), s.pick(BLUE, SLATE, OCHRE, CREAM, KRAFT), 2, shadow=6)
    s.cut(place(disc(0, 2, 31, 34, 16), at, 1.3, degrees), s.pick(INK, INK, mix(OCHRE, INK, 0.5), KRAFT), 1)
