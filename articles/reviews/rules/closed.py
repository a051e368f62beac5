"""Stories that take no reviews any more."""

from collections.abc import Iterator

from articles.models import Version
from articles.reviews import closing
from articles.reviews.models import Reason, RuleKey
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.rule import Hit, Rule


def _look(arrival: Arrival, _limit: int) -> Iterator[Hit]:
    live = Version.objects.live().filter(article_id=arrival.review.article_id).first()
    if live is not None and (why := closing.why(live, arrival.now)):
        yield Hit(why)


CLOSED = Rule(
    RuleKey.CLOSED,
    "Marks a review whose story was closed while it was being sent. Where a story is closed already there is no form.",
    Reason.CLOSED,
    _look,
)
