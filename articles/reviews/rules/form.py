"""How a review was sent: too fast, or past our form."""

from collections.abc import Iterator

from articles.reviews.models import Reason, RuleKey
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Rule


def _fast(arrival: Arrival, limit: int) -> Iterator[Hit]:
    if arrival.started is None:
        return
    seconds = (arrival.now - arrival.started).total_seconds()
    if seconds < limit:
        yield Hit(f"It was sent {seconds:.0f} seconds after its form was opened.")


def _unmarked(arrival: Arrival, _limit: int) -> Iterator[Hit]:
    if arrival.started is None:
        yield Hit("It was sent without the mark that our form carries, as programs do.")


FAST = Rule(
    RuleKey.FAST,
    "Finds reviews that were sent sooner than anybody writes one.",
    Reason.SPAM,
    _fast,
    limit=15,
    unit="seconds at least",
    weighs=True,
)
UNMARKED = Rule(
    RuleKey.UNMARKED,
    "Finds what did not come from our form: that carries a mark which nobody else can make.",
    Reason.SPAM,
    _unmarked,
    weighs=True,
)
