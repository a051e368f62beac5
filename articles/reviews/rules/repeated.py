"""The same words, or all but the same, in another review: of any story, by any reader."""

from collections.abc import Iterator
from hashlib import blake2b
from zlib import crc32

from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles.reviews.lettering import words_of
from articles.reviews.models import Fingerprint, Reason, Review, ReviewQuerySet, RuleKey
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Rule
from newsroom.unions import FirstOfEach, each

#: Texts are compared by all runs of so many letters; spaces and signs do not count.
RUN = 5
#: A text has `BANDS` marks, each of `ROWS` smallest figures. Two texts that share seven tenths of their runs share a
#: mark in 96 of 100 cases; two that share a twentieth, in one of 1,000. See https://en.wikipedia.org/wiki/MinHash.
BANDS, ROWS = 8, 3
PRIME = (1 << 61) - 1
#: So much of two texts is the same, in per cent.
LIMIT = 60
#: So many others with the same mark are compared, the newest.
COMPARED = 3


def _figure(text: str) -> int:
    """Return 63 bits, which both databases store, the same for the same text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


#: Each puts the runs of a text into another order.
FACTORS = tuple(_figure(f"factor {n}") % PRIME for n in range(BANDS * ROWS))


def marks(text: str) -> list[int]:
    """Return the marks of a text, the same for texts that are all but the same."""
    figures = [crc32(run.encode(errors="replace")) + 1 for run in _runs(text)]
    if not figures:
        return []
    smallest = [min(figure * factor % PRIME for figure in figures) for factor in FACTORS]
    return [_figure(f"{at}:{smallest[at : at + ROWS]}") for at in range(0, BANDS * ROWS, ROWS)]


def likeness(one: str, other: str) -> int:
    """Return how much of what two texts have is the same in both, in per cent."""
    ours, theirs = _runs(one), _runs(other)
    return 100 * len(ours & theirs) // len(ours | theirs) if ours or theirs else 0


def _runs(text: str) -> set[str]:
    letters = "".join(words_of(text))
    return {letters[at : at + RUN] for at in range(max(1, len(letters) - RUN + 1))} if letters else set()


def _look(arrival: Arrival, limit: int) -> Iterator[Hit]:
    review = arrival.review
    for other in _alike(review):
        share = likeness(review.words, other.words)
        if share >= limit:
            same = "The same words" if share == 100 else f"{share} % of the same words"
            whose = "by the same reader" if other.reader_id == review.reader_id else "from another address"
            day = date_format(localtime(other.created_at), "j F")
            yield Hit(f"{same} came in on {day} {whose}, about “{other.article.headline[:100]}”.")
            return


def _alike(review: Review) -> ReviewQuerySet:
    newest = Fingerprint.objects.filter(mark=each()).order_by("-review").values("pk")[:COMPARED]
    shared = Fingerprint.objects.filter(pk__in=FirstOfEach((newest, marks(review.words)))).values("review")
    others = Review.objects.filter(pk__in=shared).exclude(pk=review.pk)
    # What one reader writes about one story again is a matter of another rule.
    return others.exclude(article_id=review.article_id, reader_id=review.reader_id).select_related("article")


REPEATED = Rule(
    RuleKey.REPEATED,
    "Finds words that came in before, in another review of any story, also where a few of them were changed.",
    Reason.SPAM,
    _look,
    limit=LIMIT,
    unit="per cent of two texts are the same",
    of_text=True,
    weighs=True,
)
