"""Portraits of the demo's bylines, and a face of its own for any other name."""

import random

from PIL import Image

from . import features, hair
from .features import Sitter
from .palette import BLUE, CREAM, INK, KRAFT, OCHRE, PAPER, RED, SCHEMES, SIENNA, SKINS, SLATE, Colour, mix
from .paper import Sheet, linear, radial
from .shapes import FULL, disc, slab

CHESTNUT = mix(SIENNA, INK, 0.72)
COPPER = mix(OCHRE, RED, 0.6)
NIGHT = mix(INK, BLUE, 0.16)

SITTERS: dict[str, Sitter] = {
    "ines-marchetti": Sitter(
        CREAM,
        mix(CREAM, SIENNA, 0.26),
        CHESTNUT,
        "bob",
        RED,
        "coat",
        PAPER,
        brow=124,
        cheek=128,
        jaw=96,
        chin=590,
        mouth=1.06,
        brows=11,
        side=1,
        age=0.9,
        backdrop="disc",
        turn=16,
        lean=3,
        near=1.04,
    ),
    "tobias-okafor": Sitter(
        OCHRE,
        mix(SIENNA, INK, 0.62),
        NIGHT,
        "crop",
        BLUE,
        "jacket",
        PAPER,
        brow=132,
        cheek=136,
        jaw=116,
        chin=604,
        nose=1.24,
        mouth=1.16,
        brows=15,
        side=-1,
        glasses="round",
        beard="full",
        backdrop="slash",
        smile=0.35,
        turn=8,
        lean=-1,
        near=1.14,
    ),
    "leila-haddad": Sitter(
        mix(BLUE, PAPER, 0.3),
        mix(KRAFT, SIENNA, 0.36),
        INK,
        "long",
        INK,
        "blouse",
        OCHRE,
        brow=120,
        cheek=122,
        jaw=84,
        chin=606,
        eye=1.1,
        nose=1.1,
        brows=14,
        side=-1,
        age=1.1,
        backdrop="block",
        turn=18,
        lean=4,
        near=1.0,
    ),
    "kenji-arai": Sitter(
        RED,
        mix(CREAM, SIENNA, 0.32),
        INK,
        "parted",
        OCHRE,
        "sweater",
        OCHRE,
        brow=132,
        cheek=144,
        jaw=114,
        chin=578,
        eye=0.72,
        nose=0.96,
        brows=12,
        side=1,
        backdrop="disc",
        turn=10,
        lean=0,
        near=1.16,
    ),
    "maeve-donnelly": Sitter(
        BLUE,
        mix(PAPER, SIENNA, 0.2),
        COPPER,
        "curls",
        mix(BLUE, INK, 0.6),
        "jacket",
        OCHRE,
        brow=122,
        cheek=126,
        jaw=100,
        chin=580,
        brows=9,
        side=-1,
        freckles=True,
        backdrop="slash",
        smile=0.8,
        turn=15,
        lean=5,
        near=0.98,
    ),
    "samir-castellanos": Sitter(
        KRAFT,
        mix(SIENNA, INK, 0.16),
        INK,
        "fade",
        SLATE,
        "track",
        RED,
        brow=124,
        cheek=126,
        jaw=112,
        chin=606,
        nose=1.08,
        brows=15,
        side=1,
        beard="stubble",
        backdrop="block",
        smile=0.5,
        turn=19,
        lean=-4,
        near=1.1,
    ),
}


def stranger(who: str) -> Sitter:
    """Return a face drawn by lot from the name."""
    r = random.Random(f"portrait-{who}")  # noqa: S311
    woman, skin = r.random() < 0.5, r.choice(SKINS)
    coat, ground = r.sample((RED, BLUE, OCHRE, INK, KRAFT, CREAM), 2)
    hues: tuple[Colour, ...] = (INK, NIGHT, CHESTNUT)
    if skin in SKINS[:2]:
        hues = (INK, CHESTNUT, COPPER, mix(KRAFT, INK, 0.3), mix(OCHRE, KRAFT, 0.5))
    style = r.choice(("bob", "long", "curls", "bun", "scarf") if woman else ("crop", "parted", "fade", "crop"))
    plain = Sitter(
        ground,
        skin,
        r.choice(hues),
        style,
        coat,
        r.choice(("coat", "jacket", "sweater", "track", "blouse")),
        r.choice([p for p in (PAPER, OCHRE, RED, BLUE) if p not in (coat, ground)]),
        beard="" if woman else r.choice(("", "stubble", "full")),
        jaw=r.uniform(86, 104) if woman else r.uniform(102, 120),
    )
    return _varied(r, plain)


def _varied(r: random.Random, sitter: Sitter) -> Sitter:
    """Return the sitter with features of its own."""
    return sitter._replace(
        brow=r.uniform(118, 134),
        cheek=r.uniform(122, 138),
        chin=r.uniform(576, 608),
        eye=r.uniform(0.75, 1.12),
        nose=r.uniform(0.92, 1.22),
        mouth=r.uniform(0.92, 1.16),
        brows=r.uniform(9, 16),
        side=r.choice((-1, 1)),
        glasses=r.choice(("", "", "round", "square")),
        freckles=sitter.skin in SKINS[:2] and r.random() < 0.3,
        age=r.choice((0.0, 0.0, 0.8, 1.1)),
        backdrop=r.choice(("disc", "slash", "block")),
        smile=r.choice((0.0, 0.3, 0.8)),
        turn=r.uniform(7, 19),
        lean=r.uniform(-4, 5),
        near=r.uniform(0.98, 1.16),
    )


def _backdrop(sheet: Sheet, sitter: Sitter) -> None:
    """Draw the papers behind the sitter."""
    ground, way = sitter.ground, sitter.side
    other = mix(ground, INK, 0.3) if ground not in (CREAM, KRAFT, PAPER) else mix(ground, OCHRE, 0.55)
    if sitter.backdrop == "disc":
        sheet.dot(450 + way * 120, 380, 330, other)
    elif sitter.backdrop == "slash":
        sheet.cut(
            [(450 - way * 40, -200), (450 + way * 900, -200), (450 + way * 900, 1100), (450 + way * 330, 1100)],
            other,
            4,
        )
    else:
        sheet.cut(slab((450 - way * 250, 420), 520, 700, way * 7), other, 4)
    sheet.tone(FULL, mix(ground, PAPER, 0.45), linear((0, 0), (0, 760), 0.34, 0.0), "dot", 15)
    sheet.tone(disc(450 - way * 330, 760, 330), INK, radial((450 - way * 330, 760), 330, 0.45, 0.0), "dot", 15)


def face(who: str, size: tuple[int, int]) -> Image.Image:
    """Return the portrait of a sitter or of a stranger."""
    sitter = SITTERS[who] if who in SITTERS else stranger(who)
    sheet = Sheet(size, random.Random(f"sitting-{who}"), SCHEMES["paper"]._replace(ground=sitter.ground), (900, 900))  # noqa: S311
    sheet.camera(zoom=sitter.near, tilt=-sitter.lean * sitter.side, pan=(0, 10))
    _backdrop(sheet, sitter)
    hair.behind(sheet, sitter)
    features.neck(sheet, sitter)
    if sitter.dress != "sweater":
        hair.clothes(sheet, sitter)
    features.head(sheet, sitter)
    for part in (features.beard, features.mouth, features.nose, features.eyes, features.marks, features.glasses):
        part(sheet, sitter)
    hair.before(sheet, sitter)
    if sitter.dress == "sweater":
        hair.clothes(sheet, sitter)
    return sheet.finish()
