"""The chosen queue as a file: what the list shows, between two days."""

from datetime import date, datetime, time, timedelta
from typing import Any, override

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from articles.reviews import spreadsheets
from articles.reviews.models import MODERATE, Review, ReviewQuerySet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Of the first and last days there are, no midnight can be told in every time zone.
DAYS = (MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(9000, 1, 1)))
DAY = forms.DateInput(attrs={"type": "date"})


class DownloadForm(forms.Form):
    """`since` and `until` are days of the site, both included."""

    since = forms.DateField(label="Sent from", required=False, widget=DAY, validators=DAYS)
    until = forms.DateField(label="to", required=False, widget=DAY, validators=DAYS)
    kind = forms.ChoiceField(label="As", choices=[("csv", "CSV"), ("xlsx", "Excel")], required=False)

    def chosen(self, reviews: ReviewQuerySet) -> ReviewQuerySet:
        """Return those of the reviews that were sent between the two days."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        if since:
            reviews = reviews.filter(created_at__gte=_midnight(since))
        if until:
            reviews = reviews.filter(created_at__lt=_midnight(until) + timedelta(days=1))
        return reviews


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _no_sense() -> HttpResponse:
    return HttpResponse("There is no such day, list or kind of file.", status=400, content_type="text/plain")


class ReviewDownloads(ModelAdmin[Review]):
    @override
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download_view)
        return [path("download/", view, name="reviews_review_download"), *super().get_urls()]

    @method_decorator(require_safe)
    def download_view(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the file; a question that makes no sense is refused."""
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        form = DownloadForm(request.GET)
        if not form.is_valid():
            return _no_sense()
        listed = request.GET.copy()
        for name in form.fields:
            listed.pop(name, None)
        request.GET = listed  # type: ignore[assignment]
        try:
            rows: Any = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return _no_sense()
        chosen = form.chosen(rows.select_related(None).prefetch_related(None))
        name = f"reviews-{timezone.localdate():%Y-%m-%d}"
        if form.cleaned_data["kind"] == "xlsx":
            return FileResponse(
                spreadsheets.as_xlsx(chosen), as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX
            )
        response = StreamingHttpResponse(spreadsheets.as_csv(chosen), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
