"""What a reader does about one of their reviews: change it, appeal, delete it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from articles.reviews import appeals, changing, erasing
from articles.reviews.forms import AppealForm, ChangeForm
from articles.reviews.models import TEXT, Reader, Review
from articles.reviews.standing import Standing, standing_of
from articles.reviews.views.own import home, own, show

_asks = require_http_methods(["GET", "HEAD", "POST"])


@_asks
@own
def change(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    standing = _theirs(reader, pk)
    if why := standing.keeps_from_changing:
        return _refused(request, standing, why)
    # Of its own, so that what is shown beside it is the review as it was.
    sent = request.POST if request.method == "POST" else None
    form = ChangeForm(sent, instance=Review.objects.get(pk=standing.review.pk))
    if form.is_valid():
        try:
            changing.change(standing.review, {name: form.cleaned_data[name] for name in TEXT})
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return home(request)
    return _form(request, "reviews/own/change.html", standing, form)


@_asks
@own
def appeal(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    standing = _theirs(reader, pk)
    if why := appeals.hindrance(standing.review):
        return _refused(request, standing, why)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            appeals.lodge(standing.review, form.cleaned_data["words"])
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return home(request)
    return _form(request, "reviews/own/appeal.html", standing, form)


@_asks
@own
def delete(request: HttpRequest, reader: Reader, pk: int) -> HttpResponse:
    """Ask whether this one is to be deleted; delete it on POST."""
    standing = _theirs(reader, pk)
    if request.method == "POST":
        erasing.delete(standing.review)
        return show(request, "reviews/own/erased.html", {"count": 1, "more": reader.reviews.exists()})
    return show(request, "reviews/own/delete.html", {"standing": standing})


def _theirs(reader: Reader, pk: int) -> Standing:
    try:
        return standing_of(reader, pk)
    except Review.DoesNotExist as error:
        raise Http404("There is no such review of theirs.") from error


def _form(request: HttpRequest, template: str, standing: Standing, form: BaseModelForm[Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return show(request, template, {"standing": standing, "form": form}, status)


def _refused(request: HttpRequest, standing: Standing, why: str) -> HttpResponse:
    """Say why it cannot be done any more, and give back what was typed."""
    context = {"standing": standing, "why": why, "typed": request.POST}
    return show(request, "reviews/own/refused.html", context, 403 if request.method == "POST" else 200)
