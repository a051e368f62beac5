"""Dates as readers expect them, and the menu."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.template import Context, Template
from pytest_django import Settings

from articles.templatetags.articles import kind_word, short_date, with_zone
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


@pytest.mark.django_db
def test_the_menu_is_asked_for_only_where_a_page_has_no_sections_yet(django_assert_num_queries: Any) -> None:
    section = a_section(name="Harbour")
    menu = Template("{% load articles %}{% menu as sections %}{{ sections|join:', ' }}")
    with django_assert_num_queries(1):
        assert menu.render(Context()) == "Harbour"
    with django_assert_num_queries(0):
        assert menu.render(Context({"sections": [section]})) == "Harbour"
        assert menu.render(Context({"sections": []})) == ""
