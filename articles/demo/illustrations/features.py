"""The parts of a cut-paper face, looking a little to one side."""

from collections.abc import Sequence
from typing import NamedTuple

from .palette import CREAM, INK, OCHRE, PAPER, RED, SIENNA, Colour, mix
from .paper import Sheet, linear, radial
from .shapes import Point, Shape, curve, disc, move, path, smooth


class Sitter(NamedTuple):
    """Everything that tells one face from another."""

    ground: Colour
    skin: Colour
    hair: Colour
    style: str
    coat: Colour
    dress: str
    trim: Colour
    brow: float = 128
    cheek: float = 132
    jaw: float = 104
    chin: float = 596
    eye: float = 1.0
    nose: float = 1.0
    mouth: float = 1.0
    brows: float = 13
    side: int = 1
    glasses: str = ""
    beard: str = ""
    freckles: bool = False
    age: float = 0.0
    backdrop: str = "disc"
    smile: float = 0.0
    turn: float = 12.0
    lean: float = 2.0
    near: float = 1.08


MIDDLE = 450.0


def shade(sitter: Sitter) -> Colour:
    """Return the sitter's skin in shadow."""
    return mix(mix(sitter.skin, SIENNA, 0.34), INK, 0.2)


def outline(sitter: Sitter, grow: float = 0.0) -> Shape:
    """Return the edge of the face, the far side narrower."""
    right = [
        (0.0, 186.0),
        (sitter.brow * 0.74, 216),
        (sitter.brow, 320),
        (sitter.cheek, 400),
        (sitter.jaw, 510),
        (sitter.jaw * 0.56, sitter.chin - 14),
        (0, sitter.chin),
    ]
    near = [(MIDDLE - sitter.side * (x + grow), y) for x, y in right]
    far = [(MIDDLE + sitter.side * (x * 0.93 + grow), y) for x, y in right[-2:0:-1]]
    return smooth(near + far, 5)


def neck(sheet: Sheet, sitter: Sitter) -> None:
    """Draw the neck with the jaw's shadow on it."""
    wide = sitter.jaw * 0.74
    shape = [
        (MIDDLE - wide, 470),
        (MIDDLE + wide, 470),
        (MIDDLE + wide + 6, 660),
        (MIDDLE + 70, 790),
        (MIDDLE - 70, 790),
        (MIDDLE - wide - 6, 660),
    ]
    sheet.cut(shape, sitter.skin, 2)
    sheet.cut(
        [
            (MIDDLE - wide, 540),
            (MIDDLE + wide, 540),
            (MIDDLE + wide + 3, 640),
            (MIDDLE + sitter.side * 10, 668),
            (MIDDLE - wide, 606),
        ],
        shade(sitter),
        2,
    )


def head(sheet: Sheet, sitter: Sitter) -> None:
    """Draw ears, face and the plane that lies in shadow."""
    for way in (-1, 1):
        x = MIDDLE + way * (sitter.cheek - 4)
        sheet.cut(disc(x, 408, 24, 44, 16), sitter.skin if way != sitter.side else shade(sitter), 1.5)
    face = outline(sitter)
    sheet.cut(face, sitter.skin, 2, shadow=5)
    way = sitter.side
    plane = [
        (MIDDLE + way * x, y)
        for x, y in (
            (sitter.brow * 0.62, 226),
            (sitter.brow * 0.9, 300),
            (sitter.cheek * 0.93, 400),
            (sitter.jaw * 0.93, 508),
            (sitter.jaw * 0.5, sitter.chin - 12),
            (sitter.jaw * 0.28, sitter.chin - 34),
            (sitter.jaw * 0.62, 520),
            (sitter.cheek * 0.5, 452),
            (sitter.cheek * 0.72, 380),
            (sitter.brow * 0.66, 320),
        )
    ]
    sheet.cut(smooth(plane, 4), shade(sitter), 2)
    sheet.tone(face, shade(sitter), linear((MIDDLE + way * 20, 0), (MIDDLE + way * 120, 30), 0.0, 0.42), "dot", 7)
    warm = mix(sitter.skin, RED, 0.3)
    cheek = (MIDDLE - way * sitter.cheek * 0.46, 456)
    sheet.tone(disc(*cheek, 56), warm, radial(cheek, 58, 0.6, 0.0), "dot", 8)


def eyes(sheet: Sheet, sitter: Sitter) -> None:
    """Draw eyes and brows."""
    for way in (-1, 1):
        x, y, wide = (MIDDLE + way * 62 + sitter.side * sitter.turn, 374.0, 35 * (1.0 if way != sitter.side else 0.9))
        lid = curve((x - wide, y + 4), (x, y - 30 * sitter.eye), (x + wide, y + 2), steps=8)
        low = curve((x + wide, y + 2), (x, y + 19 * sitter.eye), (x - wide, y + 4), steps=8)
        sheet.cut(lid + low, mix(PAPER, sitter.skin, 0.12), 0.6)
        sheet.dot(x + sitter.side * 5, y - 1, 13.5, mix(OCHRE, INK, 0.78))
        sheet.dot(x + sitter.side * 5 - 4, y - 6, 3.6, PAPER)
        sheet.line(lid, 8, INK, 9)
        sheet.line([(px, py - 13) for px, py in lid[1:-1]], 4, shade(sitter))
        if sitter.age:
            sheet.line(
                curve((x - wide * 0.7, y + 24), (x, y + 36), (x + wide * 0.8, y + 22)), 4 * sitter.age, shade(sitter)
            )
        brow = curve((x - way * 36, y - 39), (x + way * 4, y - 60), (x + way * 46, y - 38), steps=8)
        sheet.line(brow, sitter.brows, mix(sitter.hair, INK, 0.35), sitter.brows * 0.45)


