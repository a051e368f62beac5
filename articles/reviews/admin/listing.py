"""The list of reviews: one queue at a time, in tabs that say how many wait and for how long."""

from collections.abc import Iterator
from typing import Any, override

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.keys import key_in
from articles.admin.story_rights import person
from articles.models import Article
from articles.reviews.admin.bulk import shown_as
from articles.reviews.admin.queues import ALL, QUEUES, WAITING, queue_of
from articles.reviews.admin.rounds import Round
from articles.reviews.models import MODERATE, Decision, Reader, Review

#: A search reads through so many of the newest; an index of all words would cost every reader who sends a review.
SEARCHED = 5000


class QueueFilter(admin.SimpleListFilter):
    """Shows what waits until someone asks for something else."""

    title = "queue"
    parameter_name = "queue"
    template = "admin/reviews/review/queues.html"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(queue.key, queue.title) for queue in (*QUEUES, ALL)]

    @override
    def choices(self, changelist: Any) -> Iterator[Any]:
        chosen = queue_of(self.value())
        for queue in (*QUEUES, ALL):
            key = {} if queue == WAITING else {self.parameter_name: queue.key}
            query = changelist.get_query_string(key, [self.parameter_name, "p"])
            told = None if queue == ALL else queue.told()
            yield {"selected": queue == chosen, "query_string": query, "display": queue.title, "told": told}

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if ticked := request.POST.getlist(ACTION_CHECKBOX_NAME):
            # An action is for the rows that were ticked, also where somebody has moved them to another queue since.
            return queryset.filter(pk__in=[key for pk in ticked if (key := key_in(pk)) is not None])
        return queue_of(self.value()).rows(queryset)  # type: ignore[arg-type]


class ReviewList(ChangeList):
    """Gives each row the addresses that its cells link to."""

    @override
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        going = Round.of(request.GET)
        shown = Article.objects.for_desk_of(person(request)).filter(pk__in={row.article_id for row in self.result_list})
        may_open = set(shown.values_list("pk", flat=True))
        for review in self.result_list:
            review.address = going.address(review.pk)
            story = reverse("admin:articles_article_change", args=[review.article_id])
            review.story_address = story if review.article_id in may_open else ""
        self.first_address = self.result_list[0].address if self.result_list else ""
        self.judges = request.user.has_perm(MODERATE)
        mine = Decision.objects.to_undo(person(request)).select_related("review")
        self.undo = mine.first() if self.judges else None
        self.undo_address = going.address(self.undo.review_id) if self.undo else ""
        self.round = going


class ReviewRows(ModelAdmin[Review]):
    list_display = ("stars", "review", "story", "sender")
    list_display_links = None
    list_filter = (QueueFilter,)
    list_per_page = 30
    # The admin shows a search box where there are search fields.
    search_fields = ("headline",)
    search_help_text = "Searches headline, name and words of the newest; an email address only as a whole."
    sortable_by = ()

    @override
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReviewList]:
        return ReviewList

    @override
    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return queue_of(request.GET.get("queue")).order

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        rows = Review.objects.with_reviewed_story().with_decisions().with_findings()
        rows = rows.select_related("reader", "answer", "appeal")
        return rows.order_by(*self.get_ordering(request)).defer("network")

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        # A search that finds an address would tell it.
        if "@" in term and request.user.has_perm(MODERATE):
            return queryset.filter(reader__key=Reader.key_of(term)), False
        newest = queryset.order_by("-pk").values("pk")[:SEARCHED]
        within = Q(headline__icontains=term) | Q(name__icontains=term) | Q(words__icontains=term)
        return queryset.filter(within, pk__in=newest), False

    @admin.display(description="rating")
    def stars(self, review: Review) -> SafeString:
        # An action is for the review as it stood in the list.
        edition = format_html('<input type="hidden" name="{}" value="{}">', shown_as(review), review.edition)
        return format_html("{} of 5{}", review.rating, edition)

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
