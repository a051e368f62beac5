"""The history of a story: its line of time, two saves compared, one restored, and what readers had when."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, override

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from articles import editing, revising, rights, timeline
from articles.admin.fields import WallTimeField
from articles.admin.keys import key_in
from articles.admin.story_rights import person
from articles.differences import LABELS, compare
from articles.models import Article, Revision
from articles.plans import told
from articles.shown import story_then
from newsroom.unlisted import unlisted


class ReadersForm(forms.Form):
    at = WallTimeField(label="What readers had at", error_messages={"required": "Choose a day and a time."})


class HistoryPages(ModelAdmin[Article]):
    def history_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        compare, readers, restore = (
            wrap(require_safe(self.compare)),
            wrap(require_safe(self.readers)),
            wrap(require_http_methods(["GET", "HEAD", "POST"])(self.restore)),
        )
        return [
            path("<int:pk>/history/compare/", compare, name="articles_article_compare"),
            path("<int:pk>/history/readers/", readers, name="articles_article_readers"),
            path("<int:pk>/history/<int:revision>/restore/", restore, name="articles_article_restore_revision"),
        ]

    @override
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        article = self._seen(request, object_id)
        before = request.GET.get("before", "")
        page = timeline.page_of(article, before=before, only=self._spoken_of(request, article))
        saves = [event.place.pk for event in page.saves]
        shown = {
            "page": page,
            "is_newest": not before,
            "current": saves[0] if saves and not before else None,
            "chosen_new": saves[0] if saves else None,
            "chosen_old": saves[1] if len(saves) > 1 else None,
            "readers_form": ReadersForm(label_suffix=""),
        }
        return self._show(request, article, "history", "History", **shown)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what changed between two saves; with only one, what that save itself changed."""
        article = self._seen(request, pk)
        asked = (key_in(request.GET.get(name, "")) for name in ("old", "new"))
        chosen = {key for key in asked if key is not None}
        found = list(article.revisions.filter(pk__in=chosen).select_related("by").order_by("at", "pk"))
        if not found or len(found) < len(chosen):
            raise Http404("There is no such save.")
        new = found[-1]
        old = (
            found[0]
            if len(found) == 2
            else article.revisions.saves().filter(pk__lt=new.pk).select_related("by").first()
        )
        differences = compare(old.told if old else {}, new.told, only=self._spoken_of(request, article))
        current = article.revisions.saves().values_list("pk", flat=True).first()
        shown = {"old": old, "new": new, "current": current, "differences": differences}
        return self._show(request, article, "compare", "What changed", **shown)

    def restore(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        """Show what restoring a save would change and, on POST, do it."""
        article = self._seen(request, pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        past = article.revisions.select_related("by").filter(pk=revision).first()
        if past is None:
            raise Http404("There is no such save.")
        refused: list[str] = []
        if request.method == "POST":
            try:
                return self._restored(request, article, past)
            except ValidationError as error:
                refused, article = error.messages, self._seen(request, pk)
        shown = {
            "past": past,
            "refused": refused,
            "lost": list(revising.lost(past)),
            "differences": compare(editing.snapshot(article), past.told, only=frozenset(LABELS) - {"due"}),
        }
        return self._show(request, article, "restore", "Restore an earlier version", **shown)

    def _restored(self, request: HttpRequest, article: Article, past: Revision) -> HttpResponse:
        article.edition = key_in(request.POST.get("edition", "")) or 0
        lost = revising.restore(article, past, by=person(request))
        messages.success(request, f"Restored the version of {told(past.at)}. Readers see nothing of it yet.")
        for words in lost:
            messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def readers(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page that readers had at a moment, as they had it."""
        article = self._seen(request, pk)
        form = ReadersForm(request.GET, label_suffix="")
        at: datetime | None = form.cleaned_data["at"] if form.is_valid() else None
        version = story_then(article, at) if at is not None else None
        if at is None or version is None:
            had = article.versions.effective().order_by("-live_from").only("number", "live_from", "live_until")
            shown = {"at": at, "readers_form": form, "versions": had[: timeline.SIZE]}
            answer: HttpResponse = self._show(request, article, "readers", "What readers had", **shown)
        else:
            then = {"at": at, "is_past": at <= timezone.now(), "article": article}
            context = {"version": version, "related": [], "preview": True, "then": then}
            answer = render(request, "articles/story.html", context)
        return unlisted(answer)

    # The steps ---------------------------------------------------------------------------------------

    def _seen(self, request: HttpRequest, pk: object) -> Article:
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404("There is no such story.")
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article

    def _spoken_of(self, request: HttpRequest, article: Article) -> frozenset[str]:
        """Return the fields this person may read: the notes are for those whose work the story is."""
        return frozenset(LABELS) - ({"notes"} if not rights.works_on(person(request), article) else set())

    def _show(
        self, request: HttpRequest, article: Article, template: str, title: str, **shown: Any
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": article,
            "language": article.language,
            "may_restore": self.has_change_permission(request, article),
            "media": self.media,
            **shown,
        }
        return TemplateResponse(request, f"admin/articles/article/{template}.html", context)
