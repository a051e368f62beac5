"""The list of stories: where each stands, what it is, who made it, what comes next."""

from typing import Any, override

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import body
from articles.admin.actions import shown_as
from articles.admin.filters import AuthorFilter, ChangedFilter, SectionFilter, StatusFilter, marks_of
from articles.admin.story_rights import person
from articles.models import Article, Hold, Revision, Status
from articles.models.reach import marks_seen_by
from articles.search import finding
from newsroom import reading
from newsroom.admin import BoundedPaginator


class StoryList(ChangeList):
    @override
    def get_queryset(
        self, request: HttpRequest, exclude_parameters: list[str | None] | None = None
    ) -> QuerySet[Article]:
        saves = Revision.objects.filter(article=OuterRef("pk")).saves().order_by("-pk")
        last_saved_by = Subquery(saves.values("by__name")[:1])
        stories = Article.objects.for_desk_of(person(request)).for_desk_list()
        self.root_queryset = stories.annotate(saved_by=last_saved_by)
        return super().get_queryset(request, exclude_parameters)

    @property
    def has_folded_filter(self) -> bool:
        """Whether one of the filters that stand folded has been chosen: all but the status."""
        return any(spec.used_parameters for spec in self.filter_specs[1:])


class StoryPaginator(BoundedPaginator):
    """Counts less than others: what a story's status is takes several looks. A search knows whether there is more."""

    most = 1000

    def __init__(self, *args: Any, cut: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cut = cut

    @property
    @override
    def is_cut(self) -> bool:
        return super().is_cut if self.cut is None else self.cut


class StoryRows(ModelAdmin[Article]):
    list_display = ("status_word", "story", "bylines_line", "length", "touched", "next_event")
    list_display_links = ("story",)
    list_filter = (StatusFilter, ("section", SectionFilter), "story_type", AuthorFilter, ("changed_at", ChangedFilter))
    list_per_page = 50
    ordering = ("-changed_at", "-pk")
    sortable_by = ("touched",)
    # The admin shows a search box where there are search fields; the index knows what is searched.
    search_fields = ("headline",)
    search_help_text = "Searches headlines, standfirsts, texts, topics, addresses and names in the byline."

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        found = finding.stories(search_term, *marks_of(request.GET), any_of=marks_seen_by(person(request)))
        request.stories_cut = found.cut  # type: ignore[attr-defined]
        return queryset.filter(pk__in=found.keys), False

    @override
    def get_paginator(self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any) -> Paginator[Any]:
        return StoryPaginator(queryset, *args, cut=getattr(request, "stories_cut", None), **kwargs)

    @admin.display(description="status")
    def status_word(self, row: Any) -> SafeString:
        word = format_html('<span class="story-status" data-status="{}">{}</span>', row.status, _short(row.status))
        held = Hold.Kind(row.held_as).label if row.held_as else "Picture hold" if row.picture_held else ""
        told = format_html('{} <span class="story-hold">{}</span>', word, held) if held else word
        # An action is for the story as it stood in the list.
        return format_html('{}<input type="hidden" name="{}" value="{}">', told, shown_as(row), row.edition)

    @admin.display(description="story")
    def story(self, row: Article) -> SafeString:
        section = row.section.name if row.section else "No section"
        return format_html(
            '<span class="story-headline">{}</span> <span class="story-line">{} · {}</span>',
            row,
            section,
            row.slug,
        )

    @admin.display(description="by")
    def bylines_line(self, row: Article) -> str:
        return ", ".join(dict.fromkeys(byline.author.name for byline in row.bylines.all()))

    @admin.display(description="words")
    def length(self, row: Article) -> str:
        return f"{reading.words(body.text_of(row.body)):,}" if row.body else ""

    @admin.display(description="last changed", ordering="changed_at")
    def touched(self, row: Any) -> SafeString:
        when = _when(row.changed_at)
        return format_html('{} <span class="story-line">{}</span>', when, f"by {row.saved_by}" if row.saved_by else "")

    @admin.display(description="next")
    def next_event(self, row: Any) -> SafeString | str:
        moment, word = (row.planned_for, "Goes live") if row.planned_for else (row.ends_at, "Ends")
        if moment is None:
            return ""
        zone = timezone.get_current_timezone_name()
        return format_html('{} {} <span class="story-line">{}</span>', word, _when(moment), zone)


def _short(status: str) -> str:
    return "Live, changed" if status == Status.CHANGED else str(Status(status).label)


def _when(moment: Any) -> str:
    """Return the time for today, else the day too."""
    local = timezone.localtime(moment)
    return date_format(local, "H:i" if local.date() == timezone.localdate() else "j M Y, H:i")
