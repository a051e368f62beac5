"""What the list of stories can be narrowed to."""

from collections.abc import Iterable
from typing import Any, override

from django.contrib.admin import DateFieldListFilter, ModelAdmin, RelatedFieldListFilter, SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from articles.models import Article, Byline, State, Status
from authors.models import Author

#: States a story may be in for each status that is one: the database looks at these rows only.
STATES = {
    Status.DRAFT: State.DRAFT,
    Status.IN_REVIEW: State.IN_REVIEW,
    Status.READY: State.READY,
    Status.SPIKED: State.SPIKED,
}


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
        state = STATES.get(Status(value))
        rows: Any = queryset.filter(state=state) if state else queryset  # with what for_desk_list() adds
        return rows.filter(status=value)  # type: ignore[no-any-return]


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
        value = self.value() or ""
        if not value.isdecimal():
            return None
        return queryset.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), author_id=int(value))))
