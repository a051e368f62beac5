"""What a rule is, and what it says when it finds something."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.reviews.models import Reason, RuleKey

if TYPE_CHECKING:
    from articles.reviews.rules.arrival import Arrival

type Look = Callable[["Arrival", int], Iterator["Hit"]]


@dataclass(frozen=True)
class Hit:
    """Something found, in a sentence for the desk. `text[start:end]` of the field is the passage, if there is one."""

    words: str
    field: str = ""
    start: int | None = None
    end: int | None = None


def nothing(_arrival: "Arrival", _limit: int) -> Iterator[Hit]:
    """Find nothing: the look of a rule whose findings come from elsewhere."""
    return iter(())


@dataclass(frozen=True)
class Rule:
    """One rule: what it does, in words for the desk, and how.

    `reason` is given to the reader where the rule rejects. `limit` is the figure that the desk may set, counted in
    `unit`. A rule `of_text` looks again when a reader changes their review. One that `weighs` makes a review look like
    spam, of which a network may send few. `then` is done at the end of the transaction if it found something.
    """

    key: RuleKey
    does: str
    reason: Reason
    look: Look = nothing
    limit: int | None = None
    unit: str = ""
    of_text: bool = False
    weighs: bool = False
    then: Callable[["Arrival"], object] | None = None
