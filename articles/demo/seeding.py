"""Filling an empty database with the demo newsroom."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles.demo import house, pictures, pool, stories
from articles.demo.desk import Desk
from articles.demo.stories import Story
from articles.models import Article, Notice, Section
from authors.models import Author
from newsroom.photos.models import Photo

#: What happened at the desk since then is unread.
NEWS = timedelta(hours=4)

type Progress = Callable[[str, int, int], None]


def is_empty() -> bool:
    """Say whether nobody has begun to use this database."""
    return not any(model._default_manager.exists() for model in (Article, Section, Author))


def seed(
    progress: Progress,
    *,
    seed: int = 0,
    size: tuple[int, int] = pictures.SCENE_SIZE,
    workers: int | None = None,
    now: datetime | None = None,
) -> None:
    """Fill the database. What it writes depends on `seed` and on `now`, to the minute, alone.

    Drawing comes before the transaction and renditions after it, so that a seeding killed at any time leaves
    nothing in the database or everything; the worker has the task to make what renditions are missing.
    """
    now = (now or timezone.now()).replace(second=0, microsecond=0)
    workers = workers or os.cpu_count() or 1
    written = stories.load()
    drawings = pictures.planned(written, house.written_authors(), seed, size)
    drawn = list(counted("Drawing pictures", pool.spread(pictures.draw, drawings, workers), drawings, progress))
    with transaction.atomic():
        photos = _fill(written, list(zip(drawings, drawn, strict=True)), now, seed, progress)
    photos.reverse()  # the newest stories stand on the front page
    made = pool.spread(pictures.develop, photos, workers)
    list(counted("Making renditions", made, photos, progress))


def counted[T](stage: str, done: Iterable[T], tasks: Sequence[object], progress: Progress) -> Iterator[T]:
    for number, result in enumerate(done, 1):
        progress(stage, number, len(tasks))
        yield result


def _fill(
    written: list[Story],
    drawn: list[tuple[pictures.Drawing, bytes]],
    now: datetime,
    seed: int,
    progress: Progress,
) -> list[Photo]:
    photos: dict[str, dict[int, Photo]] = defaultdict(dict)
    for drawing, content in counted("Filing pictures", drawn, drawn, progress):
        name, number = drawing.place
        photos[name][number] = pictures.keep(drawing, content)
    people = house.open_house(
        {name: known[0] for name, known in photos.items() if 0 in known},
        (topic for story in written for topic in story.topics),
        now,
    )
    for story in counted("Writing stories", written, written, progress):
        Desk(story, people, photos[story.slug], now, seed).bring()
    _put_notices_in_order(now)
    return [photo for known in photos.values() for photo in known.values()]


def _put_notices_in_order(now: datetime) -> None:
    """Let notices follow each other as the moves did, not as the stories were written; old ones have been read."""
    told = sorted(Notice.objects.select_related("move"), key=lambda notice: (notice.move.at, notice.pk))
    Notice.objects.all().delete()
    for notice in told:
        notice.pk = None
        notice.read_at = notice.move.at if notice.move.at < now - NEWS else None
    Notice.objects.bulk_create(told)
