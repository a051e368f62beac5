"""Dates as readers expect them, and the frame of every page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.template import Context, Template
from pytest_django import Settings

from articles.templatetags.articles import kind_word, short_date, with_zone
from newsroom.pagecache.held import HELD
from tests.factories import a_section

AFTERNOON = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "22 November 2026, 14:30 UTC"),
        ("Asia/Tokyo", "22 November 2026, 23:30 JST"),
        ("Pacific/Auckland", "23 November 2026, 03:30 NZDT"),
    ],
)
def test_a_time_is_told_with_its_zone(settings: Settings, zone: str, words: str) -> None:
    settings.TIME_ZONE = zone
    assert with_zone(AFTERNOON) == words
    assert with_zone(AFTERNOON.isoformat()) == words


@pytest.mark.parametrize("moment", [None, "junk", ""])
def test_what_is_no_time_is_told_as_nothing(moment: str | None) -> None:
    assert with_zone(moment) == ""


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        (AFTERNOON, "UTC", "14:30"),
        (AFTERNOON, "Pacific/Auckland", "03:30"),
        (datetime(2026, 11, 21, 23, 59, tzinfo=UTC), "UTC", "21 November"),
        (datetime(2026, 11, 21, 23, 59, tzinfo=UTC), "Asia/Tokyo", "22 November"),
        (datetime(2025, 11, 22, 14, 30, tzinfo=UTC), "UTC", "22 November 2025"),
    ],
)
def test_todays_stories_have_a_time_and_older_ones_a_date(
    settings: Settings, moment: datetime, zone: str, words: str
) -> None:
    settings.TIME_ZONE = zone
    assert short_date(moment) == words


@pytest.mark.parametrize(("kind", "word"), [("correction", "Correction"), ("minor", "Minor change")])
def test_readers_are_told_a_kind_in_a_word(kind: str, word: str) -> None:
    assert kind_word(kind) == word


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ moment|short_time }}", '<time datetime="2026-11-22T23:30:00+09:00">22 November</time>'),
        ("{{ moment|full_time }}", '<time datetime="2026-11-22T23:30:00+09:00">22 November 2026, 23:30 JST</time>'),
    ],
)
def test_a_time_is_an_element_that_machines_read_too(settings: Settings, source: str, told: str) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    assert Template("{% load articles %}" + source).render(Context({"moment": AFTERNOON})) == told


@pytest.mark.parametrize(
    ("code", "attributes"),
    [("ar", 'lang="ar" dir="rtl"'), ("ja", 'lang="ja" dir="ltr"'), ("en", 'lang="en" dir="ltr"')],
)
def test_a_text_says_in_which_language_it_is_and_which_way_it_is_read(code: str, attributes: str) -> None:
    assert Template("{% load articles %}<p {{ code|lang }}>").render(Context({"code": code})) == f"<p {attributes}>"


FRAME = Template("{% load articles %}{% frame as frame %}{{ frame.menu }}{{ frame.footer }}")


@pytest.mark.django_db
def test_sections_are_asked_for_once_and_only_where_a_page_has_none_yet(django_assert_num_queries: Any) -> None:
    section = a_section(name="Harbour")
    with django_assert_num_queries(1):
        assert FRAME.render(Context()).count("Harbour") == 2
    with django_assert_num_queries(0):
        assert FRAME.render(Context({"sections": [section]})).count("Harbour") == 2
        assert "Sections" not in FRAME.render(Context({"sections": []}))


@pytest.mark.django_db
def test_the_menu_marks_the_section_that_the_page_is_of_even_from_memory() -> None:
    harbour, city = a_section(name="Harbour", slug="harbour"), a_section(name="City", slug="city")
    marked = 'href="/{}/" aria-current="page"'
    with HELD.trusted(lambda _tags: True):
        for _again in range(2):
            for section in (harbour, city):
                page = FRAME.render(Context({"section": section, "secret": "Draft"}))
                assert (page.count("aria-current"), marked.format(section.slug) in page) == (1, True)
            assert "aria-current" not in FRAME.render(Context())
    HELD.clear()
