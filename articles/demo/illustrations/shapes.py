"""Plain geometry: every shape is a list of points in design units (1800 by 1200)."""

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Shape = list[Point]


def path(text: str) -> Shape:
    """Return the points written as "x,y x,y", the way a pattern is noted down."""
    pairs = (point.split(",") for point in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def box(x: float, y: float, width: float, height: float) -> Shape:
    """Return an upright rectangle."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def move(shape: Sequence[Point], dx: float, dy: float) -> Shape:
    """Return the shape shifted."""
    return [(x + dx, y + dy) for x, y in shape]


def turn(shape: Sequence[Point], degrees: float, about: Point) -> Shape:
    """Return the shape rotated clockwise about a point."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    cx, cy = about
    return [(cx + (x - cx) * cosine - (y - cy) * sine, cy + (x - cx) * sine + (y - cy) * cosine) for x, y in shape]


def place(shape: Sequence[Point], at: Point, scale: float = 1.0, degrees: float = 0.0) -> Shape:
    """Return a shape drawn around the origin, scaled, turned and put at a point."""
    grown = [(x * scale, y * scale) for x, y in shape]
    return move(turn(grown, degrees, (0, 0)), *at)


def slab(at: Point, width: float, height: float, degrees: float = 0.0) -> Shape:
    """Return a rectangle centred on a point and turned."""
    return place(box(-width / 2, -height / 2, width, height), at, 1, degrees)


def disc(cx: float, cy: float, rx: float, ry: float | None = None, sides: int = 34) -> Shape:
    """Return a many-sided circle or ellipse."""
    high = rx if ry is None else ry
    angles = [2 * math.pi * (step + 0.3 * (step % 2)) / sides for step in range(sides)]
    return [(cx + rx * math.cos(a), cy + high * math.sin(a)) for a in angles]


def polar(centre: Point, radius: float, degrees: float) -> Point:
    """Return the point at a distance and a bearing (0 is right, 90 is down)."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def arc(centre: Point, radius: float, start: float, end: float, steps: int = 24) -> Shape:
    """Return points along part of a circle."""
    return [polar(centre, radius, start + (end - start) * i / steps) for i in range(steps + 1)]


def band(centre: Point, inner: float, outer: float, start: float, end: float) -> Shape:
    """Return a slice of a ring."""
    return arc(centre, outer, start, end) + arc(centre, inner, end, start)


def wedge(apex: Point, bearing: float, spread: float, length: float) -> Shape:
    """Return a beam of light: a triangle opening from its apex."""
    return [apex, polar(apex, length, bearing - spread / 2), polar(apex, length, bearing + spread / 2)]


def curve(*controls: Point, steps: int = 16) -> Shape:
    """Return points along a Bezier curve of any order."""
    line: Shape = []
    for step in range(steps + 1):
        t, points = step / steps, list(controls)
        while len(points) > 1:
            points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(points)]
        line.append(points[0])
    return line


def smooth(points: Sequence[Point], steps: int = 6, closed: bool = True) -> Shape:
    """Return a soft outline running through the points (Catmull-Rom)."""
    count = len(points)
    spans = count if closed else count - 1
    line: Shape = []
    for index in range(spans):
        picks = [index - 1, index, index + 1, index + 2]
        if not closed:
            picks = [min(max(pick, 0), count - 1) for pick in picks]
        a, b, c, d = (points[pick % count] for pick in picks)
        line += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return line if closed else [*line, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Return one point of a Catmull-Rom span from b to c."""
    weights = (
        -0.5 * t**3 + t**2 - 0.5 * t,
        1.5 * t**3 - 2.5 * t**2 + 1,
        -1.5 * t**3 + 2 * t**2 + 0.5 * t,
        0.5 * t**3 - 0.5 * t**2,
    )
    pairs = list(zip(weights, (a, b, c, d), strict=True))
    return sum(w * p[0] for w, p in pairs), sum(w * p[1] for w, p in pairs)


def ribbon(line: Sequence[Point], start: float, end: float | None = None) -> Shape:
    """Return a strip along a line, its width running from start to end."""
    stop = start if end is None else end
    left: Shape = []
    right: Shape = []
    last = len(line) - 1
    for index, (x, y) in enumerate(line):
        before, after = line[max(index - 1, 0)], line[min(index + 1, last)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        half = (start + (stop - start) * index / max(last, 1)) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return left + right[::-1]


def limb(line: Sequence[Point], start: float, end: float) -> Shape:
    """Return a strip with rounded ends."""
    strip = ribbon(line, start, end)
    count = len(line)
    (ax, ay), (bx, by) = line[-2], line[-1]
    tip = math.degrees(math.atan2(by - ay, bx - ax))
    (cx, cy), (dx, dy) = line[1], line[0]
    tail = math.degrees(math.atan2(dy - cy, dx - cx))
    cap = arc(line[-1], end / 2, tip + 70, tip - 70, 5)
    heel = arc(line[0], start / 2, tail + 70, tail - 70, 5)
    return strip[:count] + cap + strip[count:] + heel


def wave(y: float, height: float, length: float, phase: float, depth: float = 1600) -> Shape:
    """Return a sea: crests along the top, filled down below the frame."""
    top: Shape = []
    x = -700 - phase % length
    while x < 2600:
        top += curve((x, y), (x + length * 0.45, y + height * 0.5), (x + length, y - height), steps=5)
        x += length
    return [*top, (2700, depth), (-900, depth)]


FULL: Shape = box(-900, -700, 3600, 2600)
