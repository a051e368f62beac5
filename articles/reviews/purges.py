"""What a change of a review purges."""

from articles.reviews.models import Freeze, Policy, Review, Status
from newsroom.pagecache.purging import declare

declare(
    {
        Freeze: lambda frozen: {f"reviews:{frozen.article_id}"},
        Policy: lambda _policy: {"review-policy"},
        # Of the others nothing is shown, and readers must not be able to empty the cache by sending some.
        Review: lambda review: {f"reviews:{review.article_id}"} if review.status == Status.APPROVED else (),
    }
)
