"""Loading the made-up archive: batch by batch, in several processes where the database takes it."""

import sys
from collections.abc import Iterator
from functools import cache, partial

from django.db import connection

from articles import bulk
from articles.corpus.house import open_house
from articles.corpus.stories import Archive, slug_of
from articles.models import Address
from newsroom import shares


def missing(seed: int, wanted: int) -> list[range]:
    """Return the batches of the first `wanted` stories of which not all are there."""
    batches = [range(start, min(start + bulk.BATCH, wanted)) for start in range(0, wanted, bulk.BATCH)]
    return [batch for batch in batches if _here(seed, batch) < len(batch)]


def load(seed: int, batches: list[range], processes: int) -> Iterator[int]:
    """Load the batches and yield how many stories were new, as each is done. Raises shares.Failed."""
    own = [share for first in range(processes) if (share := batches[first::processes])]
    if len(own) < 2:
        return load_batches(seed, batches)
    _archive(seed)  # once for all: a new process knows what this one knows
    return shares.worked_on(partial(load_batches, seed), own)


def load_batches(seed: int, batches: list[range]) -> Iterator[int]:
    archive = _archive(seed)
    for batch in batches:
        yield sum(bulk.load((archive.story(number) for number in batch), by=None))


def at_once(asked: int, processors: int) -> int:
    """Return how many processes are of use: SQLite has one writer at a time, and only Linux shares memory safely."""
    return (asked or processors) if connection.vendor == "postgresql" and sys.platform == "linux" else 1


def count_rows() -> None:
    """Let the database count what is in its tables now: until it has, it chooses the wrong indexes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _here(seed: int, batch: range) -> int:
    return Address.objects.filter(slug__in=[slug_of(seed, number) for number in batch]).count()


@cache
def _archive(seed: int) -> Archive:
    return Archive(open_house(), seed)
