"""Who gets at which story at the desk: the same answer for list, form, inlines, search and delete."""

from typing import Any, override

from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import rights
from articles.models import Article
from authors.models import User


def person(request: HttpRequest) -> User:
    """Return who asks; the admin lets nobody in who has not logged in."""
    assert isinstance(request.user, User)
    return request.user


class StoryRights(ModelAdmin[Article]):
    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).for_desk_of(person(request))  # type: ignore[attr-defined, no-any-return]

    @override
    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Return the parts of the form; the notes only to those whose work the story is."""
        parts = super().get_fieldsets(request, obj)
        if obj is None or rights.works_on(person(request), obj):
            return parts
        return [(name, {"fields": [field for field in part["fields"] if field != "notes"]}) for name, part in parts]

    @override
    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return rights.may(person(request), rights.VIEW) or rights.may(person(request), rights.CHANGE)
        return rights.may(person(request), rights.VIEW, obj)

    @override
    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return rights.may(person(request), rights.CHANGE, obj)

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        # What readers had is never deleted.
        may = rights.may(person(request), rights.DELETE, obj)
        return may and (obj is None or not obj.versions.exists())
