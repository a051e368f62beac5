"""Loading the made-up archive: batch by batch, in several processes where the database takes it."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from multiprocessing import get_context

import django
from django.db import connection

from articles import bulk
from articles.corpus.house import open_house
from articles.corpus.stories import Archive, slug_of
from articles.models import Address


def missing(seed: int, wanted: int) -> list[range]:
    """Return the batches of the first `wanted` stories of which not all are there."""
    batches = [range(start, min(start + bulk.BATCH, wanted)) for start in range(0, wanted, bulk.BATCH)]
    return [batch for batch in batches if _here(seed, batch) < len(batch)]


def load(seed: int, batches: list[range], processes: int) -> Iterator[int]:
    """Load the batches and yield how many stories were new, as each is done."""
    if processes == 1:
        yield from (load_batch(seed, batch) for batch in batches)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for done in as_completed([pool.submit(load_batch, seed, batch) for batch in batches]):
            yield done.result()


def load_batch(seed: int, batch: range) -> int:
    archive = _archive(seed)
    return sum(bulk.load((archive.story(number) for number in batch), by=None))


def at_once(asked: int, processors: int) -> int:
    """Return how many processes are of use: SQLite has one writer at a time."""
    return (asked or processors) if connection.vendor == "postgresql" else 1


def count_rows() -> None:
    """Let the database count what is in its tables now: until it has, it chooses the wrong indexes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _here(seed: int, batch: range) -> int:
    return Address.objects.filter(slug__in=[slug_of(seed, number) for number in batch]).count()


@cache
def _archive(seed: int) -> Archive:
    return Archive(open_house(), seed)
