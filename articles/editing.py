"""Saving at the desk: nothing is overwritten unseen, and every save leaves a revision."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from articles.models import Article, Move, Revision, State
from articles.moves import note
from articles.naming import Names
from articles.rights import ADD, APPROVE, CHANGE, may, permit
from authors.models import User
from newsroom.html import printable
from newsroom.photos import clearance

#: The fields of an article that a revision keeps and a diff compares.
RECORDED = (
    "headline",
    "kicker",
    "standfirst",
    "body",
    "section_id",
    "story_type",
    "language",
    "slug",
    "place",
    "picture_id",
    "picture_caption",
    "due",
    "notes",
)
#: Those that readers never see: no approval is lost with them.
DESK_ONLY = {"due", "notes"}

#: Plain texts that readers see.
LINES = ("headline", "kicker", "standfirst", "place", "picture_caption")


class Conflict(ValidationError):
    """Someone else saved or published the story in the meantime; nothing was written."""


@contextmanager
def claim(article: Article, *, pictures: Iterable[int] = ()) -> Iterator[Article]:
    """Lock the article's row for one transaction, count its edition up, and yield the row as the database has it.

    Where holds on `pictures` are to wait as well, these are locked before the row, as everywhere (decision 16).
    Raises Conflict when `article` is older than the row. Where anything fails, `article` can be tried again.
    """
    held = article.edition
    try:
        with transaction.atomic():
            clearance.keep_still(pictures)
            yield _locked(article)
    except BaseException:
        article.edition = held
        raise


def _locked(article: Article) -> Article:
    if not Article.objects.filter(pk=article.pk, edition=article.edition).update(edition=F("edition") + 1):
        raise Conflict(f"{faster(article)} Nothing of theirs was overwritten.", code="conflict")
    article.edition += 1
    return Article.objects.select_related("picture").get(pk=article.pk)


def save(article: Article, *, by: User | None, now: datetime | None = None) -> None:
    """Save the article's own fields, new or changed.

    Raises PermissionDenied, or Conflict when the article changed since it was loaded.

    `now` is the clock here and in record(), for imports.
    """
    now = now or timezone.now()
    for name in LINES:
        setattr(article, name, printable(getattr(article, name)))
    if article.headline and not article.slug:
        article.slug = slugify(article.headline)[:80].strip("-") or f"story-{now:%H%M%S}"
    article.changed_at = now
    if article.pk is None:
        permit(by, ADD)
        article.created_by = by
        article.save()
        return
    with claim(article) as current:
        permit(by, CHANGE, current)
        article.save()
        _see_approval(article, fields_of(current), fields_of(article), by, now)


def record(
    article: Article,
    *,
    by: User | None,
    reason: str = "",
    now: datetime | None = None,
    taken: dict[str, Any] | None = None,
) -> Revision:
    """Keep the story as it now stands and return that revision; if nothing changed, the newest one there is.

    `taken` is its snapshot, for those who have read it already.
    """
    taken = snapshot(article) if taken is None else taken
    newest = article.revisions.saves().first()
    if newest is not None and newest.snapshot == taken:
        return newest
    at = now or timezone.now()
    if newest is not None:  # bylines and topics, which save() does not see
        _see_approval(article, newest.snapshot, taken, by, at)
    names = Names.of(taken).to_keep()
    return Revision.objects.create(article=article, by=by, at=at, reason=reason, snapshot=taken, names=names)


def _see_approval(
    article: Article, before: dict[str, Any], after: dict[str, Any], by: User | None, at: datetime
) -> None:
    """Take the approval back when what readers would see is no longer what was approved.

    Whoever may approve the story has read what they write.
    """
    rewritten = any(before[name] != after[name] for name in before.keys() & after.keys() - DESK_ONLY)
    if not rewritten or by is None or may(by, APPROVE, article):
        return
    if Article.objects.filter(pk=article.pk, state=State.READY).update(state=State.IN_REVIEW):
        article.state = State.IN_REVIEW
        note(article, Move.Verb.REOPEN, by, at)


def snapshot(article: Article) -> dict[str, Any]:
    """Return the story in a form that JSON keeps and a diff can compare."""
    fields = fields_of(article)
    fields["bylines"] = [[byline.author_id, byline.role] for byline in article.bylines.all()]
    fields["topics"] = sorted(article.topics.names())
    return fields


def fields_of(article: Article) -> dict[str, Any]:
    """Return what a revision keeps of the article's own row."""
    due = article.due.astimezone(UTC).isoformat() if article.due else None
    return {name: getattr(article, name) for name in RECORDED} | {"due": due}


def faster(article: Article) -> str:
    """Say who was faster, as far as the record knows."""
    move = article.moves.select_related("by").first()
    revision = article.revisions.saves().select_related("by").first()
    if move is not None and (revision is None or move.at >= revision.at):
        return f"{move}: this story changed while you had it open."
    who = revision.by if revision is not None and revision.by else "Someone"
    return f"{who} saved this story while you had it open."
