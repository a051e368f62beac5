"""Preview: the public page of what is saved, or of what is typed and not saved; nothing is written."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import all_valid
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path

from articles import editing, publishing
from articles.models import Article
from newsroom.unlisted import unlisted


class PreviewPages(ModelAdmin[Article]):
    def preview_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        return [
            path("preview/", wrap(self.preview_new), name="articles_article_preview_new"),
            path("<int:pk>/preview/", wrap(self.preview), name="articles_article_preview"),
        ]

    def preview_new(self, request: HttpRequest) -> HttpResponse:
        """Show a story that has never been saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            raise Http404("There is nothing to preview yet.")
        return self._typed(request, None)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is saved; on POST, what stands in the form."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404("There is no such story.")
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        if request.method == "POST" and self.has_change_permission(request, article):
            return self._typed(request, article)
        return _page(request, article)

    def _typed(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        """Save what is typed, look at it, and take it back."""
        with transaction.atomic():
            try:
                if article is not None:  # whoever saves it now waits, or what is typed would lie on an older edition
                    article = get_object_or_404(Article.objects.select_for_update(), pk=article.pk)
                return self._page_of_form(request, article)
            finally:
                transaction.set_rollback(True)

    def _page_of_form(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        change = article is not None
        form = self.get_form(request, article, change=change)(request.POST, instance=article)
        formsets, _inlines = self._create_formsets(request, form.instance, change=change)  # type: ignore[attr-defined]
        if not all_valid([form, *formsets]):  # type: ignore[list-item]
            context = {"form": form, "formsets": formsets}
            return unlisted(render(request, "admin/articles/article/no_preview.html", context))
        typed = form.save(commit=False)
        editing.save(typed, by=None)
        super().save_related(request, form, formsets, change)
        return _page(request, typed)


def _page(request: HttpRequest, article: Article) -> HttpResponse:
    context = {"version": publishing.preview(article), "related": [], "preview": True}
    return unlisted(render(request, "articles/story.html", context))
