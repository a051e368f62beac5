"""Spam as it comes: five hundred posts in many styles, the same for the same seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

#: What a newsroom would have on its lists.
BANNED = ("casino", "viagra", "payday loan", "crypto signals", "earn money", "escort")
SUSPECT = ("guaranteed", "click here", "best price", "limited offer", "dm me")

TOPICS = ("casino", "viagra", "payday loan", "crypto signals", "earn money")
NAMES = ("Anna", "Bob", "Carlos", "Dmitri", "Eve", "Farid", "Grace", "Hugo", "Irina", "Jack")
OPENINGS = ("Great article", "Thank you for this", "I loved reading it", "Very useful", "Wow", "Nice post", "So true")
PRAISE = (
    "I have been following this site for years and it never disappoints me at all",
    "my whole family reads your stories every morning before breakfast",
    "you explain hard things so that even I can understand them",
    "keep up the good work because we need more writers of your kind",
)
LOOK_ALIKES = str.maketrans("aeiopcyx", "аеіорсух")
FULL_WIDTH = {n: n + 0xFEE0 for n in range(0x21, 0x7F)}
LEET = str.maketrans("aeios", "43105")
TEMPLATE = (
    "Hello dear friends, my name is {name} and I want to share my testimony about the great doctor {other} who helped "
    "me to win back my luck after {n} years of trouble. All my problems were gone within {m} days and I am so happy."
)


@dataclass(frozen=True)
class Post:
    """What is typed and how it is sent: from which network, and how many seconds after the form was made, if at all."""

    style: str
    headline: str
    words: str
    name: str
    email: str
    address: str
    seconds: float | None


type Style = Callable[[Random, int], str]


def _sentence(dice: Random) -> str:
    return f"{dice.choice(OPENINGS)}, {dice.choice(PRAISE)}"


def _host(dice: Random) -> str:
    letters = "".join(dice.choices("bcdfglmnprst", k=3)) + "".join(dice.choices("aeiou", k=2))
    return f"{letters}-{dice.choice(['shop', 'win', 'deal', 'med'])}{dice.randrange(999)}"


def _spelt(dice: Random, text: str) -> str:
    """Return a word of the lists in one of the spellings that are meant to hide it."""
    ways: list[Callable[[str], str]] = [
        str.upper,
        lambda word: " ".join(word.replace(" ", "")),
        lambda word: ".".join(word.replace(" ", "")),
        lambda word: word.translate(LOOK_ALIKES),
        lambda word: word.translate(FULL_WIDTH).replace("\u3000", " "),
        lambda word: word.translate(LEET),
        "\u200b".join,
        lambda word: "".join(letter + "\u0336" if letter != " " else letter for letter in word),
        lambda word: word.replace("a", "aaaa").replace("o", "oooo"),
        lambda word: " ".join("".join(chr(ord(c) - 97 + 0x1D4D0) for c in part) for part in word.split()),
    ]
    return dice.choice(ways)(text)


def _after(told: Style) -> Style:
    """Return a style that begins with a friendly sentence."""
    return lambda dice, n: f"{_sentence(dice)}. {told(dice, n)}"


ENDINGS = ("com", "ru", "top", "xyz")
DOTS = (" dot ", "[.]", " (dot) ")

STYLES: dict[str, Style] = {
    "plain link": _after(lambda dice, n: f"Visit https://{_host(dice)}.example/{n} today"),
    "bare address": _after(lambda dice, _n: f"More on {_host(dice)}.{dice.choice(ENDINGS)}"),
    "disguised address": _after(lambda dice, _n: f"See {_host(dice)}{dice.choice(DOTS)}com"),
    "address in other letters": _after(lambda dice, _n: f"{_host(dice)}.соm".translate(LOOK_ALIKES)),
    "markup": lambda dice, n: f"[url=http://{_host(dice)}.example]{_sentence(dice)}[/url] {n}",
    "mail": _after(lambda dice, n: f"Write to agent{n}@{_host(dice)}.example and get rich"),
    "telephone": _after(lambda dice, _n: f"WhatsApp +{dice.randrange(1, 99)} {dice.randrange(10**8, 10**9)}"),
    "listed word": _after(lambda dice, _n: f"The best {dice.choice(TOPICS)} you can find, {dice.choice(NAMES)}"),
    "hidden word": _after(lambda dice, _n: f"The best {_spelt(dice, dice.choice(TOPICS))} you can find"),
    "suspect phrase": _after(lambda dice, _n: f"{dice.choice(SUSPECT)} for {dice.randrange(9, 99)} people"),
    "template": lambda dice, n: TEMPLATE.format(
        name=dice.choice(NAMES), other=dice.choice(NAMES), n=n % 7 + 2, m=n % 5 + 1
    ),
    "shouting": lambda dice, n: f"{_sentence(dice)} {n}".upper(),
    "marks": lambda dice, _n: f"{_sentence(dice)}{'!' * dice.randrange(4, 20)}",
    "next to nothing": lambda dice, _n: f"{dice.choice(OPENINGS)} {dice.choice('abc')}!!",
    "too fast": lambda dice, n: f"{_sentence(dice)} and I have read it {n} times by now",
    "past the form": lambda dice, n: f"{_sentence(dice)} as I said {n} times before to {dice.choice(NAMES)}",
}


def posts(count: int, *, seed: int = 7, school: str = "203.0.113.77") -> Iterator[Post]:
    """Yield so many posts, each style in its turn; a third of them from one network, where others are, too."""
    dice = Random(seed)
    for n in range(count):
        style = list(STYLES)[n % len(STYLES)]
        words = STYLES[style](dice, n)
        address = school if n % 3 == 0 else f"198.51.{dice.randrange(100, 255)}.{dice.randrange(1, 255)}"
        seconds = {"too fast": dice.uniform(3.5, 12), "past the form": None}.get(style, dice.uniform(40, 900))
        headline = f"{dice.choice(OPENINGS)} {n}"
        yield Post(
            style, headline, words, dice.choice(NAMES), f"{dice.choice(NAMES)}{n}@spam.example", address, seconds
        )
