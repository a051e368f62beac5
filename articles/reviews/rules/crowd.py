"""Many at once: from one network, or about one story."""

from collections.abc import Iterator
from datetime import timedelta

from articles.reviews import freezing
from articles.reviews.models import Reason, Review, RuleKey, Status
from articles.reviews.rules.arrival import HOUR, Arrival
from articles.reviews.rules.rule import Hit, Rule

#: A burst is so many times what the story had in an hour of the day before.
TIMES_THE_USUAL = 4
#: Nobody has to know whether 5,000 or more came in.
MOST = 5000


def _network(arrival: Arrival, limit: int) -> Iterator[Hit]:
    if not arrival.history.is_good and (count := arrival.from_network) >= limit:
        others = "Another review" if count == 1 else f"{count} other reviews"
        yield Hit(f"{others} came from the same network within the hour.")


def _burst(arrival: Arrival, limit: int) -> Iterator[Hit]:
    rows = Review.objects.filter(article_id=arrival.review.article_id, status__in=Status.values)
    others = rows.exclude(pk=arrival.review.pk)
    # What the desk has read since is no longer a burst: whoever judges as fast as they come needs no freeze.
    unread = others.filter(status__in=[Status.PENDING, Status.UNCONFIRMED])
    count = unread.filter(created_at__gt=arrival.now - HOUR).order_by()[:MOST].count() + 1
    if count < limit:
        return
    day_before = others.filter(
        created_at__lte=arrival.now - HOUR, created_at__gt=arrival.now - HOUR - timedelta(days=1)
    )
    usual = day_before.order_by()[:MOST].count() / 24
    if count >= TIMES_THE_USUAL * usual:
        yield Hit(f"{count} reviews of this story came within the hour and are unread; {usual:.1f} are usual.")


def _freeze(arrival: Arrival) -> None:
    why = "Unusually many reviews came in within an hour."
    freezing.freeze(arrival.review.article_id, since=arrival.now - HOUR, why=why)


NETWORK = Rule(
    RuleKey.NETWORK,
    "Marks reviews when others came from the same network within the hour, unless the desk knows the reader. "
    "Schools and offices share one network: look at the words.",
    Reason.AUTOMATIC,
    _network,
    limit=3,
    unit="reviews by others, not yet approved, within the hour",
)
BURST = Rule(
    RuleKey.BURST,
    "Finds that a story gets far more reviews than is usual for it, and freezes its average until they are judged.",
    Reason.AUTOMATIC,
    _burst,
    limit=20,
    unit="unread reviews of one story within the hour",
    then=_freeze,
)
