"""Bringing back what a story once was. It is a save like any other: readers see nothing of it."""

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles import body, editing
from articles.models import Article, Byline, Revision
from articles.naming import Names
from articles.rights import CHANGE, permit
from authors.models import User


def restore(article: Article, revision: Revision, *, by: User | None, now: datetime | None = None) -> list[str]:
    """Make the story what it was at `revision`, and say what could not be brought back because it was deleted.

    When it is due stays as it is: that is a plan for the story, not part of it.
    Raises PermissionDenied, editing.Conflict, or ValidationError when the story is like that already.
    """
    assert revision.article_id == article.pk
    permit(by, CHANGE, article)
    now = now or timezone.now()
    names = Names.of(revision.told)
    with transaction.atomic():
        newest = article.revisions.saves().first()
        _fill(article, revision, names)
        editing.save(article, by=by, now=now)
        _credit(article, revision, names)
        article.topics.set(revision.snapshot.get("topics", ()))
        what = "the version of" if not revision.aside else f"what {revision.by} had typed, not saved, at"
        reason = f"Restored {what} {clock(revision.at, now)}"
        if editing.record(article, by=by, reason=reason, now=now) == newest:
            raise ValidationError("The story is like this already, so there is nothing to restore.")
    return list(lost(revision, names))


def lost(revision: Revision, names: Names | None = None) -> Iterator[str]:
    """Say in words what a revision holds that no longer exists."""
    names = names or Names.of(revision.told)
    kept = revision.snapshot
    if (section := kept.get("section_id")) and section not in names.sections:
        yield f"The section was {names.section(section)}. The story stays in the one it is in."
    for author, _role in kept.get("bylines", ()):
        if author not in names.authors:
            yield f"{names.author(author)} stood in the byline and cannot be named any more."
    if (picture := kept.get("picture_id")) and picture not in names.photos:
        yield f"The lead picture was {names.photo(picture)}. The story keeps the one it has."
    for photo in sorted(body.photo_ids(kept.get("body", "")) - names.photos.keys()):
        yield f"The text shows the picture {names.photo(photo)}. Take it out or choose another one."


def clock(at: datetime, now: datetime) -> str:
    """Return “14:02, 22 November” on the newsroom's clock, with the year unless it is this one."""
    local = timezone.localtime(at)
    return date_format(local, "H:i, j F" if local.year == timezone.localtime(now).year else "H:i, j F Y")


def _fill(article: Article, revision: Revision, names: Names) -> None:
    gone = {
        "section_id": revision.snapshot.get("section_id") not in {None, *names.sections},
        "picture_id": revision.snapshot.get("picture_id") not in {None, *names.photos},
    }
    for name in editing.RECORDED:
        if name in revision.snapshot and name != "due" and not gone.get(name):
            setattr(article, name, revision.snapshot[name])


def _credit(article: Article, revision: Revision, names: Names) -> None:
    named = [(author, role) for author, role in revision.snapshot.get("bylines", ()) if author in names.authors]
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author_id=author, role=role, position=place)
        for place, (author, role) in enumerate(named, start=1)
    )
