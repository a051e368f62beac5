"""Leaving a review: the form, and what a reader is told after it was sent."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.reviews.forms import ReviewForm
from articles.reviews.models import Review
from articles.reviews.receiving import TooMany, receive
from articles.views.below import at_present_address, live_version
from newsroom.network import network_hash
from newsroom.origin import is_cross_site
from newsroom.pagecache.tags import carry, keep_page
from newsroom.reader_forms import CROSS_SITE


@csrf_exempt  # is_cross_site() stands in its place: cached pages carry no token
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@at_present_address("reviews/withdrawn.html")
def leave(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    version = live_version(day, slug)
    if request.method != "POST":
        return render(request, "reviews/leave.html", {"version": version, "form": ReviewForm()})
    form = ReviewForm(request.POST, instance=Review(article_id=version.article_id))
    status = _take(request, form)
    if status == 303:
        return HttpResponseRedirect(reverse("reviews:sent", kwargs=version.address.parts), status=303)
    response = render(request, "reviews/leave.html", {"version": version, "form": form}, status=status)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


def _take(request: HttpRequest, form: ReviewForm) -> int:
    """Hold a good review and return 303, else put the complaints on the form and return their status."""
    if is_cross_site(request):
        form.add_error(None, CROSS_SITE)
        return 403
    if form.is_robot:
        return 303  # a robot that is told nothing learns nothing
    if not form.is_valid():
        return 422
    review = form.save(commit=False)
    review.network = network_hash(request)
    try:
        receive(review, form.cleaned_data["email"], form.made_at)
    except TooMany as error:
        form.add_error(None, error)
        return 429
    return 303


@keep_page
@require_safe
@at_present_address()
def sent(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    version = live_version(day, slug)
    carry(f"article:{version.article_id}")
    return render(request, "reviews/sent.html", {"version": version})
