"""Hair, headscarves and clothes for the portraits, in a layer behind the face and one before it."""

import math
from collections.abc import Sequence

from .features import MIDDLE, Sitter
from .palette import CREAM, INK, KRAFT, PAPER, Colour, mix
from .paper import Sheet, linear
from .shapes import Point, Shape, box, curve, disc, move, path, polar, smooth


def pair(points: Sequence[Point]) -> Shape:
    """Return a symmetrical outline from its right half, top to bottom."""
    return [(MIDDLE + x, y) for x, y in points] + [(MIDDLE - x, y) for x, y in points[::-1]]


def behind(sheet: Sheet, sitter: Sitter) -> None:
    """Draw the hair that falls behind the face."""
    shapes = {
        "bob": path("0,118 120,138 196,240 206,400 214,560 150,588 60,560"),
        "long": path("0,112 124,132 194,240 206,430 232,620 262,860 90,880"),
        "bun": path("0,130 110,146 160,230 160,360 120,420"),
    }
    if sitter.style in shapes:
        sheet.cut(smooth(pair(shapes[sitter.style]), 5), mix(sitter.hair, INK, 0.25), 3, shadow=8)
    if sitter.style in ("crop", "parted", "fade"):
        cap = [
            (0, 136),
            (96, 150),
            (sitter.brow + 12, 230),
            (sitter.cheek + 8, 330),
            (sitter.cheek - 4, 400),
            (40, 420),
        ]
        sheet.cut(smooth(pair(cap), 5), mix(sitter.hair, INK, 0.3), 2.5)
    if sitter.style == "curls":
        curls(sheet, sitter, front=False)
    if sitter.style == "scarf":
        sheet.cut(
            smooth(pair(path("0,96 130,120 206,250 216,430 190,640 240,780")), 5),
            mix(sitter.trim, INK, 0.35),
            3,
            shadow=9,
        )
    if sitter.style == "bun":
        sheet.cut(disc(MIDDLE - sitter.side * 40, 112, 84, 74, 20), sitter.hair, 3, shadow=5)


def curls(sheet: Sheet, sitter: Sitter, front: bool) -> None:
    """Draw loose coils of paper, each one a ring cut off-centre."""
    r = sheet.rng
    for ring in range(3):
        for step in range(17):
            bearing = 148 + step * 14.7 + r.uniform(-5, 5)
            if front and (ring or not 205 < bearing < 335):
                continue
            reach = (150 + ring * 34) if not front else 138
            x, y = polar((MIDDLE, 330), reach * r.uniform(0.93, 1.08), bearing)
            y += max(0.0, math.sin(math.radians(bearing))) * 190
            size = r.uniform(38, 58)
            tint = mix(sitter.hair, CREAM if front else INK, r.choice((0.0, 0.14) if front else (0.0, 0.18, 0.34)))
            sheet.cut(disc(x, y, size, size * 0.92, 17), tint, 3, shadow=4)
            coil = [polar((x, y), size * (0.66 - turn * 0.03), bearing + turn * 30) for turn in range(10)]
            sheet.line(coil, 6, mix(tint, INK, 0.4), 3)


FRINGES: dict[str, Shape] = {
    "bob": path(
        "-196,430 -206,280 -130,146 10,108 140,144 204,270 200,440 150,400 128,290 20,232 -60,250 -128,320 -150,470"
    ),
    "long": path(
        "-190,520 -200,280 -124,142 0,108 130,140 200,280 204,540 140,440 120,300 44,204 -30,220 -110,330 -140,470"
    ),
    "crop": path(
        "-136,390 -150,300 -128,190 -60,146 20,136 98,160 140,230 144,320 132,390 120,310 "
        "104,256 0,236 -100,258 -118,320"
    ),
    "parted": path(
        "-140,380 -158,270 -134,168 -84,132 -10,92 90,100 170,176 164,300 142,380 126,300 "
        "110,262 60,268 -20,240 -78,190 -112,250 -126,310"
    ),
    "fade": path(
        "-130,340 -142,270 -138,176 -60,124 40,112 128,150 146,240 132,340 122,270 96,232 0,214 -96,238 -120,280"
    ),
    "bun": path("-138,400 -152,280 -110,168 0,128 110,168 150,280 138,400 124,290 60,214 -60,214 -124,290"),
}


def before(sheet: Sheet, sitter: Sitter) -> None:
    """Draw the hair that lies over the forehead."""
    way = sitter.side

    def put(points: Sequence[Point]) -> Shape:
        return smooth([(MIDDLE + way * x, y) for x, y in points], 5)

    if sitter.style in FRINGES:
        shape = put(FRINGES[sitter.style])
        sheet.cut(shape, sitter.hair, 2.5, shadow=6)
        sheet.tone(
            shape,
            mix(sitter.hair, PAPER, 0.17),
            linear((MIDDLE - way * 150, 150), (MIDDLE + way * 40, 260), 0.7, 0.0),
            "line",
            9,
        )
    if sitter.style == "long":
        for step in range(4):
            lock = curve(
                (MIDDLE - way * (6 - step * 9), 122 + step * 5),
                (MIDDLE - way * (150 - step * 14), 170),
                (MIDDLE - way * (150 - step * 12), 360),
                (MIDDLE - way * (196 - step * 9), 620 - step * 60),
            )
            sheet.line(lock, 9, KRAFT if step % 2 else CREAM, 3)
    if sitter.style == "curls":
        curls(sheet, sitter, front=True)
    if sitter.style == "scarf":
        _scarf(sheet, sitter)


