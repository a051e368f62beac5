"""What templates ask of reviews: figures for lists, and the whole part below a story."""

from collections.abc import Iterable
from typing import Any

from django import template

from articles.models import Version
from articles.reviews.forms import ReviewForm, mark
from articles.reviews.models import Review, Tally

register = template.Library()


@register.simple_tag
def tallies(versions: Iterable[Version]) -> dict[int, Tally]:
    """Return the tally of every story in a list, by article id, in one query."""
    ids = {version.article_id for version in versions}
    return Review.objects.tallies(ids) if ids else {}


@register.filter
def tally_of(found: dict[int, Tally], version: Version) -> Tally | None:
    return found.get(version.article_id)


@register.inclusion_tag("reviews/below_story.html", takes_context=True)
def reviews_below(context: dict[str, Any], version: Version) -> dict[str, Any]:
    """Return the newest reviews, their tally and an empty form, with one query."""
    rows = list(Review.objects.filter(article_id=version.article_id).shown().with_tally().newest_first()[:10])
    return {
        "version": version,
        "reviews": rows,
        "tally": rows[0].tally if rows else None,
        "form": ReviewForm(initial={"started": mark(version.live_from)}),
        "preview": context.get("preview", False),
    }
