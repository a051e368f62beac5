"""Reader reviews at the desk: a queue to read and to decide on, never a text to edit."""

from typing import Any, override

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import rights
from articles.admin.story_rights import person
from articles.models import Version
from articles.reviews.decisions import TARGETS, DecisionForm, ReasonForm, judge
from articles.reviews.models import Review, Status
from articles.reviews.queue import DECIDED, Queue, StatusFilter, next_after
from newsroom.admin import OnDesk, Waiting

RIGHT = "reviews.moderate_review"


@admin.register(Review)
class ReviewAdmin(OnDesk, admin.ModelAdmin[Review]):
    desk_order = 10
    desk_note = "What readers say about stories. Nothing is shown before someone here has read it."

    form = DecisionForm
    fields = ("reason", "note")
    list_display = ("stars", "review", "story", "sender")
    list_display_links = None
    list_filter = (StatusFilter,)
    list_per_page = 30
    search_fields = ("headline", "name", "reader__email__iexact")
    search_help_text = "Searches headline and name; an email address only as a whole."
    sortable_by = ()
    actions = ("approve_selected", "reject_selected", "reopen_selected")

    @override
    def desk_waiting(self, request: HttpRequest) -> Waiting | None:
        if not request.user.has_perm(RIGHT):
            return None
        words = {"one": "reader review waits to be read", "more": "reader reviews wait to be read"}
        return Waiting.of(Review.objects.pending(), **words)

    # Who may do what -----------------------------------------------------------------------------

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return request.user.has_perm(RIGHT)

    @override
    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        # A search that finds an address would tell it.
        return self.search_fields if request.user.has_perm(RIGHT) else self.search_fields[:2]

    # The list ------------------------------------------------------------------------------------

    @override
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Queue]:
        return Queue

    @override
    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        decided = request.GET.get("status") in {*DECIDED, "all"}
        return ("-created_at", "-pk") if decided else ("created_at", "pk")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        rows = Review.objects.with_reviewed_story().with_decisions().with_findings().select_related("reader")
        return rows.order_by(*self.get_ordering(request)).defer("network")

    @admin.display(description="rating")
    def stars(self, review: Review) -> str:
        return f"{review.rating} of 5"

    @admin.display(description="review")
    def review(self, review: Review) -> SafeString:
        return render_to_string("admin/reviews/review/row.html", {"review": review})

    @admin.display(description="story")
    def story(self, review: Any) -> str:
        if address := getattr(review, "story_address", ""):
            return format_html('<a href="{}">{}</a>', address, review.story_headline)
        return str(review.story_headline)

    @admin.display(description="reader")
    def sender(self, review: Review) -> SafeString:
        return render_to_string("admin/reviews/review/reader.html", {"review": review})

    # Deciding on many ----------------------------------------------------------------------------

    @admin.action(permissions=["moderate"], description="Approve")
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        self._judge_all(request, queryset, "approve")

    @admin.action(permissions=["moderate"], description="Reject …")
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> HttpResponse | None:
        form = ReasonForm(request.POST if "reason" in request.POST else None, label_suffix="")
        if form.is_valid():
            self._judge_all(request, queryset, "reject", **form.cleaned_data)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Reject reviews",
            "opts": self.opts,
            "form": form,
            "reviews": queryset,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/reviews/review/reject.html", context)

    @admin.action(permissions=["moderate"], description="Put back in the queue")
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        self._judge_all(request, queryset, "reopen")

    def _judge_all(self, request: HttpRequest, rows: QuerySet[Review], verb: str, **why: str) -> None:
        undecided = [review for review in rows if review.status != TARGETS[verb]]
        for review in undecided:
            judge(review, verb, person(request), **why)
            self.log_change(request, review, None)
        count = len(undecided)
        done = {"approve": "approved", "reject": "rejected", "reopen": "put back in the queue"}[verb]
        messages.success(request, f"{count} {'review' if count == 1 else 'reviews'} {done}.")

    # Deciding on one -----------------------------------------------------------------------------

    @override
    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Review | None = None,
    ) -> HttpResponse:
        assert obj is not None
        after = next_after(obj) if self.has_moderate_permission(request) else None
        live = Version.objects.live().filter(article_id=obj.article_id).select_related("address").first()
        more = {
            "may_decide": self.has_moderate_permission(request),
            "may_open_story": rights.may(person(request), rights.VIEW, obj.article),
            "next": reverse("admin:reviews_review_change", args=[after.pk]) if after else "",
            "live": live,
            "is_waiting": obj.status == Status.PENDING,
        }
        return super().render_change_form(request, context | more, add, change, form_url, obj)

    @override
    def save_model(self, request: HttpRequest, obj: Review, form: ModelForm[Review], change: bool) -> None:
        assert isinstance(form, DecisionForm)
        form.decide(obj, person(request))

    @override
    def log_change(self, request: HttpRequest, obj: Review, message: Any) -> Any:
        # The stock message would be “Changed Why it is rejected”.
        return super().log_change(request, obj, Status(obj.status).label)

    @override
    def response_change(self, request: HttpRequest, obj: Review) -> HttpResponse:
        address = reverse("admin:reviews_review_change", args=[obj.pk])
        done = "put back in the queue" if obj.status == Status.PENDING else obj.get_status_display().lower()
        told = format_html('“{}” is {}. <a href="{}">Look at it again</a>', obj.headline, done, address)
        messages.success(request, told)
        if str(request.POST.get("_decide", "")).endswith("_next"):
            if after := next_after(obj):
                return HttpResponseRedirect(reverse("admin:reviews_review_change", args=[after.pk]))
            messages.info(request, "That was the last one: nothing else waits.")
        return self.response_post_save_change(request, obj)
