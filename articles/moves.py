"""What was done to a story goes on record, and those concerned are told."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import notices, rights
from articles.models import Article, Move, Notice
from authors.models import User

Verb = Move.Verb

#: The verbs that tell a story's editors; all others but these two tell its writers.
FOR_EDITORS = {Verb.SUBMIT, Verb.REOPEN}
FOR_NOBODY = {Verb.UNSCHEDULE}

#: What is dated back further, such as a story of the demo, is no news to anyone's mailbox.
NEWS = timedelta(minutes=10)


def note(
    article: Article, verb: Move.Verb, by: User | None, at: datetime, *, quietly: bool = False, **facts: Any
) -> Move:
    """Put a move on record and tell those concerned, unless it is part of another.

    The newsroom's own command line tells nobody: an import of a thousand stories is no news to the desk.
    """
    move = Move.objects.create(article=article, verb=verb, by=by, at=at, **facts)
    if by is not None and not quietly:
        _tell(move, concerned(move).exclude(pk=by.pk))
    return move


def concerned(move: Move) -> QuerySet[User]:
    """Return whom a move concerns, whoever made it."""
    if move.verb in FOR_NOBODY:
        return User.objects.none()
    if move.verb not in FOR_EDITORS:
        return writers_of(move.article)
    editors = rights.who_may(rights.APPROVE, move.article)
    if move.verb != Verb.REOPEN:
        return editors
    approved = editors.filter(pk__in=_approver(move.article))
    return approved if approved.exists() else editors


def writers_of(article: Article) -> QuerySet[User]:
    """Return who began the story and who stands in its byline, as far as they may enter the desk."""
    wrote = Q(pk=article.created_by_id) | Q(author__bylines__article=article)
    return User.objects.filter(wrote, is_active=True, is_staff=True).distinct()


def _approver(article: Article) -> QuerySet[Move, int]:
    """Return who last said that the text was ready."""
    approvals = article.moves.filter(verb__in=(Verb.APPROVE, Verb.PUBLISH, Verb.SCHEDULE))
    return approvals.exclude(by=None).values_list("by_id", flat=True)[:1]


def _tell(move: Move, people: QuerySet[User]) -> None:
    told = Notice.objects.bulk_create(Notice(user=user, move=move) for user in people)
    if move.at < timezone.now() - NEWS:
        return
    for notice in told:
        if notice.user.mail_notices:
            transaction.on_commit(partial(notices.mail.enqueue, notice.pk))
