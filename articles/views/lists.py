"""Dated lists of stories: by section, by topic, by author."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.menu import held_sections
from articles.models import Version, VersionQuerySet
from articles.purges import carry_list, carry_stories
from authors.models import Author
from newsroom.pagecache.tags import carry, keep_page
from newsroom.pagination import paginate


@keep_page
@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    sections = held_sections()
    found = next((section for section in sections if section.slug == slug), None)
    if found is None:
        raise Http404("There is no such section.")
    context = {"section": found, "sections": sections}
    listed = Version.objects.listed().in_section(found)
    return _list(request, "articles/section.html", listed, f"in:section:{found.pk}", context)


@keep_page
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Version.objects.live().topics_told(), slug=slug)
    carry(f"topic:{found.slug}")
    listed = Version.objects.listed().about(found)
    return _list(request, "articles/topic.html", listed, f"in:topic:{found.slug}", {"topic": found})


@keep_page
@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Author.objects.for_profile(), slug=slug)
    carry(f"author:{found.pk}", f"photo:{found.portrait_id}")
    listed = Version.objects.listed().by(found.pk)
    return _list(request, "articles/author.html", listed, f"in:author:{found.pk}", {"author": found})


def _list(
    request: HttpRequest, template: str, versions: VersionQuerySet, tag: str, context: dict[str, Any]
) -> HttpResponse:
    page = paginate(versions.for_cards(), request.GET, key=versions.listed_by)
    carry_list(tag, first_page=page.is_first)
    carry_stories(page.rows)
    return render(request, template, {**context, "page": page, "stories": page.rows})
