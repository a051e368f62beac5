"""A review at its own address, which its reader may pass on."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Version
from articles.reviews.models import Review, Status
from articles.reviews.purges import carry_reviews
from articles.views.below import at_present_address, live_version
from newsroom.pagecache.tags import carry, keep_page


@keep_page
@require_safe
@at_present_address()
def one(request: HttpRequest, day: date, slug: str, number: int) -> HttpResponse:
    """One approved review. What readers once saw and no longer do is 410 Gone; what they never saw is not found."""
    version = live_version(day, slug)
    carry(f"article:{version.article_id}", f"review:{number}")
    try:
        review = get_object_or_404(Review.objects.shown(), pk=number, article_id=version.article_id)
    except Http404:
        if not was_shown(version, number):
            raise
        return render(request, "reviews/no_longer_shown.html", {"version": version}, status=410)
    carry_reviews([review])
    return render(request, "reviews/one.html", {"version": version, "review": review})


def was_shown(version: Version, number: int) -> bool:
    """Return whether readers once saw this review of the story, whatever became of it."""
    rows = Review.objects.filter(pk=number, article_id=version.article_id)
    return rows.filter(decisions__was=Status.APPROVED).exists()
