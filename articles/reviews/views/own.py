"""A reader's own page, opened by the link in a mail: confirm, look at, take along or delete all they wrote."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.reviews import confirming, erasing, own_link
from articles.reviews.exporting import export
from articles.reviews.models import Policy, Reader, Review
from articles.reviews.standing import newest_of
from newsroom.origin import is_cross_site
from newsroom.reader_forms import CROSS_SITE
from newsroom.unlisted import unlisted


def own[**P](
    view: Callable[Concatenate[HttpRequest, Reader, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view the reader whose link this is; 404 or 410 and a page that says so where it opens nothing."""

    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            reader = own_link.open_link(token)
        except Reader.DoesNotExist:
            return _ended(request, 404)
        except own_link.Ended:
            return _ended(request, 410)
        if request.method == "POST" and is_cross_site(request):
            # What was typed comes back: no other site knows the address to post to.
            context = {"why": CROSS_SITE, "token": token, "typed": request.POST}
            return guarded(render(request, "reviews/own/refused.html", context, status=403))
        try:
            return guarded(view(request, reader, *args, **kwargs))
        except Review.DoesNotExist as error:  # they have deleted it at this moment, in another window
            raise Http404 from error

    # is_cross_site() stands in the token's place, as for all forms of readers.
    update_wrapper(opened, view)
    return csrf_exempt(opened)


def _ended(request: HttpRequest, status: int) -> HttpResponse:
    typed = {} if is_cross_site(request) else request.POST
    return guarded(render(request, "reviews/own/ended.html", {"typed": typed}, status=status))


def guarded(response: HttpResponse) -> HttpResponse:
    unlisted(response)["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    # The address opens the page, so it must not travel with a click. With “no-referrer” browsers would not say either
    # where a form comes from.
    response["Referrer-Policy"] = "strict-origin"
    return response


def show(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a page below the link that opened it; it has no address to quote."""
    assert request.resolver_match is not None
    token = request.resolver_match.kwargs["token"]
    more = {"token": token, "policy": Policy.current(), "canonical": ""}
    return render(request, template, more | context, status=status)


def home(request: HttpRequest) -> HttpResponseRedirect:
    assert request.resolver_match is not None
    return HttpResponseRedirect(reverse("reviews:own", args=[request.resolver_match.kwargs["token"]]), status=303)


@require_safe
@own
def overview(request: HttpRequest, reader: Reader) -> HttpResponse:
    """All they wrote and what became of it. Robots that look ahead into mails change nothing here."""
    reviews = newest_of(reader)
    context = {"reader": reader, "reviews": reviews, "waits": any(each.is_unconfirmed for each in reviews)}
    return show(request, "reviews/own/overview.html", context)


@require_POST
@own
def confirm(request: HttpRequest, reader: Reader) -> HttpResponse:
    confirming.confirm(reader)
    return home(request)


@require_safe
@own
def take_along(request: HttpRequest, reader: Reader) -> HttpResponse:  # noqa: ARG001  (each view gets the request)
    response = JsonResponse(export(reader), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="my-reviews.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@own
def erase(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Ask whether all is to be deleted; delete it on POST."""
    if request.method == "POST":
        return show(request, "reviews/own/erased.html", {"count": erasing.erase(reader)})
    return show(request, "reviews/own/erase.html", {"count": reader.reviews.count()})
