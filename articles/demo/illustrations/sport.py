"""Sport on land: football and running."""

from .palette import BLUE, CREAM, INK, OCHRE, PAPER, RED, mix
from .paper import Sheet, linear, radial
from .people import crowd, figure
from .registry import scene
from .shapes import FULL, Point, Shape, disc, path, place, polar, smooth


@scene("football", "red", "ochre", "blue", "paper", tilt=7, focus=(1000, 620))
def football(s: Sheet) -> None:
    """A ball in your face and the player who put it there."""
    c, r = s.scheme, s.rng
    line = r.uniform(760, 820)
    s.tone(FULL, c.tint, linear((0, line), (0, 0), 0.75, 0.0), "dot", 20)
    crowd(s, line - 250, 84, [mix(c.ground, INK, 0.3), mix(c.ground, INK, 0.5), INK], faces=False)
    s.cut([(-900, line), (2700, line - 60), (2700, 1900), (-900, 1900)], c.apart(BLUE, INK), 4)
    for stripe in range(7):
        x = -700 + stripe * 520
        s.cut([(x, line + 10), (x + 200, line + 6), (x - 100, 1900), (x - 700, 1900)], mix(BLUE, INK, 0.35), 3)
    s.line([(-800, line + 110), (2600, line + 60)], 16, PAPER)
    kit = c.apart(c.accent, OCHRE)
    kit = RED if kit == BLUE else kit
    ball, size = (r.uniform(1280, 1400), r.uniform(420, 520)), r.uniform(280, 330)
    for streak in range(5):
        away = (ball[0] - 90, ball[1] - 170 + streak * 90)
        s.line([away, (away[0] - 560 + streak * 20, away[1] + 330)], 26, c.apart(PAPER, OCHRE), 2)
    _ball(s, ball, size)
    figure(s, (r.uniform(460, 560), 1110), 900, "kick", coat=kit, legs=c.apart(INK, PAPER), facing=1, bare=True)


def _ball(s: Sheet, at: Point, size: float) -> None:
    """A football with its black patches."""
    s.cut(disc(*at, size, sides=44), s.scheme.apart(PAPER, CREAM), 2.5, shadow=18)
    turned = s.rng.uniform(0, 72)
    middle = (at[0] - size * 0.1, at[1] - size * 0.06)
    centre: Shape = [polar(middle, size * 0.34, turned + 72 * i) for i in range(5)]
    s.cut(centre, INK, 2)
    for index in range(5):
        bearing = turned + 72 * index
        s.line([polar(middle, size * 0.3, bearing), polar(middle, size * 0.66, bearing)], size * 0.035, INK)
        rim = [
            polar(middle, size * 0.66, bearing),
            polar(at, size * 0.8, bearing - 22),
            polar(at, size * 0.99, bearing - 17),
            polar(at, size * 0.99, bearing + 17),
            polar(at, size * 0.8, bearing + 22),
        ]
        s.cut(rim, INK, 2)
        s.line(
            [
                polar(at, size * 0.8, bearing + 22),
                polar(at, size * 0.84, bearing + 36),
                polar(at, size * 0.8, bearing + 50),
            ],
            size * 0.035,
            INK,
        )
    s.tone(disc(*at, size), INK, radial((at[0] - size * 0.35, at[1] - size * 0.4), size * 1.55, 0.0, 0.75), "dot", 16)


@scene("runner", "paper", "red", "blue", "ochre", tilt=5, focus=(860, 640))
def runner(s: Sheet) -> None:
    """A runner as tall as the page on a bending track."""
    c, r = s.scheme, s.rng
    hub = (r.uniform(-300, 0), 2500)
    s.dot(r.uniform(1150, 1350), r.uniform(330, 430), r.uniform(250, 320), c.apart(c.light, CREAM))
    s.tone(FULL, c.tint, linear((0, 800), (600, 0), 0.7, 0.0), "dot", 20)
    track = c.apart(RED, INK)
    s.cut(disc(*hub, 1830, sides=90), track, 3)
    s.tone(
        disc(*hub, 1830, sides=60),
        INK if track != INK else mix(INK, PAPER, 0.25),
        radial(hub, 1830, 0.9, 0.0),
        "grain",
        12,
    )
    for lane in range(5):
        ring = [polar(hub, 1760 - lane * 150, a) for a in range(-130, 10, 4)]
        s.line(ring, 13, PAPER)
    foot = (r.uniform(760, 880), 1110)
    shade = place(smooth(path("-40,0 200,-40 560,30 900,20 880,90 500,110 160,60")), foot, 1, 10)
    s.cut(shade, INK if track != INK else mix(INK, PAPER, 0.3), 3)
    shirt = next(p for p in (c.mid, OCHRE, BLUE) if p not in (c.ground, track))
    figure(s, foot, 1130, "run", coat=shirt, legs=INK if track != INK else BLUE, facing=1, bare=True)
    _speed(s)


def _speed(s: Sheet) -> None:
    """Strokes of speed behind the runner."""
    c, r = s.scheme, s.rng
    for index in range(4):
        y = 220 + index * 120 + r.uniform(-20, 20)
        s.line([(420 - index * 34, y), (-40 - index * 60 - r.uniform(0, 120), y + 26)], 18, c.apart(INK, PAPER), 3)
