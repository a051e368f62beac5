"""Cache tags of reviews: what a page carries, and what a change purges.

reviews:7       shows which reviews of a story there are, or what they add up to
review:12       shows this review, with its answer and how many found it helpful
helpful:7       lists the reviews of a story by how many found them helpful
review-freezes  is held: of which stories the average is frozen
review-months   adds up what became of reviews in a month
review-policy   follows what the newsroom has decided about reviews in general
"""

from collections.abc import Iterable

from articles.reviews.models import Answer, Closing, Freeze, Policy, Review, Status
from newsroom.pagecache.purging import declare
from newsroom.pagecache.tags import carry


def tags_of(review: Review) -> set[str]:
    """Return what shows the review. Of one that is not approved that is nothing: sending some must empty no cache."""
    if review.status != Status.APPROVED:
        return set()
    return {f"reviews:{review.article_id}", f"review:{review.pk}"}


declare(
    {
        Answer: lambda answer: {f"review:{answer.review_id}"},
        Closing: lambda closing: {f"reviews:{closing.article_id}"},
        Freeze: lambda frozen: {f"reviews:{frozen.article_id}", "review-freezes"},
        Policy: lambda _policy: {"review-policy"},
        Review: tags_of,
    }
)


def carry_reviews(reviews: Iterable[Review]) -> None:
    """Say that the page shows these reviews themselves, and not only what they add up to."""
    carry(*(f"review:{review.pk}" for review in reviews))
