"""Readers' pages: leave a review, read all of them."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Version
from articles.reviews.forms import ReviewForm
from articles.reviews.models import Review
from articles.reviews.receiving import TooMany, receive
from articles.reviews.shown import PAGES, tallies
from newsroom.network import network_hash
from newsroom.origin import is_cross_site
from newsroom.pagecache.tags import carry, keep_page

CROSS_SITE = "Your browser says that this form was sent from another site. Send it from here instead."


def _version(day: date, slug: str) -> Version:
    """Return what readers see at this address now, or raise Http404."""
    live = Version.objects.live().filter(address__day=day, address__slug=slug)
    return get_object_or_404(live.for_cards())


def at_present_address(view: Callable[[HttpRequest, date, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """Send whoever comes to a former address on to the present one, with what they have typed.

    Where the story was withdrawn there is none: then what they typed comes back to them.
    """

    @wraps(view)
    def found(request: HttpRequest, day: date, slug: str) -> HttpResponse:
        try:
            return view(request, day, slug)
        except Http404:
            had = Version.objects.effective().filter(
                address__day=day, address__slug=slug, live_from__lte=timezone.now()
            )
            elsewhere = Version.objects.live().exclude(address__day=day, address__slug=slug)
            moved = elsewhere.filter(article__in=had.values("article")).select_related("address").first()
            if moved is None and had.exists() and not had.live().exists():
                return _withdrawn(request)
            if moved is None or request.resolver_match is None:
                raise
            path = reverse(request.resolver_match.view_name, kwargs=moved.address.parts)
            return HttpResponsePermanentRedirect(path, preserve_request=True)

    return found


def _withdrawn(request: HttpRequest) -> HttpResponse:
    typed = "" if is_cross_site(request) else request.POST.get("words", "")
    return render(request, "reviews/withdrawn.html", {"typed": typed}, status=410)


@csrf_exempt  # is_cross_site() stands in its place: cached pages carry no token
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@at_present_address
def leave(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    version = _version(day, slug)
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
    review.network, review.suspicion = network_hash(request), form.suspicion
    try:
        receive(review)
    except TooMany as error:
        form.add_error(None, error)
        return 429
    return 303


@keep_page
@require_safe
@at_present_address
def sent(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    version = _version(day, slug)
    carry(f"article:{version.article_id}")
    return render(request, "reviews/sent.html", {"version": version})


@keep_page
@require_safe
@at_present_address
def of_story(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """All approved reviews of a story, newest first."""
    version = _version(day, slug)
    page = PAGES.page(request.GET, article=version.article_id)
    carry(f"article:{version.article_id}", f"reviews:{version.article_id}")
    tally = tallies([version.article_id]).get(version.article_id)
    context = {"version": version, "page": page, "reviews": page.rows, "tally": tally}
    return render(request, "reviews/of_story.html", context)