def _scarf(sheet: Sheet, sitter: Sitter) -> None:
    """Draw a headscarf framing the face."""
    ring = smooth(pair(path("0,92 128,116 204,250 206,430 150,620 0,690")), 5)
    hole = smooth(pair(path("0,214 84,240 122,330 122,430 88,540 0,612")), 5)
    seam = [*ring, ring[0], hole[0], *hole[:0:-1], hole[0]]
    sheet.cut(seam, sitter.trim, 2, shadow=6)
    way = sitter.side
    sheet.tone(seam, INK, linear((MIDDLE, 0), (MIDDLE + way * 210, 60), 0.0, 0.55), "line", 10)
    fold = [
        (MIDDLE - way * 190, 560),
        (MIDDLE - way * 30, 640),
        (MIDDLE + way * 230, 700),
        (MIDDLE + way * 180, 860),
        (MIDDLE - way * 60, 770),
        (MIDDLE - way * 230, 700),
    ]
    sheet.cut(smooth(fold, 5), mix(sitter.trim, PAPER, 0.12), 3, shadow=8)


def _body(sheet: Sheet, coat: Colour, wide: float) -> None:
    """Draw the shoulders."""
    half = [(60.0, 640.0), (150, 680), (wide - 70, 720), (wide, 800), (wide + 40, 1000)]
    shape = smooth(pair(half), 5)
    sheet.cut(shape, coat, 3, shadow=10)
    sheet.tone(shape, INK, linear((MIDDLE, 0), (MIDDLE + wide, 120), 0.0, 0.5), "dot", 11)


def clothes(sheet: Sheet, sitter: Sitter) -> None:
    """Draw what the sitter wears, under the chin."""
    if sitter.dress == "sweater":
        _sweater(sheet, sitter)
        return
    _body(sheet, sitter.coat, 330 if sitter.dress != "track" else 345)
    sheet.cut(
        [
            (MIDDLE - sitter.jaw * 0.72, 612),
            (MIDDLE + sitter.jaw * 0.72, 612),
            (MIDDLE + 78, 662),
            (MIDDLE + 10, 850),
            (MIDDLE - 78, 662),
        ],
        sitter.skin,
        2,
    )
    if sitter.dress in ("jacket", "coat"):
        under = sitter.trim
        sheet.cut(move(path("-96,650 -50,660 4,740 54,660 96,650 40,930 -40,930"), MIDDLE, 0), under, 2)
    reach = {"coat": 190, "jacket": 140}.get(sitter.dress, 110)
    lapel = path(f"66,612 {reach + 10},690 {reach},780 120,800 26,930 14,850")
    if sitter.dress == "track":
        lapel = path("72,590 110,640 96,720 6,790 10,720")
        _stripes(sheet, sitter)
    for way in (-1, 1):
        tint = mix(sitter.coat, PAPER if way != sitter.side else INK, 0.14)
        sheet.cut([(MIDDLE + way * x, y) for x, y in lapel], tint, 2, shadow=7)


def _stripes(sheet: Sheet, sitter: Sitter) -> None:
    """Draw the zip and the sleeve stripes of a track jacket."""
    sheet.line([(MIDDLE, 780), (MIDDLE + 4, 960)], 9, sitter.trim)
    for way in (-1, 1):
        for stripe in (262, 304):
            line = curve((stripe - 130, 690), (stripe - 10, 730), (stripe + 34, 960))
            sheet.line([(MIDDLE + way * x, y) for x, y in line], 17, sitter.trim)


def _sweater(sheet: Sheet, sitter: Sitter) -> None:
    """Draw a ribbed jumper with a rolled neck."""
    _body(sheet, sitter.coat, 322)
    roll = smooth(pair(path("0,604 84,600 112,640 104,716 0,738")), 5)
    sheet.cut(roll, mix(sitter.coat, PAPER, 0.12), 2.5, shadow=7)
    sheet.tone(roll, mix(sitter.coat, INK, 0.5), linear((MIDDLE - 100, 0), (MIDDLE + 120, 0), 0.2, 0.55), "upright", 13)
    sheet.tone(
        box(MIDDLE - 300, 740, 600, 200),
        mix(sitter.coat, INK, 0.5),
        linear((MIDDLE - 300, 0), (MIDDLE + 300, 0), 0.1, 0.3),
        "upright",
        22,
    )
