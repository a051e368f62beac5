"""The topics of stories at the desk."""

from typing import Any, override

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from taggit.models import Tag

from articles.models import TaggedArticle, Topic
from newsroom.admin import OnDesk

# The library's own tags, which no story uses.
admin.site.unregister(Tag)


@admin.register(Topic)
class TopicAdmin(OnDesk, admin.ModelAdmin[Topic]):
    desk_order = 30
    desk_note = "What stories are about. Each topic has a page of its own."

    list_display = ("name", "address", "stories")
    list_per_page = 50
    search_fields = ("name",)
    search_help_text = "Searches the names."
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug")

    @override
    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        # A subquery is counted for the rows of one page only; a join would count every story first.
        tagged = TaggedArticle.objects.filter(tag=OuterRef("pk")).order_by().values("tag").annotate(n=Count("pk"))
        counted = Coalesce(Subquery(tagged.values("n")), 0, output_field=IntegerField())
        topics: QuerySet[Topic] = super().get_queryset(request).annotate(story_count=counted)
        return topics

    @override
    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["labels"] = {"slug": "Address"}
        kwargs["help_texts"] = {
            "slug": "The last part of the address, as in /topics/nato/. Changing it breaks old links."
        }
        return super().get_form(request, obj, change=change, **kwargs)

    @admin.display(description="address", ordering="slug")
    def address(self, topic: Topic) -> str:
        return str(topic.slug)

    @admin.display(description="stories")
    def stories(self, topic: Topic) -> int:
        return topic.story_count  # type: ignore[no-any-return]
