"""People as cut-paper silhouettes: whole figures by pose, busts, crowds and hands."""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict, Unpack

from .palette import INK, SIENNA, SKINS, Colour, mix
from .paper import Sheet
from .shapes import Point, Shape, limb, path, place, polar, smooth


class Pose(NamedTuple):
    """Angles in degrees from hanging straight down, forwards positive; pairs are near and far."""

    lean: float
    near_arm: tuple[float, float]
    far_arm: tuple[float, float]
    near_leg: tuple[float, float]
    far_leg: tuple[float, float]


POSES: dict[str, Pose] = {
    "stand": Pose(0, (-6, 4), (8, 14), (-3, -3), (4, 3)),
    "walk": Pose(4, (-24, -8), (26, 42), (24, 14), (-20, -34)),
    "run": Pose(20, (-62, 34), (52, 140), (68, -14), (-34, -104)),
    "kick": Pose(-20, (-84, -64), (66, 96), (84, 62), (-6, -30)),
    "cheer": Pose(-2, (152, 172), (-158, -176), (-8, -5), (9, 6)),
    "raise": Pose(2, (158, 170), (10, 20), (-6, -4), (8, 6)),
    "point": Pose(3, (96, 92), (-10, 16), (-8, -6), (12, 8)),
    "hold": Pose(2, (38, 98), (30, 92), (-4, -3), (6, 4)),
    "climb": Pose(12, (150, 164), (112, 140), (78, -2), (-6, -12)),
    "fall": Pose(-38, (128, 150), (-150, -120), (52, 0), (-10, -46)),
}


def joint(start: Point, length: float, degrees: float, facing: int) -> Point:
    """Return the far end of a bone."""
    return polar(start, length, 90 - degrees * facing)


def _limb(
    sheet: Sheet,
    start: Point,
    bones: Sequence[float],
    angles: Sequence[float],
    *,
    facing: int,
    widths: tuple[float, float],
    colours: tuple[Colour, Colour],
) -> Point:
    """Draw an arm or a leg and return where it ends."""
    middle = joint(start, bones[0], angles[0], facing)
    end = joint(middle, bones[1], angles[1], facing)
    waist = (widths[0] + widths[1]) / 2
    sheet.cut(limb([middle, end], waist, widths[1]), colours[1], 0.6)
    sheet.cut(limb([start, middle], widths[0], waist), colours[0], 0.6)
    return end


def _foot(sheet: Sheet, ankle: Point, tall: float, angle: float, *, facing: int, colour: Colour) -> None:
    """Draw a foot at right angles to the shin."""
    toe = joint(ankle, tall * 0.085, angle + 82, facing)
    heel = joint(ankle, tall * 0.02, angle - 90, facing)
    sheet.cut(limb([heel, toe], tall * 0.045, tall * 0.03), colour, 0.4)


class Wear(TypedDict, total=False):
    """What a figure wears: colours, how far the coat hangs, and whether arms and shins are bare."""

    coat: Colour
    legs: Colour
    skin: Colour
    skirt: float
    bare: bool


def figure(sheet: Sheet, at: Point, tall: float, pose: str = "stand", *, facing: int = 1, **wear: Unpack[Wear]) -> None:
    """Draw a person standing at a point."""
    coat, legs, skirt = wear.get("coat", INK), wear.get("legs", INK), wear.get("skirt", 0.0)
    skin = wear["skin"] if "skin" in wear else sheet.pick(*SKINS)
    shin, cuff = (skin, skin) if wear.get("bare") else (legs, coat)
    body = POSES[pose]
    bone = tall * 0.242
    reach = max(
        joint(joint((0, 0), bone, leg[0], facing), bone, leg[1], facing)[1] for leg in (body.near_leg, body.far_leg)
    )
    hip = (at[0], at[1] - reach - tall * 0.015)
    neck = joint(hip, tall * 0.31, 180 - body.lean, facing)
    shoulder = joint(neck, tall * 0.035, -body.lean, facing)
    arms, widths = (tall * 0.165, tall * 0.16), (tall * 0.075, tall * 0.045)
    far = _limb(sheet, shoulder, arms, body.far_arm, facing=facing, widths=widths, colours=(coat, cuff))
    _hand(sheet, far, tall, body.far_arm[1], facing=facing, skin=skin)
    for leg in (body.far_leg, body.near_leg):
        ankle = _limb(
            sheet, hip, (bone, bone), leg, facing=facing, widths=(tall * 0.1, tall * 0.05), colours=(legs, shin)
        )
        _foot(sheet, ankle, tall, leg[1], facing=facing, colour=legs if legs != skin else INK)
    _torso(sheet, neck, hip, tall, coat=coat, skirt=skirt)
    _head(sheet, neck, tall, body.lean, facing=facing, skin=skin, woman=skirt > 0)
    near = _limb(sheet, shoulder, arms, body.near_arm, facing=facing, widths=widths, colours=(coat, cuff))
    _hand(sheet, near, tall, body.near_arm[1], facing=facing, skin=skin)


