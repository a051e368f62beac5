"""Walking a long list page by page shows every row once, and no cursor breaks the page."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.http import Http404, QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Revision
from newsroom.pagination import Page, Pages, latest
from tests.factories import an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
#: More pages than any test has rows: a walk that goes on for ever must fail.
MANY = 20

pytestmark = pytest.mark.django_db
relaxed = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def article(db: None) -> Article:
    article = an_article()
    article.revisions.all().delete()
    return article


def fill(article: Article, moments: list[datetime]) -> list[int]:
    """Make a row for each moment and return their keys as a list of them should show them: newest first."""
    article.revisions.all().delete()
    for at in moments:
        Revision.objects.create(article=article, at=at, snapshot={})
    rows = article.revisions.order_by("-at", "-pk").values_list("at", "pk")
    assert list(rows) == sorted(rows, reverse=True)
    return [pk for _at, pk in rows]


def page(article: Article, query: str = "", size: int = 4) -> Page[Revision]:
    return Pages(article.revisions.all, latest("at"), size=size).page(QueryDict(query))


def keys(page: Page[Revision]) -> list[int]:
    return [row.pk for row in page.rows]


def older_pages(article: Article, size: int) -> Iterator[Page[Revision]]:
    shown = page(article, size=size)
    yield shown
    for _ in range(MANY):
        if not shown.older:
            return
        shown = page(article, f"before={shown.older}", size)
        yield shown


def newer_pages(article: Article, last: Page[Revision], size: int) -> Iterator[Page[Revision]]:
    shown = last
    yield shown
    for _ in range(MANY):
        if not shown.newer:
            return
        shown = page(article, f"after={shown.newer}", size)
        yield shown


@relaxed
@given(
    st.lists(
        st.integers(0, 3).map(lambda n: NOON + timedelta(microseconds=n)) | st.datetimes(timezones=st.just(UTC)),
        max_size=14,
    ),
    st.integers(1, 5),
)
def test_a_walk_to_the_end_and_back_shows_every_row_once_each_way(
    article: Article, moments: list[datetime], size: int
) -> None:
    expected = fill(article, moments)
    there = list(older_pages(article, size))
    assert [pk for shown in there for pk in keys(shown)] == expected
    back = list(newer_pages(article, there[-1], size))
    assert [pk for shown in reversed(back) for pk in keys(shown)] == expected
    assert [keys(shown) for shown in reversed(back)] == [keys(shown) for shown in there]
    assert [shown.is_first for shown in there] == [True] + [False] * (len(there) - 1)
    assert back[-1].is_first
    assert not back[-1].newer


def test_an_empty_list_is_one_empty_page(article: Article) -> None:
    shown = page(article)
    assert (shown.rows, shown.older, shown.newer, shown.is_first) == ([], "", "", True)


def test_a_list_that_just_fills_a_page_is_one_page(article: Article) -> None:
    fill(article, [NOON] * 4)
    assert page(article).older == ""


def test_rows_that_come_in_while_someone_reads_shift_nothing_on_the_older_pages(article: Article) -> None:
    expected = fill(article, [NOON] * 8)
    first = page(article)
    Revision.objects.create(article=article, at=NOON, snapshot={})
    assert keys(page(article, f"before={first.older}")) == expected[4:]


def test_a_newer_page_that_could_not_be_full_is_the_first_page(article: Article) -> None:
    expected = fill(article, [NOON] * 6)
    cursor = page(article, size=2).older
    assert keys(page(article, f"after={cursor}", size=4)) == expected[:4]


def test_a_cursor_stays_good_when_its_row_is_gone(article: Article) -> None:
    expected = fill(article, [NOON] * 6)
    first = page(article)
    Revision.objects.filter(pk=expected[3]).delete()
    assert keys(page(article, f"before={first.older}")) == expected[4:]


def test_when_all_that_was_older_is_gone_the_first_page_is_shown(article: Article) -> None:
    expected = fill(article, [NOON] * 6)
    first = page(article)
    article.revisions.filter(pk__lt=first.rows[-1].pk).delete()
    shown = page(article, f"before={first.older}")
    assert keys(shown) == expected[:4]
    assert shown.is_first


def spelled(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


JUNK = [
    "x",
    "====",
    "%00",
    "\N{SNOWMAN}",
    "1",
    "-1",
    "9" * 5000,
    spelled("~"),
    spelled("2026-11-22~1"),
    spelled("2026-11-22T12:00:00~1"),
    spelled("2026-11-22T12:00:00+00:00"),
    spelled("2026-11-22T12:00:00+00:00~"),
    spelled("2026-11-22T12:00:00+00:00~x"),
    spelled("2026-11-22T12:00:00+00:00~-1"),
    spelled(f"2026-11-22T12:00:00+00:00~{2**63}"),
    spelled(f"2026-11-22T12:00:00+00:00~{'9' * 5000}"),
    spelled("2026-11-22T12:00:00+00:00~٣"),
    # Moments that exist, but not in every time zone.
    spelled("0001-01-01T00:00:00+23:59~1"),
    spelled("9999-12-31T23:59:59.999999-23:59~1"),
    # Other spellings of a good cursor would only fill the page cache.
    spelled("2026-11-22T13:00:00+01:00~1"),
    spelled("2026-11-22 12:00:00+00:00~1"),
    spelled("2026-11-22T12:00:00+00:00~01"),
    spelled("2026-11-22T12:00:00+00:00~1") + "=",
    "!" + spelled("2026-11-22T12:00:00+00:00~1"),
]


@pytest.mark.parametrize("name", ["before", "after"])
@pytest.mark.parametrize("cursor", JUNK, ids=lambda cursor: cursor[:30])
def test_a_cursor_that_no_page_gave_out_leads_nowhere(article: Article, name: str, cursor: str) -> None:
    fill(article, [NOON] * 6)
    with pytest.raises(Http404):
        page(article, f"{name}={quote(cursor)}")


@relaxed
@given(
    st.sampled_from(["before", "after"]),
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.text().map(lambda text: spelled(text.encode("utf-8", "replace").decode()))
    | st.tuples(st.datetimes(timezones=st.timezones()), st.integers()).map(
        lambda parts: spelled(f"{parts[0].isoformat()}~{parts[1]}")
    ),
)
def test_whatever_stands_in_the_query_the_answer_is_a_page_or_none(article: Article, name: str, cursor: str) -> None:
    fill(article, [NOON] * 3)
    try:
        shown = page(article, f"{name}={quote(cursor)}")
    except Http404:
        return
    assert len(shown.rows) <= 4


@pytest.mark.parametrize("cursor", ["0001-01-01T00:00:00+00:00~0", "9999-12-31T23:59:59.999999+00:00~1"])
@pytest.mark.parametrize("name", ["before", "after"])
def test_the_first_and_the_last_moment_are_cursors_like_any_other(article: Article, name: str, cursor: str) -> None:
    expected = fill(article, [NOON] * 3)
    shown = page(article, f"{name}={spelled(cursor)}")
    assert keys(shown) in ([], expected)


def test_older_counts_when_a_query_asks_for_both(article: Article) -> None:
    expected = fill(article, [NOON] * 6)
    cursor = page(article).older
    assert keys(page(article, f"before={cursor}&after={cursor}")) == expected[4:]


def test_a_page_costs_one_query_and_the_first_page_from_behind_two(
    article: Article, django_assert_max_num_queries: Any
) -> None:
    fill(article, [NOON] * 9)
    with django_assert_max_num_queries(1):
        first = page(article)
    with django_assert_max_num_queries(1):
        second = page(article, f"before={first.older}")
    with django_assert_max_num_queries(2):
        assert keys(page(article, f"after={second.newer}")) == keys(first)
