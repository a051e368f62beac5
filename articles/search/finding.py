"""Asking for stories: the newest that have the words, never more than anyone reads."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from articles.models import StoryWords
from articles.search.index import catch_up, month_of
from articles.search.matching import Query

#: Nobody reads further than so many.
MOST = 500
#: So few are fetched whole and put in order; of more the last months are asked, then three times as many.
FEW = 1_000
MONTHS = (3, 9, 27, 81)


@dataclass(frozen=True)
class Found:
    """The keys of stories, newest first; `cut` says that there are more."""

    keys: list[int]
    cut: bool = False


def stories(text: str, *marks: str, any_of: Collection[str] = ()) -> Found:
    """Return the newest stories at the desk with all words of `text`; the last may be the beginning of one.

    Marks narrow it: `section=3`, `author=12`, `type=opinion`, `state=draft`; of `any_of` one is enough.
    """
    query = Query.of(text)
    if not query.choices:
        return Found([])
    for mark in marks:
        query = query.within(mark)
    if any_of:
        query = query.within(*any_of)
    catch_up()
    with _by_index():
        return _newest(query)


def _newest(query: Query) -> Found:
    few = list(_matching(query)[: FEW + 1])
    if len(few) <= FEW:
        return _cut(sorted(few, reverse=True))
    last = month_of(StoryWords.objects.latest("at").at)
    for months in MONTHS:
        recent = query.within(*(f"month={month}" for month in range(last - months + 1, last + 1)))
        found = list(_matching(recent).order_by("-at", "-pk")[: MOST + 1])
        if len(found) > MOST:
            return _cut(found)
    return _cut(list(_matching(query).order_by("-at", "-pk")[: MOST + 1]))


def _matching(query: Query) -> QuerySet[StoryWords, tuple[Any, int]]:
    return StoryWords.objects.filter(words__match=query).values_list("at", "pk")


def _cut(found: list[tuple[Any, int]]) -> Found:
    return Found([key for _at, key in found[:MOST]], cut=len(found) > MOST)


@contextmanager
def _by_index() -> Iterator[None]:
    """Keep PostgreSQL from reading the whole table for words that it thinks are everywhere."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")