def nose(sheet: Sheet, sitter: Sitter) -> None:
    """Draw the nose as one folded plane."""
    way, wide = sitter.side, sitter.nose

    def put(points: Sequence[Point]) -> Shape:
        return [(MIDDLE + way * (x + sitter.turn - 12), y) for x, y in points]

    plane = put([(26, 352), (22, 400), (38 * wide, 446), (44 * wide, 464), (30, 478), (8, 480), (22, 452), (14, 404)])
    sheet.cut(smooth(plane, 3), shade(sitter), 1)
    sheet.line(put(curve((-24 * wide, 462), (-22 * wide, 482), (2, 478))), 6, shade(sitter), 8)
    sheet.dot(*put([(26, 474)])[0], 7, mix(shade(sitter), INK, 0.5), 4.5)
    sheet.dot(*put([(-10, 475)])[0], 7, mix(shade(sitter), INK, 0.5), 4)


UPPER_LIP = ((-1.0, 0, 1.0), (-0.4, -13, 0), (0.0, -8, 0), (0.4, -13, 0), (1.0, -2, 1.0), (0.0, 5, -0.3))
LOWER_LIP = ((-0.86, 2, 0.8), (0.0, 4, 0), (0.86, 0, 0.8), (0.48, 21, 0), (-0.44, 22, 0))


def mouth(sheet: Sheet, sitter: Sitter) -> None:
    """Draw lips, closed and level."""
    x, y, wide = MIDDLE + sitter.side * (sitter.turn - 3), 528.0, 50 * sitter.mouth
    lift = sitter.smile * 13
    lip = mix(mix(sitter.skin, RED, 0.5), INK, 0.1)
    upper = smooth([(x + dx * wide, y + dy - up * lift) for dx, dy, up in UPPER_LIP], 3)
    lower = smooth([(x + dx * wide, y + dy - up * lift) for dx, dy, up in LOWER_LIP], 3)
    sheet.cut(lower, mix(lip, sitter.skin, 0.25), 0.8)
    sheet.cut(upper, mix(lip, INK, 0.25), 0.8)
    sheet.line(
        curve(
            (x - wide - 4, y - 3 - lift * 1.3),
            (x - 20, y + 6 + lift),
            (x + 16, y + 2 + lift),
            (x + wide + 4, y - 5 - lift * 1.3),
        ),
        4.5,
        mix(lip, INK, 0.7),
    )
    sheet.line([(x - 24, y + 38), (x + 22, y + 38)], 5, shade(sitter), 3)
    _folds(sheet, sitter, x)


def _folds(sheet: Sheet, sitter: Sitter, x: float) -> None:
    """Draw the lines beside a mouth that has smiled or aged."""
    if sitter.beard != "full" and (sitter.age or sitter.smile):
        for way in (-1, 1):
            out = 0.72 if way == sitter.side else 1.0
            line = curve((x + way * 56 * out, 470), (x + way * 78 * out, 500), (x + way * 70 * out, 532))
            sheet.line(line, 3, shade(sitter), 5 * max(sitter.age, sitter.smile))


def beard(sheet: Sheet, sitter: Sitter) -> None:
    """Draw a short beard, or the grain of one."""
    if not sitter.beard:
        return
    way = sitter.side
    right: Shape = [
        (sitter.cheek - 2, 420),
        (sitter.jaw + 5, 512),
        (sitter.jaw * 0.6, sitter.chin),
        (0, sitter.chin + 14),
    ]
    hem = [(MIDDLE - x, y) for x, y in right] + [(MIDDLE + x, y) for x, y in right[-2::-1]]
    inner: Shape = [
        (MIDDLE + x, y)
        for x, y in (
            (sitter.cheek - 22, 424),
            (92, 486),
            (66, 500),
            (10 + way * 8, 494),
            (-66, 500),
            (-92, 486),
            (-sitter.cheek + 22, 424),
        )
    ]
    if sitter.beard == "stubble":
        sheet.tone(hem + inner, mix(sitter.hair, INK, 0.3), linear((0, 400), (0, 540), 0.15, 0.5), "grain", 6)
        return
    sheet.cut(smooth(hem + inner, 3), sitter.hair, 2)
    sheet.cut(disc(MIDDLE + way * 9, 534, 54, 24, 18), sitter.skin, 1.5)


def marks(sheet: Sheet, sitter: Sitter) -> None:
    """Draw freckles."""
    if not sitter.freckles:
        return
    tone = mix(sitter.skin, mix(OCHRE, RED, 0.6), 0.6)
    for _ in range(58):
        x = max(-96.0, min(96.0, sheet.rng.gauss(0, 56)))
        sheet.dot(
            MIDDLE + sitter.side * 8 + x, 432 + abs(x) * 0.12 + sheet.rng.gauss(0, 24), sheet.rng.uniform(2, 4.4), tone
        )


def glasses(sheet: Sheet, sitter: Sitter) -> None:
    """Draw spectacles."""
    if not sitter.glasses:
        return
    for way in (-1, 1):
        x = MIDDLE + way * 65 + sitter.side * sitter.turn
        rim = disc(x, 380, 54, 52, 30)
        if sitter.glasses == "square":
            rim = smooth(move(path("-54,344 54,342 50,416 -48,418"), x, 0), 5)
        sheet.line([*rim, rim[0], rim[1]], 9, INK)
        sheet.line([(x - 22, 352), (x - 36, 376)], 6, CREAM)
        sheet.line([(x + way * 54, 372), (MIDDLE + way * (sitter.cheek + 4), 384)], 9, INK)
    x = MIDDLE + sitter.side * sitter.turn
    sheet.line(curve((x - 13, 376), (x, 362), (x + 13, 376)), 9, INK)
