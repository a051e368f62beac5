"""A prepared query finds what the query itself would, for whatever values, and is worked out once."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import connection
from django.db.models import FETCH_RAISE, DateTimeField
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Section, Version
from newsroom.prepared import Prepared, given, given_each
from tests.factories import a_live_version, a_section

pytestmark = pytest.mark.django_db

IN_SECTION = Prepared(
    lambda: (
        Version.objects.filter(section=given("section"), live_from__lte=given("now", DateTimeField()))
        .newest_first()
        .select_related("address")
        .fetch_mode(FETCH_RAISE)[:2]
    )
)


@pytest.fixture
def sections() -> list[Section]:
    """Return a section with three stories, one with one, and one with none."""
    made = [a_section() for _ in range(3)]
    for hours, section in enumerate([made[0]] * 3 + [made[1]]):
        a_live_version(section=section, now=timezone.now() - timedelta(hours=hours))
    return made


def test_each_time_it_is_asked_with_the_values_of_that_time(sections: list[Section]) -> None:
    now = timezone.now()
    for moment in (now, now - timedelta(minutes=90), now - timedelta(days=1)):
        for section in (*sections, *sections):
            expected = section.versions.filter(live_from__lte=moment).newest_first()[:2]
            assert IN_SECTION(section=section.pk, now=moment) == list(expected)


def test_rows_come_as_the_query_wants_them(
    sections: list[Section], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        row = IN_SECTION(section=sections[1].pk, now=timezone.now())[0]
        assert row.get_absolute_url()
    with pytest.raises(FieldFetchBlocked):
        _ = row.section
    told = Prepared(lambda: Section.objects.filter(pk=given("key")).values_list("name", flat=True))
    named = Prepared(lambda: Section.objects.filter(pk=given("key")).values("slug"))
    assert told(key=sections[0].pk) == [sections[0].name]
    assert named(key=sections[1].pk) == [{"slug": sections[1].slug}]


def test_lists_of_one_length_share_a_query(sections: list[Section]) -> None:
    two = Prepared(lambda: Section.objects.filter(pk__in=given_each("keys", 2)))
    for pair in (sections[:2], sections[1:]):
        assert set(two(keys=[section.pk for section in pair])) == set(pair)


def test_the_query_is_made_once_and_worked_out_once(sections: list[Section], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[None] = []

    def rows() -> Any:
        made.append(None)
        return Section.objects.filter(slug=given("slug"))

    by_slug = Prepared(rows)
    assert by_slug(slug=sections[0].slug) == [sections[0]]
    compiler = connection.ops.compiler("SQLCompiler")
    monkeypatch.setattr(compiler, "compile", lambda *_args: pytest.fail("The query was worked out again."))
    assert by_slug(slug=sections[1].slug) == [sections[1]]
    assert len(made) == 1


def test_a_value_that_was_not_given_is_an_error(sections: list[Section]) -> None:
    with pytest.raises(KeyError):
        IN_SECTION(section=sections[0].pk)


def test_nothing_in_a_value_is_taken_for_sql() -> None:
    by_name = Prepared(lambda: Section.objects.filter(name=given("name")))
    odd = a_section(name="x' OR '1'='1")
    a_section(name="%s")
    assert by_name(name=odd.name) == [odd]
    assert by_name(name="%s' --") == []


@pytest.mark.django_db(transaction=True)
def test_threads_ask_by_connections_of_their_own(sections: list[Section]) -> None:
    found: dict[int, list[Any]] = {}

    def ask(section: Section) -> None:
        for _again in range(20):
            found[section.pk] = IN_SECTION(section=section.pk, now=timezone.now())
        connection.close()

    threads = [Thread(target=ask, args=[section]) for section in sections]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {section.pk: list(section.versions.newest_first()[:2]) for section in sections}
