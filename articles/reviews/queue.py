"""The list of reviews at the desk as a queue: what waits comes first, the oldest at the top."""

from collections.abc import Iterator
from typing import Any, override
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from articles.admin.story_rights import person
from articles.models import Article
from articles.reviews.models import Review, Status

DECIDED = {Status.APPROVED.value: "Approved", Status.REJECTED.value: "Rejected"}


def next_after(review: Review) -> Review | None:
    """Return the review to read after this one: the next older one that waits, else the oldest."""
    waiting = Review.objects.pending().exclude(pk=review.pk).order_by("created_at", "pk")
    return waiting.filter(created_at__gte=review.created_at).first() or waiting.first()


class StatusFilter(admin.SimpleListFilter):
    """Shows what waits until someone asks for something else."""

    title = "status"
    parameter_name = "status"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*DECIDED.items(), ("all", "All")]

    @override
    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, words in [(None, "Waiting"), *self.lookup_choices]:
            query = changelist.get_query_string({self.parameter_name: value} if value else {}, ["status", "p"])
            yield {"selected": self.value() == value, "query_string": query, "display": words}

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen == "all":
            return queryset
        return queryset.filter(status=chosen if chosen in DECIDED else Status.PENDING)


class Queue(ChangeList):
    """Gives each row the addresses that its cells link to."""

    @override
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        filters = self.get_query_string()[1:]
        kept = "?" + urlencode({"_changelist_filters": filters}) if filters else ""
        shown = Article.objects.for_desk_of(person(request)).filter(pk__in={row.article_id for row in self.result_list})
        may_open = set(shown.values_list("pk", flat=True))
        for review in self.result_list:
            review.address = reverse("admin:reviews_review_change", args=[review.pk]) + kept
            story = reverse("admin:articles_article_change", args=[review.article_id])
            review.story_address = story if review.article_id in may_open else ""
