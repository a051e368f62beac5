"""What is known of the reader from what they sent before."""

from collections.abc import Iterator

from articles.reviews.models import Reason, RuleKey
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Rule


def _first(arrival: Arrival, _limit: int) -> Iterator[Hit]:
    if not arrival.history.approved:
        confirmed = "" if arrival.review.reader.is_confirmed else ", and the address is not confirmed"
        yield Hit(f"Nothing from this address has been approved yet{confirmed}.")


def _rejected(arrival: Arrival, limit: int) -> Iterator[Hit]:
    if (count := arrival.history.rejected) >= limit:
        yield Hit(f"{count} {'review' if count == 1 else 'reviews'} by this reader {_was(count)} rejected.")


def _another(arrival: Arrival, _limit: int) -> Iterator[Hit]:
    if arrival.history.of_story:
        yield Hit(
            "This reader has sent another review of the story. Readers see the one that was approved last.",
        )


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


FIRST = Rule(
    RuleKey.FIRST,
    "Marks readers of whom nothing has been approved yet.",
    Reason.AUTOMATIC,
    _first,
)
REJECTED = Rule(
    RuleKey.REJECTED,
    "Marks readers whose reviews were rejected before; what a later one of theirs replaced does not count.",
    Reason.AUTOMATIC,
    _rejected,
    limit=1,
    unit="rejected reviews",
    weighs=True,
)
ANOTHER = Rule(
    RuleKey.ANOTHER,
    "Marks a second review of a story by the same reader: you decide which of them is shown.",
    Reason.AUTOMATIC,
    _another,
)
