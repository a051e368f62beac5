"""The inks and papers of the demo pictures, and the colour schemes built from them."""

from typing import NamedTuple

Colour = tuple[int, int, int]


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return first with the given share of second stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


PAPER: Colour = (251, 248, 242)
CREAM: Colour = (239, 230, 212)
KRAFT: Colour = (217, 201, 172)
INK: Colour = (25, 23, 20)
RED: Colour = (155, 28, 31)
BLUE: Colour = (43, 76, 126)
OCHRE: Colour = (209, 154, 46)
DEEP_BLUE = mix(BLUE, INK, 0.55)
DEEP_RED = mix(RED, INK, 0.45)
PALE_BLUE = mix(BLUE, PAPER, 0.62)
SLATE = mix(INK, PAPER, 0.2)
SIENNA = mix(OCHRE, RED, 0.42)
SKINS: tuple[Colour, ...] = (
    mix(CREAM, SIENNA, 0.22),
    mix(CREAM, SIENNA, 0.5),
    mix(SIENNA, INK, 0.62),
    mix(KRAFT, SIENNA, 0.45),
    mix(SIENNA, INK, 0.4),
)


class Scheme(NamedTuple):
    """Which colour plays which part in one picture."""

    ground: Colour
    tint: Colour
    solid: Colour
    mid: Colour
    accent: Colour
    light: Colour

    def apart(self, wanted: Colour, instead: Colour) -> Colour:
        """Return the wanted colour, or the other where the first would vanish into the ground."""
        return wanted if wanted != self.ground else instead


SCHEMES: dict[str, Scheme] = {
    "paper": Scheme(PAPER, KRAFT, INK, BLUE, RED, OCHRE),
    "cream": Scheme(CREAM, KRAFT, BLUE, INK, RED, PAPER),
    "kraft": Scheme(KRAFT, OCHRE, INK, RED, BLUE, PAPER),
    "red": Scheme(RED, DEEP_RED, INK, OCHRE, PAPER, CREAM),
    "blue": Scheme(BLUE, DEEP_BLUE, INK, PALE_BLUE, OCHRE, PAPER),
    "ochre": Scheme(OCHRE, mix(OCHRE, RED, 0.45), INK, RED, BLUE, PAPER),
    "night": Scheme(INK, DEEP_BLUE, BLUE, CREAM, RED, OCHRE),
    "ember": Scheme(INK, DEEP_RED, RED, KRAFT, OCHRE, PAPER),
}
