"""Of several people who change one story at the same moment one wins, and the others are told."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles import editing, gates, publishing, workflow
from articles.models import Address, Article, Kind, Move, Version
from tests.at_once import at_once
from tests.factories import a_live_article, an_article

EDITORS = 8
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db(transaction=True)


def copies(article: Article, count: int = EDITORS) -> list[Article]:
    """Return the story as each of several editors has it open."""
    return [Article.objects.get(pk=article.pk) for _ in range(count)]


def spans(article: Article) -> list[tuple[Any, Any]]:
    return list(article.versions.effective().order_by("live_from").values_list("live_from", "live_until"))


def one_won(results: list[Any]) -> bool:
    """Return whether one of the results is not a conflict, and all others are."""
    told = [result for result in results if isinstance(result, editing.Conflict)]
    others = [result for result in results if not isinstance(result, editing.Conflict)]
    assert not isinstance(others[0], Exception), others
    return len(told) == len(results) - 1


@pytest.mark.parametrize("live", [False, True])
def test_of_many_who_publish_one_story_one_wins_and_the_others_are_told(live: bool) -> None:
    article = a_live_article() if live else an_article()
    before = article.versions.count()
    results = at_once([partial(publishing.publish, copy, by=None) for copy in copies(article)])
    assert one_won(results)
    assert article.versions.count() == before + 1
    assert article.moves.filter(verb=Move.Verb.PUBLISH).count() == before + 1
    assert article.versions.live().count() == 1
    told = [str(result) for result in results if isinstance(result, editing.Conflict)]
    assert all("published: this story changed while you had it open" in message for message in told)


def test_of_all_verbs_at_once_one_is_done() -> None:
    article = a_live_article()
    publishing.publish(article, by=None, at=timezone.now() + 9 * HOUR)
    later = timezone.now() + HOUR
    verbs: list[Callable[..., Any]] = [
        publishing.publish,
        partial(publishing.publish, at=later),
        partial(publishing.publish, kind=Kind.RETRACTION, note="Invented."),
        publishing.withdraw,
        partial(publishing.withdraw, at=later),
        publishing.unschedule,
        partial(workflow.send_back, reason="Not yet."),
        editing.save,
    ]
    moves = article.moves.count()
    results = at_once([partial(verb, copy, by=None) for verb, copy in zip(verbs, copies(article), strict=True)])
    assert one_won(results)
    assert article.moves.count() in {moves, moves + 1}  # saving is no move
    found = spans(article)
    assert all(end <= start for (_start, end), (start, _end) in itertools.pairwise(found))


def test_whoever_is_told_and_tries_again_gets_through_and_no_reader_falls_into_a_gap() -> None:
    article = an_article()

    def insist() -> int:
        for _attempt in range(EDITORS * 20):
            try:
                return publishing.publish(Article.objects.get(pk=article.pk), by=None).number
            except editing.Conflict:
                continue
        raise AssertionError("Nobody may be refused for ever.")

    numbers = at_once([insist] * EDITORS)
    assert sorted(numbers, key=str) == [*range(1, EDITORS + 1)]
    found = spans(article)
    assert all(end == start for (_start, end), (start, _end) in itertools.pairwise(found))
    assert article.versions.live().count() == 1


def test_of_two_stories_that_want_one_address_one_gets_it() -> None:
    articles = [an_article(slug="ferry") for _ in range(4)]
    now = timezone.now()
    results = at_once([partial(publishing.publish, article, by=None, now=now) for article in articles])
    refused = [result for result in results if isinstance(result, gates.NotReady)]
    assert [list(error.message_dict) for error in refused] == [["slug"]] * 3
    assert Address.objects.count() == Version.objects.count() == Move.objects.count() == 1


def test_nothing_is_overwritten_when_many_save_at_once() -> None:
    article = an_article()
    open_copies = copies(article)
    for number, copy in enumerate(open_copies):
        copy.headline = f"Headline {number}"
    results = at_once([partial(editing.save, copy, by=None) for copy in open_copies])
    assert one_won(results)
    winner = next(copy for copy, result in zip(open_copies, results, strict=True) if result is None)
    assert Article.objects.get(pk=article.pk).headline == winner.headline


def test_of_many_rows_that_overlap_the_database_takes_one() -> None:
    article = a_live_article()
    first = article.versions.get()
    Version.objects.update(live_until=first.live_from)

    def insert(number: int) -> None:
        row = Version.objects.get(pk=first.pk)
        row.pk, row.number = None, number
        row.live_from, row.live_until = timezone.now() - number * HOUR, timezone.now() + number * HOUR
        Version.objects.bulk_create([row])

    results = at_once([partial(insert, number) for number in range(2, 2 + EDITORS)])
    assert [type(result) for result in results].count(IntegrityError) == EDITORS - 1
    assert Version.objects.live().count() == 1
