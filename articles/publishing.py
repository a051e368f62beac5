"""From the desk to the reader: publish, schedule, withdraw, unschedule. Each is one transaction."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from articles import editing, gates, moves, rights
from articles.freezing import Desk, frozen, photo_links, topic_links
from articles.models import (
    EXPLAINED_KINDS,
    FAR_FUTURE,
    Address,
    Article,
    Kind,
    Move,
    State,
    Version,
    VersionByline,
    VersionPhoto,
    VersionTopic,
)
from articles.plans import Plan, move_end
from articles.proof import Proof, pictures_of
from articles.purges import purge_story
from articles.rights import permit
from authors.models import User

UNAPPROVED = "Nobody has approved this story as it is now. Submit it for review, or ask an editor."


def publish(
    article: Article,
    *,
    by: User | None,
    kind: Kind = Kind.UPDATE,
    note: str = "",
    at: datetime | None = None,
    keep_end: bool = True,
    now: datetime | None = None,
) -> Version:
    """Freeze the story into a version that readers see from `at`, or from `now` on, and return it.

    `kind` and `note` tell readers why there is a new version; for the first one, both are ignored. A version that
    was planned before is taken off the schedule: the newest decision counts. A planned withdrawal stays unless
    `keep_end` is false. `now` is the clock, for imports.
    Raises PermissionDenied, editing.Conflict, gates.NotReady, or ValidationError with messages by field.
    """
    permit(by, rights.PUBLISH)
    now = now or timezone.now()
    _check_time(at, now, "publish now")
    # No hold on a picture slips in behind the gates.
    with editing.claim(article, pictures=pictures_of(article)) as current:
        permit(by, rights.PUBLISH, current)
        plan = Plan.of(current, now)
        before, end = plan.live, plan.ends_at if keep_end else None
        desk = Desk.of(current, plan.last, at or now)
        # What comes in with an older date is seen from today on.
        seen_from = max(at or now, timezone.now())
        gates.check(Proof.of(current, seen_from, named=bool(desk.bylines), photos=desk.photos))
        _approve(current, by, now)
        dropped = plan.clear(keep_end=keep_end)
        version = _succeed(desk, plan.last, kind, note.strip(), at or now)
        version.live_until = end if end is not None and end > version.live_from else FAR_FUTURE
        version.published_by = by
        _store(version, current, now)
        if current.state != State.READY:
            Article.objects.filter(pk=current.pk).update(state=State.READY)
        verb = Move.Verb.PUBLISH if at is None else Move.Verb.SCHEDULE
        _note(current, verb, by, now, effective=at or now, version=version, reason=version.note, dropped=dropped)
        purge_story(current, before, version)
    article.state = State.READY
    return version


def withdraw(
    article: Article,
    *,
    by: User | None,
    reason: str = "",
    at: datetime | None = None,
    now: datetime | None = None,
) -> None:
    """Take the story from readers, now or at `at`; its address then answers 410 Gone.

    What is planned for an earlier moment than `at` stays; what is planned for later is taken off the schedule.
    Raises PermissionDenied, editing.Conflict, or ValidationError when readers don't have the story at that time.
    """
    permit(by, rights.WITHDRAW)
    now = now or timezone.now()
    _check_time(at, now, "withdraw now")
    with editing.claim(article) as current:
        permit(by, rights.WITHDRAW, current)
        last, dropped = Plan.of(current, now).end_at(at or now)
        if last is None:
            raise ValidationError("Readers do not have this story then, so there is nothing to withdraw.")
        _note(
            current,
            Move.Verb.WITHDRAW,
            by,
            now,
            effective=at or now,
            version=last,
            reason=reason.strip(),
            dropped=dropped,
        )
        purge_story(current, last)


def unschedule(article: Article, *, by: User | None, now: datetime | None = None) -> None:
    """Take planned versions and planned withdrawals off the schedule; what readers see now stays.

    Raises PermissionDenied, editing.Conflict, or ValidationError when nothing is scheduled.
    """
    permit(by, rights.PUBLISH)
    now = now or timezone.now()
    with editing.claim(article) as current:
        permit(by, rights.PUBLISH, current)
        plan = Plan.of(current, now)
        if not plan:
            raise ValidationError("Nothing is scheduled for this story.")
        _note(current, Move.Verb.UNSCHEDULE, by, now, dropped=plan.clear())
        purge_story(current)


def preview(article: Article) -> Version:
    """Return the story as readers would see it if it were published now; nothing is written.

    Missing parts stay empty, so that an unfinished story can be looked at too.
    """
    now = timezone.now()
    last = article.versions.effective().order_by("number").last()
    kind = Kind.FIRST if last is None else Kind.MINOR
    return frozen(Desk.of(article, last, now), last, kind, "", now)


# The steps -------------------------------------------------------------------------------------------


def _approve(article: Article, by: User | None, now: datetime) -> None:
    """See that the text was approved. Whoever may do that does so by publishing, on record."""
    if article.state == State.READY or by is None:
        return
    if not rights.may_publish(by, article):
        raise ValidationError(UNAPPROVED)
    moves.note(article, Move.Verb.APPROVE, by, now, quietly=True)


def _check_time(at: datetime | None, now: datetime, instead: str) -> None:
    if at is not None and at <= now:
        raise ValidationError({"at": f"This time has passed. Choose a later one, or {instead}."})
    if at is not None and at >= FAR_FUTURE:
        raise ValidationError({"at": "Nobody will be there to read it. Choose an earlier time."})


def _succeed(desk: Desk, last: Version | None, kind: Kind, note: str, live_from: datetime) -> Version:
    """Return the version that follows `last`, unsaved, and end that one in time."""
    if last is None:
        return frozen(desk, None, Kind.FIRST, "", live_from)
    _check_kind(kind, note, last)
    if last.live_until > live_from:
        move_end(last, live_from)
    return frozen(desk, last, kind, note, live_from)


def _check_kind(kind: Kind, note: str, last: Version) -> None:
    if kind == Kind.FIRST:
        raise ValidationError({"kind": "This story has been published before. Say what kind of change this is."})
    if last.is_retracted and kind == Kind.MINOR:
        raise ValidationError({"kind": "This story was retracted. Bringing it back is not a minor change."})
    if kind in EXPLAINED_KINDS and not note:
        raise ValidationError({"note": "Tell readers what was changed and why. They see this above the story."})
    if marked := [message for mark, message in gates.MARKS.items() if mark.search(note)]:
        raise ValidationError({"note": marked})


def _store(version: Version, article: Article, now: datetime) -> None:
    # As a rule the desk has kept this revision already.
    version.revision = editing.record(article, by=version.published_by, now=now, taken=_snapshot(version, article))
    if version.address.pk is None:
        version.address = _reserved(version.address)
    # Without the signal of save(): the verb purges what this changes, and more.
    Version.objects.bulk_create([version])
    VersionByline.objects.bulk_create(version.credits)
    VersionTopic.objects.bulk_create(VersionTopic(**link._asdict()) for link in topic_links(version))
    VersionPhoto.objects.bulk_create(VersionPhoto(**link._asdict()) for link in photo_links(version))


def _snapshot(version: Version, article: Article) -> dict[str, Any]:
    """Return what editing.snapshot() would, from what freezing has just read."""
    return editing.fields_of(article) | {
        "bylines": [[credit.author_id, credit.role] for credit in version.credits],
        "topics": sorted(label["name"] for label in version.topic_labels),
    }


def _reserved(address: Address) -> Address:
    try:
        # Without a savepoint: where this fails, nothing of the whole is left.
        address.save()
    except IntegrityError as error:
        raise gates.NotReady({"slug": gates.ADDRESS_TAKEN}) from error
    return address


def _note(
    article: Article, verb: Move.Verb, by: User | None, at: datetime, *, dropped: list[str], **about: Any
) -> None:
    moves.note(article, verb, by, at, dropped=" and ".join(dropped), **about)
