"""Dated lists of stories: by section, by topic, by author."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.menu import held_sections
from articles.purges import carry_list, carry_stories
from articles.shown import LISTS, topic_at
from authors.shown import author_at
from newsroom.pagecache.tags import carry, keep_page


@keep_page
@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    sections = held_sections()
    found = next((section for section in sections if section.slug == slug), None)
    if found is None:
        raise Http404("There is no such section.")
    return _list(request, "section", found, f"in:section:{found.pk}", sections=sections)


@keep_page
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = topic_at(slug)
    if found is None:
        raise Http404("There is no such topic.")
    carry(f"topic:{found.slug}")
    return _list(request, "topic", found, f"in:topic:{found.slug}")


@keep_page
@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = author_at(slug)
    if found is None:
        raise Http404("There is no such author.")
    carry(f"author:{found.pk}", f"photo:{found.portrait_id}")
    return _list(request, "author", found, f"in:author:{found.pk}")


def _list(request: HttpRequest, of: str, found: Model, tag: str, **more: Any) -> HttpResponse:
    """Show a page of the stories of one section, topic or author."""
    page = LISTS[of].page(request.GET, now=timezone.now(), **{of: found.pk})
    carry_list(tag, first_page=page.is_first, behind=page.behind)
    carry_stories(page.rows)
    return render(request, f"articles/{of}.html", {of: found, "page": page, "stories": page.rows, **more})
