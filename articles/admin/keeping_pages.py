"""Autosave, and what it kept: each answer says what became of the text, of the story and of those beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from articles import company, editing, keeping
from articles.admin.story_rights import person
from articles.admin.typed import typed_in
from articles.admin.writing import WritingForm, edition_in
from articles.differences import Difference, compare
from articles.keeping import Typing
from articles.models import Article, Presence, Unsaved
from authors.models import User


@dataclass(frozen=True)
class Found:
    """Something typed and not saved: whether its window is still open, and what it changes."""

    row: Unsaved
    is_elsewhere: bool
    differences: list[Difference]


class KeepingPages(ModelAdmin[Article]):
    def keeping_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        return [
            path("keep/", wrap(require_POST(self.keep)), name="articles_article_keep_new"),
            path("<int:pk>/keep/", wrap(require_POST(self.keep)), name="articles_article_keep"),
            path("unsaved/", wrap(require_safe(self.unsaved)), name="articles_article_unsaved_new"),
            path("<int:pk>/unsaved/", wrap(require_safe(self.unsaved)), name="articles_article_unsaved"),
            path("unsaved/<uuid:key>/leave/", wrap(require_POST(self.leave)), name="articles_article_leave"),
            path("<int:pk>/take-over/", wrap(require_POST(self.take_over)), name="articles_article_take_over"),
            path("signed-in-as/", wrap(require_safe(self.signed_in_as)), name="articles_article_signed_in_as"),
        ]

    def keep(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Keep what stands in the form, or without text only note that it is open."""
        sent = WritingForm(request.POST)
        if sent.is_valid() and sent.cleaned_data["editor"] != request.user.pk:
            return _told("stranger", f"{request.user} is logged in now", 409)
        article = self._story(request, pk)
        if pk is not None and article is None:
            return _told("gone", "This story is no longer there for you", 404)
        if not self._may_write(request, article):
            return _told("refused", "You may no longer change this story", 403)
        if not sent.is_valid():
            return _told("refused", "This request is not one of the story form", 400)
        return self._kept(request, article, sent.cleaned_data)

    def _kept(self, request: HttpRequest, article: Article | None, sent: dict[str, Any]) -> HttpResponse:
        user = person(request)
        typed = typed_in(request.POST) if sent["sequence"] is not None else {}
        if sum(len(str(value)) for value in typed.values()) > keeping.MOST:
            return _told("too-long", f"A story has up to {keeping.MOST:,} characters", 413)
        answer: dict[str, Any] = {"state": "present"}
        try:
            if typed:
                typing = Typing(user, sent["writing"], sent["sequence"], sent["edition"] or 0, article, typed)
                answer = {"state": keeping.keep(typing), "at": date_format(timezone.localtime(), "H:i")}
            if sent["leaving"]:
                company.go(user, sent["writing"])
            elif article is not None and not sent["recovered"]:
                answer |= self._company(user, article, sent)
        except DatabaseError:  # a full disk, say: the browser keeps the text and asks again
            return _told("ill", "The database does not take it", 503)
        return JsonResponse(answer)

    def _company(self, user: User, article: Article, sent: dict[str, Any]) -> dict[str, Any]:
        """Note that the window is open; say who else is here, who was faster, and who took over."""
        with transaction.atomic():
            present = company.be_present(article, user, sent["writing"], idle=timedelta(seconds=sent["idle"] or 0))
            taker = present.displaced_by
            if taker is not None:
                company.set_aside(article, article.unsaved.open().filter(editor=user, key=present.key), by=taker)
        stale = sent["edition"] != article.edition
        return {
            "edition": article.edition,
            "conflict": editing.faster(article) if stale else "",
            "others": [{"name": other.name, "active": other.active} for other in company.others(article, user)],
            "displaced": str(taker or ""),
        }

    def unsaved(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Show what this person has not saved of a story, as part of its page."""
        article = self._story(request, pk)
        if pk is not None and article is None:
            raise Http404("There is no such story.")
        if not self._may_write(request, article):
            raise PermissionDenied
        return render(request, "admin/articles/article/unsaved.html", self.unsaved_of(request, article))

    def leave(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """Put what was found aside."""
        row = Unsaved.objects.filter(editor=person(request), key=key).exclude(fate=Unsaved.Fate.SAVED).first()
        if row is None:
            raise Http404("Nothing is left to put aside.")
        keeping.leave(row)
        messages.info(request, "Left aside. You can take it up again for 30 days.")
        return HttpResponseRedirect(_story(row.article_id))

    def take_over(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let this person go on alone; a form that has missed no save is up to date afterwards."""
        article = self._story(request, pk)
        if article is None:
            raise Http404("There is no such story.")
        if not self._may_write(request, article):
            raise PermissionDenied
        held = edition_in(request.POST)
        has_missed_nothing = company.only_taken_over(article, since=held)
        try:
            company.take_over(article, by=person(request))
        except editing.Conflict as conflict:
            return _told("overtaken", conflict.messages[0], 409)
        if "json" in request.headers.get("Accept", ""):
            return JsonResponse({"state": "taken", "edition": article.edition if has_missed_nothing else held})
        messages.success(request, "The story is yours. Whoever had it open is told, and their text is kept.")
        return HttpResponseRedirect(_story(pk))

    def signed_in_as(self, request: HttpRequest) -> HttpResponse:
        """Give a form that has outlived its session the token of the new one."""
        return JsonResponse({"editor": request.user.pk, "token": get_token(request)})

    def unsaved_of(self, request: HttpRequest, article: Article | None) -> dict[str, Any]:
        """Return what the template of unsaved text shows."""
        user = person(request)
        windows = set(Presence.objects.here().filter(editor=user).values_list("key", flat=True))
        rows = [row for row in keeping.found(user, article) if str(row.key) != request.GET.get("but")]
        left = Unsaved.objects.found(user, article.pk if article else None).left()
        saved = editing.snapshot(article) if article and rows else {}
        return {
            "original": article,
            "unsaved": [Found(row, row.key in windows, compare(saved, saved | row.typed)) for row in rows],
            "left_aside": list(left),
            "take_from": _story(article.pk if article else None),
        }

    def _story(self, request: HttpRequest, pk: int | None) -> Article | None:
        """Return the story, if it is one that this person learns of."""
        return None if pk is None else self.get_object(request, str(pk))

    def _may_write(self, request: HttpRequest, article: Article | None) -> bool:
        if article is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, article)


def _told(state: str, message: str, status: int) -> JsonResponse:
    return JsonResponse({"state": state, "message": message}, status=status)


def _story(pk: int | None) -> str:
    if pk is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[pk])
