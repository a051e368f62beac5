"""Leaving a review: the form, and what a reader is told after it was sent."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Version
from articles.reviews import closing
from articles.reviews.forms import ReviewForm
from articles.reviews.models import Review
from articles.reviews.receiving import TooMany, receive
from articles.views.below import BelowStory, at_present_address, live_version
from newsroom.network import network_hash
from newsroom.origin import is_cross_site
from newsroom.pagecache.tags import carry, keep_page
from newsroom.reader_forms import CROSS_SITE

#: What is done with a good form; returns the status of the answer.
type Take = Callable[[HttpRequest, ReviewForm], int]


def _page(view: BelowStory) -> BelowStory:
    # is_cross_site() stands in the token's place: cached pages carry none.
    methods = require_http_methods(["GET", "HEAD", "POST"])
    return csrf_exempt(methods(never_cache(at_present_address("reviews/withdrawn.html")(view))))


@_page
def leave(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    return _answer(request, live_version(day, slug), _receive)


@_page
def preview(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """The same, but what was filled in is shown before it is sent."""
    return _answer(request, live_version(day, slug), lambda _request, _form: 200)


def _answer(request: HttpRequest, version: Version, take: Take) -> HttpResponse:
    if closed := closing.why(version):
        return _closed(request, version, closed)
    if request.method != "POST":
        return render(request, "reviews/leave.html", {"version": version, "form": ReviewForm()})
    form = ReviewForm(request.POST, instance=Review(article_id=version.article_id))
    status = _check(request, form) or take(request, form)
    if status == 303:
        return HttpResponseRedirect(reverse("reviews:sent", kwargs=version.address.parts), status=303)
    context = {"version": version, "form": form, "shown": [form.instance] if status == 200 else []}
    response = render(request, "reviews/leave.html", context, status=status)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


def _closed(request: HttpRequest, version: Version, why: str) -> HttpResponse:
    """Say why in the place of the form, and give back what was typed while it was still there."""
    typed = {} if is_cross_site(request) else request.POST
    context = {"version": version, "closed": why, "typed": typed}
    return render(request, "reviews/leave.html", context, status=403 if request.method == "POST" else 200)


def _check(request: HttpRequest, form: ReviewForm) -> int:
    """Return 0 for a good form, else the status of the answer, with the complaints on the form."""
    if is_cross_site(request):
        form.add_error(None, CROSS_SITE)
        return 403
    if form.is_robot:
        return 303  # a robot that is told nothing learns nothing
    return 0 if form.is_valid() else 422


def _receive(request: HttpRequest, form: ReviewForm) -> int:
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
