"""What it means for stories that a picture may no longer be published, or less long."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles import editing
from articles.models import Article, Move, Version, VersionQuerySet
from articles.plans import Plan
from articles.purges import purge_story
from authors.models import User
from newsroom.photos import clearance
from newsroom.photos.models import Photo

TOLD = 10
HELD = "A picture of it is on hold."
RIGHTS_END = "The rights to a picture of it end before."


def follow(photo: Photo, by: User | None) -> Iterator[str]:
    """Take what would go live with this picture against its rights or a hold off the schedule; say what was done."""
    now = timezone.now()
    held = bool(clearance.held_among([photo.pk]))
    planned = _showing(photo, Version.objects.planned(now)).values("article")
    for article in Article.objects.filter(pk__in=planned).order_by("pk").select_for_update():
        if _drop(article, photo, held, by, now):
            yield f"“{article.headline}” was taken off the schedule: it would have been published with this picture."
    if held:
        yield from _still_seen(photo, now)


def _drop(article: Article, photo: Photo, held: bool, by: User | None, now: datetime) -> bool:
    with editing.claim(article) as current:
        plan = Plan.of(current, now)
        showing = set(_showing(photo, current.versions.planned(now)).values_list("pk", flat=True))
        planned = [version for version in plan.starts if version.pk in showing]
        dropped = plan.stop(
            [version for version in planned if held or clearance.rights_ended(photo, version.live_from)]
        )
        if dropped:
            about = {"reason": HELD if held else RIGHTS_END, "dropped": " and ".join(dropped)}
            Move.objects.create(article=current, verb=Move.Verb.UNSCHEDULE, by=by, at=now, **about)
            purge_story(current)
    return bool(dropped)


def _still_seen(photo: Photo, now: datetime) -> Iterator[str]:
    for version in _showing(photo, Version.objects.live(now))[:TOLD]:
        yield f"Readers still see it in “{version.headline}”. Publish an update without it, or withdraw the story."


def _showing(photo: Photo, versions: VersionQuerySet) -> VersionQuerySet:
    """Return those with this picture, above the text or in it."""
    return versions.filter(Q(picture=photo) | Q(pk__in=photo.version_links.values("version")))


clearance.declare(follow)