def _hand(sheet: Sheet, wrist: Point, tall: float, angle: float, *, facing: int, skin: Colour) -> None:
    """Draw a mitten of a hand with its thumb."""
    tip = joint(wrist, tall * 0.045, angle + 8, facing)
    sheet.cut(limb([wrist, tip], tall * 0.046, tall * 0.028), skin, 0.3)
    sheet.cut(limb([wrist, joint(wrist, tall * 0.034, angle + 48, facing)], tall * 0.022, tall * 0.014), skin, 0.2)


def _torso(sheet: Sheet, neck: Point, hip: Point, tall: float, *, coat: Colour, skirt: float) -> None:
    """Draw the trunk, flared below the hip for coats and skirts."""
    dx, dy = neck[0] - hip[0], neck[1] - hip[1]
    length = (dx * dx + dy * dy) ** 0.5
    ax, ay = -dy / length * tall, dx / length * tall
    wide = 0.07 + skirt * 0.06
    half = ((1.04, 0.032), (0.96, 0.062), (0.86, 0.096), (0.6, 0.094), (0.26, 0.07), (0.0, 0.074), (-0.1 - skirt, wide))
    near = [(hip[0] + dx * up + ax * out, hip[1] + dy * up + ay * out) for up, out in half]
    far = [(hip[0] + dx * up - ax * out, hip[1] + dy * up - ay * out) for up, out in half]
    sheet.cut(near + far[::-1], coat, 0.8)


FACE: Shape = path("-5.5,7 -7,1 -6.5,-5 -2,-9 4,-8.6 6.4,-5.4 6,-2.2 8.3,1.4 6.6,2.6 7,4.2 6.1,5.2 6.5,7.6 4,9.2 0,8")
HAIR: dict[str, Shape] = {
    "short": path("-6.4,5 -8.2,-2 -6,-8.6 0,-11 6,-9.4 7.4,-5.6 4,-5.8 0.6,-4 -0.4,-0.6 -2.6,0.4 -3.4,4.6"),
    "crop": path("-5.8,3 -7.6,-2 -5.6,-8 0,-10 5.4,-8.8 6.6,-6 2.4,-6 -0.6,-3.4 -2.6,0"),
    "long": path("-3,10 -10.5,12 -9.6,0 -7.4,-8 -1,-11 5.6,-9.6 7.2,-5.6 3.6,-6 0.4,-3 -0.6,2"),
    "bald": path("-5.8,5.4 -7.8,2 -7.4,-3.4 -5,-4 -4,-0.4 -3,1.2 -3.6,4.6"),
}


def _head(sheet: Sheet, neck: Point, tall: float, lean: float, *, facing: int, skin: Colour, woman: bool) -> None:
    """Draw a head in profile on its neck."""
    crown = joint(neck, tall * 0.1, 180 - lean * 0.6, facing)
    sheet.cut(limb([joint(neck, tall * 0.02, -lean, facing), crown], tall * 0.058, tall * 0.05), skin, 0.3)
    style = sheet.rng.choice(("long", "short", "long") if woman else ("short", "crop", "crop", "bald"))
    tint = INK if skin in SKINS[2::2] else sheet.pick(INK, INK, mix(SIENNA, INK, 0.6))
    for outline, colour in ((FACE, skin), (HAIR[style], tint)):
        mirrored = [(x * facing, y) for x, y in outline]
        sheet.cut(place(smooth(mirrored, 3), crown, tall * 0.009, lean * 0.6 * facing), colour, 0.3)


