"""Dated lists of stories: by section, by topic, by author."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Section, Version, VersionQuerySet
from authors.models import Author
from newsroom.pagination import paginate


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    sections = list(Section.objects.all())
    found = next((section for section in sections if section.slug == slug), None)
    if found is None:
        raise Http404("There is no such section.")
    context = {"section": found, "sections": sections}
    return _list(request, "articles/section.html", Version.objects.listed().in_section(found), context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Version.objects.live().topics_told(), slug=slug)
    return _list(request, "articles/topic.html", Version.objects.listed().about(found), {"topic": found})


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Author.objects.for_profile(), slug=slug)
    return _list(request, "articles/author.html", Version.objects.listed().by(found.pk), {"author": found})


def _list(request: HttpRequest, template: str, versions: VersionQuerySet, context: dict[str, Any]) -> HttpResponse:
    page = paginate(versions.for_cards(), request.GET, key="first_published")
    return render(request, template, {**context, "page": page, "stories": page.rows})
