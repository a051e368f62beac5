"""Error reports at the desk: a queue beside the stories, and a page to decide on each."""

from typing import Any, override

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from articles import rights
from articles.admin.filters import SectionFilter
from articles.admin.refusals import reasons_of
from articles.admin.standing import Standing
from articles.admin.story_rights import person
from articles.error_reports.beside_story import VIEW
from articles.error_reports.deciding import DECIDE, erase
from articles.error_reports.models import Report, Status
from articles.error_reports.passages import label_of, same_now
from articles.error_reports.queue import DECIDED, Backlog, Queue, StatusFilter
from articles.error_reports.verbs import VERBS, Offer, Verb, VerbForm
from articles.models import Version
from newsroom.admin import MANY, OnDesk, Waiting
from newsroom.tickets import ticket_in


@admin.register(Report)
class ReportAdmin(OnDesk, admin.ModelAdmin[Report]):
    desk_app = "articles"
    desk_order = 15
    desk_note = "What readers say is wrong in a story. Each is checked and answered."

    list_display = ("reported", "story", "standing")
    list_display_links = None
    list_filter = (StatusFilter, ("article__section", SectionFilter))
    list_per_page = 30
    search_fields = ("ticket",)
    search_help_text = "Searches the number of the report, what the reader says, and the passage."
    sortable_by = ()
    actions = None

    @override
    def desk_waiting(self, request: HttpRequest) -> Waiting | None:
        user = person(request)
        if not user.has_perm(VIEW):
            return None
        waiting = Report.objects.worked_on_by(user).open().order_by("created_at")
        moments = list(waiting.values_list("created_at", flat=True)[: MANY + 1])
        if not moments:
            return Waiting(0, "")
        one = len(moments) == 1
        age = timesince(moments[0], depth=1)
        words = f"error report has waited for {age}" if one else f"error reports wait, the oldest for {age}"
        return Waiting(len(moments), words)

    # Who may do what -----------------------------------------------------------------------------

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_view_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        user = person(request)
        return user.has_perm(VIEW) and (obj is None or rights.works_on(user, obj.article))

    @override
    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        user = person(request)
        if obj is None:
            return user.has_perm(VIEW)
        may = rights.may(user, rights.CHANGE, obj.article) or rights.may(user, DECIDE, obj.article)
        return may and self.has_view_permission(request, obj)

    # The list ------------------------------------------------------------------------------------

    @override
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Queue]:
        return Queue

    @override
    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        answered = request.GET.get("status") in {*DECIDED, "all"}
        return ("-created_at", "-pk") if answered else ("created_at", "pk")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        rows = Report.objects.worked_on_by(person(request)).with_status().with_story_told()
        linked = rows.select_related("article__section", "version", "correction__address")
        return linked.defer("network").order_by(*self.get_ordering(request))

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Report], search_term: str
    ) -> tuple[QuerySet[Report], bool]:
        if number := ticket_in(search_term):
            return queryset.filter(ticket=number), False
        return queryset.containing(search_term), False  # type: ignore[attr-defined]

    @override
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        backlog = Backlog.of(Report.objects.worked_on_by(person(request)))
        return super().changelist_view(request, {"backlog": backlog} | (extra_context or {}))

    @admin.display(description="report")
    def reported(self, report: Report) -> SafeString:
        return render_to_string("admin/error_reports/report/row.html", {"report": report})

    @admin.display(description="story")
    def story(self, report: Any) -> str:
        section = report.article.section
        return format_html("{}<small>{}</small>", report.story_headline, section.name if section else "")

    @admin.display(description="status")
    def standing(self, report: Any) -> str:
        told = Status(report.status).label
        since = timesince(report.created_at, depth=1)
        return format_html('<span data-status="{}">{}</span><small>sent {} ago</small>', report.status, told, since)

    # One report ----------------------------------------------------------------------------------

    @override
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        report = self.get_object(request, object_id)
        allowed = self.has_change_permission if request.method == "POST" else self.has_view_permission
        if not allowed(request, report):
            raise PermissionDenied
        if report is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined, no-any-return]
        verb = VERBS.get(request.POST.get("_decide", ""))
        return self._page(request, report) if verb is None else self._decide(request, report, verb)

    def _decide(self, request: HttpRequest, report: Report, verb: Verb) -> HttpResponse:
        user = person(request)
        rights.permit(user, verb.right, report.article)
        form = verb.form(report, request.POST)
        if not form.is_valid():
            return self._page(request, report, verb, form)
        report.edition = form.cleaned_data["edition"]
        try:
            verb.run(report, user, form.cleaned_data)
        except ValidationError as error:
            for name, texts in reasons_of(error).items():
                form.add_error(name if name in form.fields else None, texts)
            fresh = self.get_object(request, str(report.pk))
            return self._page(request, fresh, verb, form) if fresh else HttpResponseRedirect(self._list())
        self.log_change(request, report, verb.label)
        here = reverse("admin:error_reports_report_change", args=[report.pk])
        messages.success(request, format_html('Report <a href="{}">{}</a> {}', here, report.ticket, verb.done))
        if verb.leads_to_story:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[report.article_id]))
        return HttpResponseRedirect(self._list() if verb.is_last else here)

    def _list(self) -> str:
        return reverse("admin:error_reports_report_changelist")

    def _page(
        self, request: HttpRequest, report: Report, asked: Verb | None = None, sent: VerbForm | None = None
    ) -> HttpResponse:
        user = person(request)
        offered = {verb: verb.form(report) for verb in VERBS.values() if verb.is_open(report, user)}
        offers = [Offer(verb, sent if sent and verb is asked else form) for verb, form in offered.items()]
        live = Version.objects.live().filter(article=report.article_id).select_related("address").first()
        context = {
            **self.admin_site.each_context(request),
            "title": f"Error report {report.ticket}",
            "opts": self.opts,
            "original": report,
            "report": report,
            "status": Status(getattr(report, "status")).label,  # noqa: B009
            "label": label_of(report.place),
            "live": live,
            "now": same_now(report.passage, live) if live and report.passage else None,
            "standing": Standing.of(report.article),
            "bylines": report.article.ordered_bylines,
            "simple": [offer for offer in offers if not offer.form.visible_fields()],
            "asking": [offer for offer in offers if offer.form.visible_fields()],
            "sent": sent,
            "is_offered": asked in offered,
            "events": report.events.select_related("by", "version"),
            "may_decide": rights.may(user, DECIDE, report.article),
            "may_erase": self.has_delete_permission(request, report),
        }
        return TemplateResponse(request, "admin/error_reports/report/change_form.html", context)

    @override
    def delete_model(self, request: HttpRequest, obj: Report) -> None:
        erase(obj, by=person(request))