def bust(sheet: Sheet, at: Point, wide: float, *, coat: Colour, hair: Colour, skin: Colour | None = None) -> None:
    """Draw someone seen from behind: shoulders from y down, head above; without skin, a silhouette."""
    r, bare, (x, y) = sheet.rng, hair if skin is None else skin, at
    slope = r.uniform(0.2, 0.34)
    half = [(0.07, -0.02), (0.13, 0.1), (0.36, slope - 0.04), (0.49, slope + 0.12), (0.56, 1.0), (0.58, 2.6)]
    right = [(x + px * wide, y + py * wide) for px, py in half]
    left = [(x - px * wide, y + py * wide) for px, py in half[::-1]]
    sheet.cut(smooth(right, 3, closed=False) + smooth(left, 3, closed=False), coat, 1.5, shadow=3)
    lean = r.uniform(-0.05, 0.05) * wide
    head = (x + lean, y - wide * 0.24)
    sheet.cut(
        [
            (x - wide * 0.09, y + wide * 0.12),
            (head[0] - wide * 0.085, head[1]),
            (head[0] + wide * 0.085, head[1]),
            (x + wide * 0.09, y + wide * 0.12),
        ],
        bare,
        1,
    )
    for side in (-1, 1):
        sheet.dot(head[0] + side * wide * 0.185, head[1] + wide * 0.04, wide * 0.034, bare, wide * 0.06)
    skull = path("0,-0.25 0.13,-0.21 0.19,-0.07 0.17,0.09 0.1,0.2 -0.1,0.2 -0.17,0.09 -0.19,-0.07 -0.13,-0.21")
    sheet.cut(place(smooth(skull, 3), head, wide), bare, wide * 0.008)
    style = r.choice(tuple(BACKS))
    sheet.cut(place(smooth(BACKS[style], 3), head, wide), hair, wide * 0.01)
    if style == "bun":
        sheet.dot(head[0], head[1] - wide * 0.2, wide * 0.1, hair)


BACKS: dict[str, Shape] = {
    "short": path(
        "0,-0.27 0.15,-0.22 0.205,-0.06 0.17,0.05 0.12,0.12 0,0.14 -0.12,0.12 -0.17,0.05 -0.205,-0.06 -0.15,-0.22"
    ),
    "long": path("0,-0.28 0.16,-0.22 0.22,-0.04 0.23,0.2 0.2,0.42 0,0.46 -0.2,0.42 -0.23,0.2 -0.22,-0.04 -0.16,-0.22"),
    "bun": path("0,-0.27 0.15,-0.21 0.2,-0.06 0.17,0.08 0.06,0.16 -0.06,0.16 -0.17,0.08 -0.2,-0.06 -0.15,-0.21"),
    "cap": path("0,-0.29 0.17,-0.23 0.22,-0.05 0.22,0.02 0,-0.02 -0.22,0.02 -0.22,-0.05 -0.17,-0.23"),
    "curly": path("0,-0.33 0.14,-0.3 0.24,-0.18 0.25,0 0.2,0.12 0,0.16 -0.2,0.12 -0.25,0 -0.24,-0.18 -0.14,-0.3"),
}


def crowd(sheet: Sheet, y: float, wide: float, coats: Sequence[Colour], *, faces: bool = True) -> None:
    """Fill the foot of the picture with people seen from behind, nearer rows larger."""
    hues = (INK, INK, mix(SIENNA, INK, 0.7), mix(SIENNA, INK, 0.45))
    for row in range(2):
        size = wide * (1 + row * 0.28)
        x = -300 - sheet.rng.uniform(0, size)
        while x < 2150:
            lift = sheet.rng.uniform(-0.16, 0.16) * size
            skin = sheet.pick(*SKINS) if faces else None
            hair = INK if skin in SKINS[2::2] or not faces else sheet.rng.choice(hues)
            bust(sheet, (x, y + row * size * 0.62 + lift), size, coat=sheet.rng.choice(coats), hair=hair, skin=skin)
            x += size * sheet.rng.uniform(0.86, 1.14)


FINGERS = (
    ((118, -42), (186, -66), (232, -52)),
    ((128, -16), (204, -30), (254, -14)),
    ((126, 12), (202, 6), (246, 20)),
    ((112, 38), (174, 38), (212, 48)),
)


def hand(sheet: Sheet, at: Point, scale: float, degrees: float, *, skin: Colour, cuff: Colour, sleeve: Colour) -> None:
    """Draw a large hand at the end of a sleeve, its fingers pinched round whatever lies at the point."""

    def put(shape: Sequence[Point]) -> list[Point]:
        return place([(x - 230, y) for x, y in shape], at, scale, degrees)

    sheet.cut(put(smooth(path("-40,-48 60,-58 132,-62 150,0 126,62 50,62 -40,46"))), skin, 2)
    for line in FINGERS:
        sheet.cut(put(limb(line, 37, 25)), skin, 1, shadow=3)
    sheet.cut(put(limb(path("40,-40 120,-88 212,-62"), 48, 27)), skin, 1, shadow=4)
    sheet.cut(put(path("-70,-66 10,-62 16,64 -70,66")), cuff, 2, shadow=4)
    sheet.cut(put(path("-1500,-190 -40,-84 -34,84 -1500,190")), sleeve, 3, shadow=6)
