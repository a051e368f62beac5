"""What templates ask of reviews: figures for lists, and the whole part below a story."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.defaultfilters import floatformat, pluralize
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Version
from articles.reviews import closing, links, months, shown
from articles.reviews.forms import ReviewForm
from articles.reviews.models import Policy
from articles.reviews.purges import carry_reviews
from articles.reviews.shown import Figures
from newsroom.pagecache.held import HELD
from newsroom.pagecache.tags import carry
from newsroom.reader_forms import mark

#: The dot between it and the count comes from the style sheet.
AVERAGE = '<span>{}<span class="hidden"> of 5 stars</span></span> '

register = template.Library()

register.filter(links.linked)
register.filter(months.spoken)


@register.simple_tag
def tallies(versions: Iterable[Version]) -> dict[int, Figures]:
    """Return the figures of every story in a list, by article id, with one query for all."""
    carry("review-policy")
    return shown.figures({version.article_id for version in versions})


@register.filter
def figures_of(found: dict[int, Figures], version: Version) -> SafeString:
    """Return what a card says of the reviews of its story, out of `tallies`: of most nothing."""
    figures = found.get(version.article_id)
    if figures is None or figures.tally is None:
        return SafeString()
    count = figures.tally.count
    average = format_html(AVERAGE, floatformat(figures.average, 1)) if figures.average else ""
    return format_html(" {}<span>{} review{}</span>", average, count, pluralize(count))


@register.inclusion_tag("reviews/below_story.html", takes_context=True)
def reviews_below(context: dict[str, Any], version: Version) -> dict[str, Any]:
    """Return the newest reviews, their figures and an empty form, with one query."""
    rows, figures = shown.newest(version.article_id)
    carry("review-policy")
    carry_reviews(rows)
    return {
        "version": version,
        "reviews": rows,
        "figures": figures,
        "preview": context.get("preview", False),
        "site_name": context.get("site_name", ""),
    }


@register.simple_tag
def review_policy() -> Policy:
    """Return how reviews are handled here, for a page that says so."""
    carry("review-policy")
    return Policy.current()


@register.simple_tag
def closed_for_reviews(version: Version) -> str:
    """Return why the story takes no reviews, "" if it does; the page ends when that does."""
    return closing.why(version)


@register.inclusion_tag("reviews/form.html")
def review_form(version: Version, form: ReviewForm | None = None) -> dict[str, Any]:
    """Return a form that was sent and comes back, or an empty one: but for its address the same below every story."""
    if form is None:
        fields, started = HELD.value("review form", (), lambda: _fields(ReviewForm())), mark(version.live_from)
    else:
        fields, started = _fields(form), form["started"].value() or ""
    return {"version": version, "fields": fields, "started": started}


def _fields(form: ReviewForm) -> SafeString:
    return render_to_string("reviews/fields.html", {"form": form})
