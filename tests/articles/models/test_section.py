"""Sections."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from articles.models import Section
from articles.models.section import RESERVED
from tests.factories import a_live_version, a_section, an_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["admin", "topics", "authors", "feed", "search", "corrections", "2026", "1"])
def test_a_section_cannot_take_the_address_of_another_page(slug: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Section(name="News", slug=slug).full_clean()
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize("slug", ["politics", "the-2026-election", "admins"])
def test_any_other_address_will_do(slug: str) -> None:
    section = Section(name="News", slug=slug)
    section.full_clean()
    assert section.get_absolute_url() == f"/{slug}/"
    assert resolve(f"/{slug}/").url_name == "section"


def first_parts(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """Return the fixed first part of every address of the site."""
    found = set()
    for pattern in patterns:
        route = str(pattern.pattern)
        if route == "" and isinstance(pattern, URLResolver):
            found |= first_parts(pattern.url_patterns)
        else:
            found.add(route.lstrip("^").partition("/")[0])
    return {part for part in found if part and part.isidentifier()}


def test_every_first_part_of_an_address_is_reserved() -> None:
    assert {part for part in first_parts(get_resolver().url_patterns) if part not in RESERVED} == set()


def test_sections_stand_in_the_order_of_the_menu() -> None:
    for name, position in (("Last", 2), ("B", 1), ("A", 1)):
        a_section(name=name, position=position)
    assert [str(section) for section in Section.objects.all()] == ["A", "B", "Last"]


def test_a_section_with_stories_cannot_be_deleted() -> None:
    draft, live = an_article(section=a_section()), a_live_version(section=a_section())
    for section in (draft.section, live.section):
        assert section is not None
        with pytest.raises(ProtectedError):
            section.delete()
    assert Section.objects.count() == 2
