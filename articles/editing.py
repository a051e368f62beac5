"""Saving at the desk: nothing is overwritten unseen, and every save leaves a revision."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from articles.models import Article, Revision
from authors.models import User

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
    "notes",
)


class Conflict(ValidationError):
    """Someone else saved or published the story in the meantime; nothing was written."""


def claim(article: Article) -> Article:
    """Lock the article's row, count its edition up, and return the row as it stands in the database.

    To be called inside a transaction, first thing. Raises Conflict when `article` is older than the row.
    """
    held = article.edition
    taken = Article.objects.filter(pk=article.pk, edition=held).update(edition=F("edition") + 1)
    if not taken:
        raise Conflict(_told(article), code="conflict")
    article.edition = held + 1
    return Article.objects.get(pk=article.pk)


def save(article: Article, *, by: User | None, now: datetime | None = None) -> None:
    """Save the article's own fields, new or changed. Raises Conflict when it changed since it was loaded.

    `now` is the clock here and in record(), for imports.
    """
    now = now or timezone.now()
    with transaction.atomic():
        if not article.slug:
            article.slug = slugify(article.headline)[:80].strip("-") or f"story-{now:%H%M%S}"
        article.changed_at = now
        if article.pk is None:
            article.created_by = by
        else:
            claim(article)
        article.save()


def record(article: Article, *, by: User | None, reason: str = "", now: datetime | None = None) -> Revision:
    """Keep the story as it now stands and return that revision; if nothing changed, the newest one there is."""
    taken = snapshot(article)
    newest = article.revisions.first()
    if newest is not None and newest.snapshot == taken:
        return newest
    at = now or timezone.now()
    return Revision.objects.create(article=article, by=by, at=at, reason=reason, snapshot=taken)


def snapshot(article: Article) -> dict[str, Any]:
    """Return the story in a form that JSON keeps and a diff can compare."""
    fields: dict[str, Any] = {name: getattr(article, name) for name in RECORDED}
    fields["bylines"] = [[byline.author_id, byline.role] for byline in article.bylines.all()]
    fields["topics"] = sorted(article.topics.names())
    return fields


def _told(article: Article) -> str:
    """Say who was faster, as far as the record knows."""
    move = article.moves.select_related("by").first()
    revision = article.revisions.select_related("by").first()
    if move is not None and (revision is None or move.at >= revision.at):
        return f"{move}: this story changed while you had it open. Nothing of yours was sent to readers."
    who = revision.by if revision is not None and revision.by else "Someone"
    return f"{who} saved this story while you had it open. Nothing of theirs was overwritten."
