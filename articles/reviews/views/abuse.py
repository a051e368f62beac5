"""Readers' pages: report a review, and see what became of it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Version
from articles.reviews import abuse
from articles.reviews.abuse.forms import AbuseForm
from articles.reviews.models import AbuseReport, Review
from articles.reviews.views.one import was_shown
from articles.views.below import at_present_address, live_version
from newsroom.network import network_hash
from newsroom.origin import is_cross_site
from newsroom.reader_forms import CROSS_SITE
from newsroom.tickets import ticket_in


@csrf_exempt  # is_cross_site() stands in its place: cached pages lead here without a token
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@at_present_address("reviews/abuse/withdrawn.html")
def report(request: HttpRequest, day: date, slug: str, number: int) -> HttpResponse:
    version = live_version(day, slug)
    review = Review.objects.shown().filter(pk=number, article_id=version.article_id).first()
    if review is None:
        return _gone(request, version, number)
    form = AbuseForm(request.POST if request.method == "POST" else None)
    status, address = _take(request, form, review) if form.is_bound else (200, "")
    if status == 303:
        return HttpResponseRedirect(address, status=303)
    context = {"version": version, "review": review, "form": form}
    response = render(request, "reviews/abuse/report.html", context, status=status)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


def _gone(request: HttpRequest, version: Version, number: int) -> HttpResponse:
    """Give back what was typed about a review that readers no longer see."""
    if not was_shown(version, number):
        raise Http404("There is no such review.")
    typed = {} if is_cross_site(request) else request.POST
    return render(request, "reviews/abuse/gone.html", {"version": version, "typed": typed}, status=410)


def _take(request: HttpRequest, form: AbuseForm, review: Review) -> tuple[int, str]:
    """Hold a good report and return 303 and where to go, else put the complaints on the form; return their status."""
    if is_cross_site(request):
        form.add_error(None, CROSS_SITE)
        return 403, ""
    if form.is_robot:
        return 303, "../../"  # a robot that is told nothing learns nothing
    if not form.is_valid():
        return 422, ""
    try:
        held = abuse.report(form.report(review, network_hash(request)))
    except abuse.TooMany as error:
        form.add_error(None, error)
        return 429, ""
    return 303, held.get_absolute_url()


@require_safe
@never_cache
def reported(request: HttpRequest, ticket: str) -> HttpResponse:
    """What became of a report, for everyone who knows its number. Of the readers on either side it says nothing."""
    number = ticket_in(ticket)
    if number and number != ticket:
        return HttpResponsePermanentRedirect(reverse("reviews:reported", args=[number]))
    found = AbuseReport.objects.shown().filter(ticket=number).first() if number else None
    if found is None:
        return render(request, "reviews/abuse/unknown.html", status=404)
    live = Version.objects.live().filter(article=found.review.article_id).for_cards().first()
    return render(request, "reviews/abuse/reported.html", {"report": found, "version": live})
