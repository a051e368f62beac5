"""What is typed and not saved: kept for its writer, in order, and let go only when it is safe elsewhere."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles import editing
from articles.models import Article, Unsaved
from articles.models.unsaved import LEFT_FOR
from authors.models import User

#: More characters than any story has; beyond it somebody pasted an archive.
MOST = 2_000_000
#: How long it is remembered that a window's text is in the story: longer than any request is under way.
REMEMBERED = timedelta(days=2)
#: What a story must hold one of to be worth offering when it was never saved.
WRITTEN = ("headline", "kicker", "standfirst", "body", "notes")


class Kept(StrEnum):
    """What became of what was typed."""

    KEPT = "kept"
    #: Newer text from another window with the same key is here: that window goes on under a key of its own.
    OVERTAKEN = "overtaken"
    #: The window's text is in the story already, and this is more: it goes on under a new key.
    CLOSED = "closed"


@dataclass(frozen=True)
class Typing:
    """What one window has to keep: whose, of which story, and how it stands after so many changes."""

    editor: User
    key: UUID
    sequence: int
    edition: int
    article: Article | None
    typed: dict[str, Any]


def keep(typing: Typing, *, now: datetime | None = None) -> Kept:
    """Keep what is typed in a row of its own. Repeated or late requests change nothing."""
    fields = {
        "article": typing.article,
        "edition": typing.edition,
        "sequence": typing.sequence,
        "typed": typing.typed,
        "fate": Unsaved.Fate.OPEN,
        "at": now or timezone.now(),
    }
    row, new = Unsaved.objects.get_or_create(editor=typing.editor, key=typing.key, defaults=fields)
    if new:
        return Kept.KEPT
    older = Unsaved.objects.filter(pk=row.pk, sequence__lt=typing.sequence).exclude(fate=Unsaved.Fate.SAVED)
    if older.update(**fields):
        return Kept.KEPT
    row.refresh_from_db()
    if row.fate == Unsaved.Fate.SAVED:
        return Kept.CLOSED if typing.sequence > row.sequence else Kept.KEPT
    same = row.sequence == typing.sequence and row.typed == typing.typed
    return Kept.KEPT if same else Kept.OVERTAKEN


def insist(typing: Typing) -> int:
    """Keep what was sent by a form that cannot count, because no script runs in it; return the count it got."""
    if keep(typing) != Kept.KEPT:
        row = Unsaved.objects.get(editor=typing.editor, key=typing.key)
        typing = replace(typing, sequence=row.sequence + 1)
        keep(typing)
    return typing.sequence


def close(editor: User, key: UUID, sequence: int, article: Article, *, now: datetime | None = None) -> None:
    """Let go of a window's text, which has just been saved; what comes late for it is recognised.

    What was typed after that stays.
    """
    now = now or timezone.now()
    saved = {"article": article, "sequence": sequence, "typed": {}, "fate": Unsaved.Fate.SAVED, "at": now}
    row, new = Unsaved.objects.get_or_create(editor=editor, key=key, defaults=saved)
    rows = Unsaved.objects.filter(pk=row.pk)
    if not new and not rows.filter(sequence__lte=sequence).update(**saved):
        rows.update(article=article, edition=article.edition)
    Unsaved.objects.filter(editor=editor, fate=Unsaved.Fate.SAVED, at__lt=now - REMEMBERED).delete()


def leave(row: Unsaved, *, now: datetime | None = None) -> None:
    """Put what was found aside; it can be taken up again for a month."""
    now = now or timezone.now()
    Unsaved.objects.filter(pk=row.pk).update(fate=Unsaved.Fate.LEFT, at=now)
    Unsaved.objects.filter(fate=Unsaved.Fate.LEFT, at__lt=now - LEFT_FOR).delete()


@transaction.atomic
def found(editor: User, article: Article | None) -> list[Unsaved]:
    """Return what this person typed and did not save, newest first: only what differs from the story."""
    rows = Unsaved.objects.found(editor, article.pk if article else None).open()
    saved = editing.snapshot(article) if article else {}
    return [row for row in rows if differ(row.typed, saved)]


def differ(typed: dict[str, Any], saved: dict[str, Any]) -> bool:
    """Return whether anything is typed otherwise than in the snapshot `saved`; of a new story, whether anything is."""
    if not saved:
        return any(typed.get(name) for name in WRITTEN)
    return any(value != saved.get(name) for name, value in typed.items())
