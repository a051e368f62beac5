"""The desk's page of preview links of a story: make one, see how often it was opened, end it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from articles import preview_links, rights
from articles.admin.story_rights import person
from articles.models import Article, PreviewLink, PreviewOpening

#: Links of one story on the page, and openings of each.
MOST, MOST_OPENINGS = 30, 10
HOURS = {1: "an hour", 24: "a day", 72: "three days", 168: "a week", 336: "two weeks"}


class PreviewLinkForm(forms.Form):
    for_whom = forms.CharField(
        label="For whom",
        max_length=120,
        help_text="It stands above the story, so that they know the text is meant for them alone.",
        error_messages={"required": "Say whom the link is for: it stands on the page, and in the record."},
    )
    lasts = forms.TypedChoiceField(
        label="Lasts", coerce=lambda hours: timedelta(hours=int(hours)), choices=list(HOURS.items()), initial=72
    )


class PreviewLinkPages(ModelAdmin[Article]):
    def preview_link_urls(self) -> list[URLPattern]:
        wrap: Callable[[Any], Any] = self.admin_site.admin_view
        page = wrap(require_http_methods(["GET", "HEAD", "POST"])(self.preview_links))
        end = wrap(require_POST(self.end_preview_link))
        return [
            path("<int:pk>/links/", page, name="articles_article_links"),
            path("<int:pk>/links/<int:link>/end/", end, name="articles_article_link_end"),
        ]

    def preview_links(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the links of a story; on POST, make one."""
        article = self._story_to_show(request, pk)
        form = PreviewLinkForm(request.POST or None, label_suffix="")
        if form.is_valid():
            try:
                link = preview_links.make(article, by=person(request), **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"There is a link for {link.for_whom} now. Copy it from the list below.")
                return HttpResponseRedirect(self._links_address(article))
        return self._page_of_links(request, article, form)

    def end_preview_link(self, request: HttpRequest, pk: int, link: int) -> HttpResponse:
        """End a link at once."""
        article = self._story_to_show(request, pk)
        found = get_object_or_404(PreviewLink, pk=link, article=article)
        preview_links.revoke(found, by=person(request))
        messages.success(request, f"The link for {found.for_whom} has ended.")
        return HttpResponseRedirect(self._links_address(article))

    def _story_to_show(self, request: HttpRequest, pk: int) -> Article:
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404("There is no such story.")
        if not self.has_view_permission(request, article) or not rights.may(person(request), rights.SHOW, article):
            raise PermissionDenied
        return article

    def _page_of_links(self, request: HttpRequest, article: Article, form: PreviewLinkForm) -> HttpResponse:
        now = timezone.now()
        newest = Prefetch("openings", PreviewOpening.objects.all()[:MOST_OPENINGS], to_attr="newest_openings")
        links = article.preview_links.with_openings().select_related("made_by", "revoked_by").prefetch_related(newest)
        rows = [
            {
                "link": link,
                "is_open": link.is_open(now),
                "address": settings.SITE_URL + preview_links.address(link),
            }
            for link in links.select_related("revision").defer("revision__snapshot")[:MOST]
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": "Show it to someone outside",
            "opts": self.opts,
            "media": self.media,
            "original": article,
            "form": form,
            "rows": rows,
            "saved": preview_links.newest(article),
            "hindrances": preview_links.hindrances(article),
        }
        return TemplateResponse(request, "admin/articles/article/links.html", context)

    def _links_address(self, article: Article) -> str:
        return reverse("admin:articles_article_links", args=[article.pk])
