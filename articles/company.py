"""Two people, one story: who has it open, and how one takes it over without a word being lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.utils import timezone

from articles import editing
from articles.models import Article, Move, Presence, Revision, Unsaved
from articles.moves import note
from articles.naming import Names
from articles.rights import CHANGE, permit
from authors.models import User

FORGOTTEN_AFTER = timedelta(days=1)
#: Nobody has a story open in more.
WINDOWS = 10


@dataclass(frozen=True)
class Other:
    """A colleague who has the story open, however many windows they have."""

    name: str
    active: bool

    def __str__(self) -> str:
        return f"{self.name} ({'active' if self.active else 'idle'})"


def be_present(
    article: Article, editor: User, key: UUID, *, idle: timedelta = timedelta(0), now: datetime | None = None
) -> Presence:
    """Note that this window still has the story open, and that someone last typed there `idle` ago."""
    now = now or timezone.now()
    seen = {"article": article, "seen_at": now, "active_at": now - idle}
    row, new = Presence.objects.update_or_create(editor=editor, key=key, defaults=seen)
    if new:
        Presence.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
    return row


def go(editor: User, key: UUID) -> None:
    """Note that this window was closed, unless somebody has yet to tell it something."""
    Presence.objects.filter(editor=editor, key=key, displaced_by=None).delete()


def others(article: Article, editor: User, *, now: datetime | None = None) -> list[Other]:
    """Return the colleagues who have the story open, by name; who was displaced only looks on."""
    rows = article.present.here(now).filter(displaced_by=None).exclude(editor=editor).select_related("editor")
    by_name = sorted(rows, key=lambda row: (str(row.editor), row.editor_id))
    people = (list(windows) for _editor, windows in groupby(by_name, key=lambda row: row.editor_id))
    return [Other(str(rows[0].editor), any(row.is_active(now) for row in rows)) for rows in people]


def take_over(article: Article, *, by: User, now: datetime | None = None) -> None:
    """Let `by` go on alone: what others hold becomes an older edition, and their text is kept in the record.

    Raises PermissionDenied, or Conflict when `article` is older than what is saved.
    """
    now = now or timezone.now()
    with editing.claim(article) as current:
        permit(by, CHANGE, current)
        current.present.exclude(editor=by).update(displaced_by=by)
        current.present.filter(editor=by).update(displaced_by=None)
        rows = current.unsaved.open().exclude(editor=by).select_related("editor")
        set_aside(current, rows, by=by, now=now)
        # The windows of the others are told; nobody needs a letter about it.
        note(current, Move.Verb.TAKE_OVER, by, now, quietly=True)


def only_taken_over(article: Article, since: int) -> bool:
    """Return whether nothing but takeovers came after that edition, so that who held it has missed no word."""
    newer = article.edition - since
    moves, revision = article.moves.all()[: max(newer, 0)], article.revisions.saves().first()
    takeovers = [move for move in moves if move.verb == Move.Verb.TAKE_OVER]
    return len(takeovers) == newer and all(revision is None or move.at > revision.at for move in takeovers)


def set_aside(article: Article, rows: Iterable[Unsaved], *, by: User, now: datetime | None = None) -> None:
    """Keep each unsaved text as a revision of its writer that never was the story's; their rows stay with them."""
    saved = editing.snapshot(article)
    for row in rows:
        whole = saved | row.typed
        # Of the last ones, for somebody may write in several windows.
        kept = Revision.objects.filter(article=article, by=row.editor, aside=True)[:WINDOWS]
        if whole not in (saved, *kept.values_list("snapshot", flat=True)):
            Revision.objects.create(
                article=article,
                by=row.editor,
                at=now or timezone.now(),
                reason=f"Not saved: kept when {by} took the story over",
                snapshot=whole,
                names=Names.of(whole).to_keep(),
                aside=True,
            )
