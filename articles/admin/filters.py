"""What the list of stories can be narrowed to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, override

from django.contrib.admin import DateFieldListFilter, ModelAdmin, RelatedFieldListFilter, SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from articles.admin.keys import key_in
from articles.models import Article, Byline, Revision, State, Status, Version
from authors.models import Author

#: States a story may be in for each status that is one: the database looks at these rows only.
STATES: dict[str, State] = {
    Status.DRAFT: State.DRAFT,
    Status.READY: State.READY,
    Status.SPIKED: State.SPIKED,
}

#: Filters by their parameters, and the marks of words in articles/search/index.py.
MARKS = {"section__id__exact": "section", "story_type__exact": "type", "author": "author"}
#: Of what only versions tell, the database looks at so many.
LATEST = 2_000


class StatusFilter(SimpleListFilter):
    title = "status"
    parameter_name = "status"

    @override
    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return Status.choices

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        value = self.value()
        if value not in Status.values:
            return None
        if value == Status.IN_REVIEW:  # an update that waits for an editor does so whatever readers have
            return queryset.filter(state=State.IN_REVIEW)
        rows: Any = _candidates(queryset, Status(value))  # with what for_desk_list() adds
        return rows.filter(status=value)  # type: ignore[no-any-return]


def _candidates(rows: QuerySet[Article], status: Status) -> QuerySet[Article]:
    """Return the rows that may have the status and few others, so that nobody works it out for a million.

    Of what was withdrawn or changed these are as many as anyone looks through, the latest.
    """
    if status in STATES:
        return rows.filter(state=STATES[status])
    latest: QuerySet[Any] | None = None
    if status == Status.SCHEDULED:
        latest = Version.objects.planned().order_by("live_from")
    elif status == Status.WITHDRAWN:
        latest = Version.objects.ending().ended().order_by("-live_until")
    elif status == Status.CHANGED:
        latest = Revision.objects.order_by("-pk")
    return rows if latest is None else rows.filter(pk__in=Subquery(latest.values("article")[:LATEST]))


class ChangedFilter(DateFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "last changed"


class SectionFilter(RelatedFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = mark_safe("None yet")


class AuthorFilter(SimpleListFilter):
    title = "author"
    parameter_name = "author"

    @override
    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [(str(pk), name) for pk, name in Author.objects.values_list("pk", "name")]

    @override
    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article] | None:
        author = key_in(self.value() or "")
        if author is None:
            return None
        return queryset.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), author_id=author)))


def marks_of(chosen: Mapping[str, str]) -> Iterator[str]:
    """Yield what the search index knows of the filters chosen: it then finds the newest among these alone."""
    for parameter, mark in MARKS.items():
        if re.fullmatch(r"\w{1,20}", value := chosen.get(parameter, ""), re.ASCII):
            yield f"{mark}={value}"
    if (status := chosen.get("status", "")) in {*STATES, Status.IN_REVIEW}:
        yield f"state={status}"
