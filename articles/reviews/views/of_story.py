"""What others said about a story."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.reviews.purges import carry_reviews
from articles.reviews.shown import PAGES, tallies
from articles.views.below import at_present_address, live_version
from newsroom.pagecache.tags import carry, keep_page


@keep_page
@require_safe
@at_present_address()
def of_story(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """All approved reviews of a story, newest first."""
    version = live_version(day, slug)
    page = PAGES.page(request.GET, article=version.article_id)
    carry(f"article:{version.article_id}", f"reviews:{version.article_id}")
    carry_reviews(page.rows)
    tally = tallies([version.article_id]).get(version.article_id)
    context = {"version": version, "page": page, "reviews": page.rows, "tally": tally}
    return render(request, "reviews/of_story.html", context)
