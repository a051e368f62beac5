"""Readers' pages: report an error, and see what became of it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.error_reports.deciding import tag_of
from articles.error_reports.forms import ReportForm
from articles.error_reports.models import Report
from articles.error_reports.receiving import TooMany, receive
from articles.error_reports.steps import steps_of
from articles.models import Version
from articles.views.below import at_present_address, live_version
from newsroom.network import network_hash
from newsroom.origin import is_cross_site
from newsroom.pagecache.tags import carry, keep_page
from newsroom.reader_forms import CROSS_SITE
from newsroom.tickets import page_of, ticket_in


@csrf_exempt  # is_cross_site() stands in its place: the story that leads here is the same for everyone
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@at_present_address("error_reports/withdrawn.html")
def report(request: HttpRequest, day: date, slug: str, passage: str = "") -> HttpResponse:
    """The form, for a `passage` that is named as in articles.error_reports.passages.

    It stands in the path, because the page cache lets no parameter of its own through to a page.
    """
    live = live_version(day, slug, whole=True)
    if live.is_retracted:
        typed = {} if is_cross_site(request) else request.POST
        return render(request, "error_reports/retracted.html", {"version": live, "typed": typed}, status=410)
    if request.method != "POST":
        form = ReportForm(live=live, pointing=passage)
        return render(request, "error_reports/report.html", {"version": live, "form": form})
    form = ReportForm(request.POST, live=live)
    code, address = _take(request, form)
    if code == 303:
        return HttpResponseRedirect(address, status=303)
    response = render(request, "error_reports/report.html", {"version": live, "form": form}, status=code)
    if code == 429:
        response["Retry-After"] = "3600"
    return response


def _take(request: HttpRequest, form: ReportForm) -> tuple[int, str]:
    """Hold a good report and return 303 and where to go, else put the complaints on the form; return their status."""
    if is_cross_site(request):
        form.add_error(None, CROSS_SITE)
        return 403, ""
    if form.is_robot:
        return 303, reverse("error_reports:find")  # a robot that is told nothing learns nothing
    if not form.is_valid():
        return 422, ""
    try:
        held = receive(form.report(network_hash(request)))
    except TooMany as error:
        form.add_error(None, error)
        return 429, ""
    return 303, held.get_absolute_url()


@keep_page
@require_safe
def status(request: HttpRequest, ticket: str) -> HttpResponse:
    """What became of a report, for everyone who knows its number. Of the reader it says nothing."""
    number = ticket_in(ticket)
    if not number:
        raise Http404("There is no such ticket.")
    if number != ticket:
        return HttpResponsePermanentRedirect(reverse("error_reports:status", args=[number]))
    found = get_object_or_404(Report.objects.shown(), ticket=number)
    carry(tag_of(found), f"article:{found.article_id}")
    live = Version.objects.live().filter(article=found.article_id).for_cards().first()
    context = {"report": found, "version": live, "steps": steps_of(found)}
    return render(request, "error_reports/status.html", context)


@csrf_exempt  # it changes nothing, and a page that everyone shares carries no token
@require_http_methods(["GET", "HEAD", "POST"])
@keep_page
def find(request: HttpRequest) -> HttpResponse:
    """Lead from a number that somebody wrote down, of any kind of report, to the page about it.

    Sent by POST, it reaches this page.
    """
    typed = request.POST.get("ticket", "")
    number = ticket_in(typed)
    if number and (address := page_of(number)):
        return HttpResponseRedirect(address, status=303)
    sent = request.method == "POST"
    return render(request, "error_reports/find.html", {"typed": typed, "sent": sent}, status=422 if sent else 200)
