"""The button that says a review was helpful."""

from datetime import date
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Version
from articles.reviews.models import Review
from articles.reviews.votes import TooManyVotes, vote
from articles.views.below import at_present_address, live_version
from newsroom.network import network_hash
from newsroom.origin import is_cross_site

CROSS_SITE = "Your browser says that this was sent from another site. Press the button here instead."


@csrf_exempt  # is_cross_site() stands in its place: cached pages carry no token
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@at_present_address()
def helpful(request: HttpRequest, day: date, slug: str, number: int) -> HttpResponse:
    """Note the vote and lead back to the button, where the page says thank you; a GET only leads to the review."""
    version = live_version(day, slug)
    review = get_object_or_404(Review.objects.approved(), pk=number, article_id=version.article_id)
    own = reverse("reviews:one", kwargs={**version.address.parts, "number": number})
    if request.method != "POST":
        return HttpResponseRedirect(own)
    if is_cross_site(request):
        return _refuse(request, own, CROSS_SITE, 403)
    try:
        vote(review, network_hash(request))
    except TooManyVotes as error:
        return _refuse(request, own, str(error.message), 429)
    except Review.DoesNotExist as error:
        raise Http404 from error
    return HttpResponseRedirect(f"{_came_from(request, version) or own}#helpful-{number}", status=303)


def _refuse(request: HttpRequest, own: str, why: str, status: int) -> HttpResponse:
    response = render(request, "reviews/not_counted.html", {"review": own, "why": why}, status=status)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


def _came_from(request: HttpRequest, version: Version) -> str:
    """Return the page with the button if the browser names one that has it: the story or the list of its reviews."""
    try:
        came = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    everything = reverse("reviews:of_story", kwargs=version.address.parts)
    if came.netloc != request.get_host() or came.path not in {version.get_absolute_url(), everything}:
        return ""
    return f"{came.path}?{came.query}" if came.query else came.path
