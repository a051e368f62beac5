"""The desk's pages for stories: a list of work, and a room to write in."""

from typing import Any, override

from django.contrib import admin
from django.db.models import Field
from django.forms import Field as FormField
from django.forms import Media, Script
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse

from articles import company, editing, notices, rights
from articles.admin.actions import StoryActions
from articles.admin.agenda import AgendaPages
from articles.admin.beside import beside_story
from articles.admin.byline import BylineInline
from articles.admin.checks import CheckPages, Checks
from articles.admin.fields import TopicsField, WallTimeField, clock
from articles.admin.history import HistoryPages
from articles.admin.keeping_pages import KeepingPages
from articles.admin.notice_pages import NoticePages
from articles.admin.offers import offers
from articles.admin.preview import PreviewPages
from articles.admin.preview_link_pages import PreviewLinkPages
from articles.admin.record import record_of
from articles.admin.refusals import Refusals
from articles.admin.saving import StorySaving, attempt_of
from articles.admin.standing import Standing
from articles.admin.story_form import StoryForm
from articles.admin.story_list import StoryList, StoryRows
from articles.admin.story_rights import StoryRights, person
from articles.admin.typed import typed_in
from articles.admin.verb_pages import VerbPages
from articles.admin.verbs import VERBS
from articles.admin.widgets import PhotoInput, reading_rates
from articles.differences import compare
from articles.models import Article, State
from newsroom.admin import OnDesk, Waiting

WRITING = ("kicker", "headline", "standfirst", "body")
STYLES = (
    "calendar",
    "preview-links",
    "side-preview",
    "story-form",
    "story-bar",
    "story-checks",
    "story-aside",
    "story-told",
    "story-kept",
    "body-tools",
    "body-editor",
    "dialogs",
    "history",
    "story-list",
)
PLACE = ("section", "story_type", "topics")


@admin.register(Article)
class ArticleAdmin(
    StoryRights,
    VerbPages,
    NoticePages,
    PreviewPages,
    PreviewLinkPages,
    HistoryPages,
    CheckPages,
    AgendaPages,
    KeepingPages,
    StorySaving,
    StoryActions,
    StoryRows,
    OnDesk,
    admin.ModelAdmin[Article],
):
    desk_order = 10
    desk_note = "Everything that is being written, and everything readers have."
    desk_start = "Write a story"
    desk_pages = (("Calendar", "admin:articles_article_calendar", "What is due, scheduled and live, day by day."),)

    form = StoryForm
    inlines = [BylineInline]
    fieldsets = [
        ("Text", {"fields": WRITING}),
        ("Place in the paper", {"fields": PLACE}),
        ("Lead picture", {"fields": ("picture", "picture_caption")}),
        ("For the desk", {"fields": ("due", "notes", "why")}),
        ("Place, language, address", {"fields": ("place", "language", "slug"), "classes": ("collapse",)}),
    ]
    change_form_template = "admin/articles/article/change_form.html"

    @property
    @override
    def media(self) -> Media:
        css = [f"newsroom/css/desk/{name}.css" for name in STYLES]
        js: list[Any] = ["admin/js/actions.js", Script("newsroom/js/desk/story-form.js", type="module")]
        return Media(css={"all": css}, js=js)

    @override
    def desk_waiting(self, request: HttpRequest) -> Waiting | None:
        user = person(request)
        if not rights.may(user, rights.APPROVE):
            return None
        waiting = Article.objects.for_desk_of(user).in_sections_of(user).filter(state=State.IN_REVIEW)
        return Waiting.of(waiting, one="story waits for review", more="stories wait for review")

    @override
    def get_urls(self) -> list[URLPattern]:
        return [
            *self.preview_urls(),
            *self.preview_link_urls(),
            *self.history_urls(),
            *self.check_urls(),
            *self.agenda_urls(),
            *self.keeping_urls(),
            *self.notice_urls(),
            *self.verb_urls(),
            *super().get_urls(),
        ]

    @override
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[StoryList]:
        return StoryList

    @override
    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        match db_field.name:
            case "section":  # without the stock links to add and change sections
                return db_field.formfield(empty_label="No section yet", **kwargs)
            case "due":
                return db_field.formfield(
                    form_class=WallTimeField, help_text=f"{db_field.help_text} {clock()}", **kwargs
                )
            case "picture":
                return db_field.formfield(**kwargs | {"widget": PhotoInput})
            case "topics":
                return db_field.formfield(form_class=TopicsField, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # Saving --------------------------------------------------------------------------------------

    @override
    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_change(request, obj)

    @override
    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        verb = VERBS.get(request.POST.get("_verb", ""))
        if verb is not None:
            return self.take(request, obj, verb)
        return super().response_change(request, obj)

    def story_address(self, article: Article) -> str:
        return reverse("admin:articles_article_change", args=[article.pk])

    # Showing -------------------------------------------------------------------------------------

    @override
    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        form: StoryForm = context["adminform"].form
        context |= {
            "writable": add or self.has_change_permission(request, obj),
            "reading_rates": reading_rates(),
            "writing": attempt_of(request).writing,
        }
        if request.method == "GET" and context["writable"]:
            context |= self.unsaved_of(request, obj)
        if obj is not None:
            context["company"] = company.others(obj, person(request))
            self._tell_standing(request, context, obj)
        else:
            context |= {"title": "New story", "checks": Checks.of_saved(Article())}
        if form.conflict is not None and obj is not None:
            saved = Article.objects.get(pk=obj.pk)
            was, typed = editing.snapshot(saved), typed_in(request.POST)
            context |= {"saved_now": saved, "differences": compare(was, was | typed)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _tell_standing(self, request: HttpRequest, context: dict[str, Any], article: Article) -> None:
        saved = article if not context["errors"] else Article.objects.get(pk=article.pk)
        standing = Standing.of(saved)
        offered = offers(saved, person(request), standing)
        notices.read(person(request), saved)
        context |= {
            "title": "Story",
            "standing": standing,
            "may_show": rights.may(person(request), rights.SHOW, saved),
            "offers": offered,
            "lead": next((offer for offer in offered if offer.leads), None),
            "others": [offer for offer in offered if not (offer.leads or offer.verb.is_rare)],
            "rare": [offer for offer in offered if offer.verb.is_rare and not offer.leads],
            "record": record_of(saved),
            "panels": [part.panel(saved, person(request)) for part in beside_story()],
            "checks": Checks.of_saved(saved),
            "refusal": Refusals(request).show(article, context["adminform"].form, context["inline_admin_formsets"]),
        }
