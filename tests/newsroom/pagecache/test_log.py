"""The purge log: numbers without gaps in the order of commits, seen by every reader exactly once."""

import random
import time
from collections.abc import Callable, Iterable, Iterator

import pytest
from django.db import OperationalError, transaction

from newsroom.pagecache import log as module
from newsroom.pagecache.log import PurgeLog
from newsroom.pagecache.models import Counter, Purge
from newsroom.pagecache.purging import purge
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

type Seen = list[set[str] | None]


class Reader:
    def __init__(self) -> None:
        self.seen: Seen = []
        self.log = PurgeLog(self._note)
        self.look()
        self.seen.clear()

    def _note(self, tags: Iterable[str] | None) -> None:
        self.seen.append(None if tags is None else set(tags))

    def look(self) -> None:
        self.log._next = float("-inf")
        self.log.look()


@pytest.fixture
def reader() -> Iterator[Reader]:
    found = Reader()
    yield found
    found.log.close()


def test_a_purge_is_seen_once_and_ends_what_was_rendered_before(reader: Reader) -> None:
    before = reader.log.number
    purge("article:1", "front")
    assert reader.log.holds({"article:1"}, before)
    reader.look()
    reader.look()
    assert reader.seen == [{"article:1", "front"}]
    assert not reader.log.holds({"article:1", "x"}, before)
    assert reader.log.holds({"article:2"}, before)
    assert reader.log.holds({"article:1"}, reader.log.number)


def test_a_purge_that_is_taken_back_leaves_no_trace(reader: Reader) -> None:
    with transaction.atomic():
        purge("article:1")
        transaction.set_rollback(True)
    purge("article:2")
    reader.look()
    assert reader.seen == [{"article:2"}]


def write(seed: int, times: int) -> None:
    chance = random.Random(seed)
    for n in range(times):
        with transaction.atomic():
            time.sleep(chance.random() / 100)
            purge(f"w{seed}:{n}")
            time.sleep(chance.random() / 100)


def test_numbers_follow_commits_and_no_reader_misses_one() -> None:
    """Twelve writers commit after random times; two readers ask all the while."""
    writers, each = 12, 6
    numbers: list[list[int]] = [[], []]

    def read(into: list[int]) -> None:
        reader, deadline = Reader(), time.monotonic() + 30
        # A writer may have been faster than its first look.
        first = reader.log.number
        into.extend(range(1, first + 1))
        while len(into) < writers * each and time.monotonic() < deadline:
            before = reader.log.number
            reader.look()
            into.extend(range(before + 1, reader.log.number + 1))
            told = {tag for tags in reader.seen for tag in (tags or {"everything"})}
            since = Purge.objects.filter(number__gt=first, number__lte=reader.log.number)
            known = {tag for tags in since.values_list("tags", flat=True) for tag in tags}
            assert told == known
        reader.log.close()

    jobs: list[Callable[[], None]] = [lambda seed=seed: write(seed, each) for seed in range(writers)]  # type: ignore[misc]
    done = at_once([*jobs, *[lambda into=into: read(into) for into in numbers]])
    assert [result for result in done if result is not None] == []
    assert numbers == [list(range(1, writers * each + 1))] * 2
    assert Counter.objects.get().number == writers * each


def test_rows_that_were_cleared_away_are_made_up_for_by_forgetting_everything(reader: Reader) -> None:
    before = reader.log.number
    purge("article:1")
    purge("article:2")
    Purge.objects.order_by("number")[0].delete()
    reader.look()
    assert reader.seen == [None]
    assert not reader.log.holds(set(), before)
    assert reader.log.holds({"article:1"}, reader.log.number)


def test_a_database_that_was_set_back_is_noticed_and_nothing_from_before_is_kept(reader: Reader) -> None:
    for _ in range(5):
        purge("article:1")
    reader.look()
    before = reader.log.number
    Counter.objects.update(number=2)
    Purge.objects.filter(number__gt=2).delete()
    reader.look()
    assert reader.seen[-1] is None
    assert not reader.log.holds({"article:9"}, before)
    assert reader.log.holds({"article:9"}, reader.log.number)


def test_more_tags_than_can_be_remembered_end_older_renders(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 10)
    before = reader.log.number
    for n in range(4):
        purge(*(f"article:{n}{m}" for m in range(4)))
    reader.look()
    assert not reader.log.holds({"article:99"}, before)
    assert reader.log.holds({"article:99"}, reader.log.number)
    assert len(reader.log._last) <= 10


def test_before_the_first_answer_of_the_database_nothing_is_kept() -> None:
    log = PurgeLog(lambda _tags: None)
    assert not log.holds(set(), log.number)


def test_what_was_held_is_dropped_before_the_new_number_can_be_used(reader: Reader) -> None:
    """Else a render could begin with the new number and an old menu."""
    numbers = []
    reader.log._on_purge = lambda _tags: numbers.append(reader.log.number)
    before = reader.log.number
    purge("sections")
    reader.look()
    Purge.objects.all().delete()
    Counter.objects.update(number=100)
    reader.look()
    assert numbers == [before, before + 1]


def test_a_database_that_is_away_is_asked_less_often_and_found_again(reader: Reader) -> None:
    def away() -> int:
        raise OperationalError("gone")

    newest = reader.log._line.newest
    reader.log._line.newest = away  # type: ignore[method-assign]
    reader.look()
    assert reader.log.away
    assert reader.log._next > time.monotonic() + module.EVERY
    reader.log._line.newest = newest  # type: ignore[method-assign]
    purge("article:1")
    reader.look()
    assert not reader.log.away
    assert reader.seen == [{"article:1"}]


def test_a_connection_that_died_meanwhile_is_replaced_at_once(reader: Reader) -> None:
    connection = reader.log._line._connection
    assert connection is not None
    connection.ensure_connection()
    connection.connection.close()
    purge("article:1")
    reader.look()
    assert (reader.log.away, reader.seen) == (False, [{"article:1"}])
