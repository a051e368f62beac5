"""Stories that take no reviews: closed by somebody, of a type that takes none, or too long ago."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.template.defaultfilters import date
from django.utils import timezone

from articles import rights
from articles.models import Article, StoryType, Version
from articles.reviews.models import MODERATE, Closing, Policy
from authors.models import User
from newsroom.pagecache.tags import carry, true_until
from newsroom.prepared import Prepared, given

TOLD = {
    Closing.Reason.OBITUARY: (
        "This story is about somebody who has died. It takes no reviews, out of respect for those who mourn."
    ),
    Closing.Reason.COURT: (
        "This story is about a case before a court. It takes no reviews, so that nothing said here weighs on the case."
    ),
    Closing.Reason.MINOR: "This story is about a child. It takes no reviews, to protect the child.",
}
SAY_WHY = "Say to readers why the story takes no reviews."
SAY_WHICH = "Choose one of the reasons."

_CLOSINGS = Prepared(lambda: Closing.objects.filter(article_id=given("article")).only("reason", "words"))


def why(version: Version, now: datetime | None = None) -> str:
    """Return in words for readers why a story takes no reviews at `now`; "" if it does.

    A page that says so, or shows the form instead, is kept no longer than it is right.
    """
    policy, now = Policy.current(), now or timezone.now()
    carry("review-policy", f"reviews:{version.article_id}")
    for closing in _CLOSINGS(article=version.article_id):
        return told(closing)
    if version.story_type in policy.closed_types:
        return f"We take no reviews of stories of this kind: {StoryType(version.story_type).label.lower()}."
    end = ends(version, policy)
    if end is None:
        return ""
    if end <= now:
        days = policy.open_days
        return (
            f"Stories take reviews for {days} day{'' if days == 1 else 's'} after they are published. For this one "
            f"that ended on {date(timezone.localtime(end), 'j F Y')}."
        )
    true_until(end)
    return ""


def ends(version: Version, policy: Policy) -> datetime | None:
    """Return when a story takes its last review, or None where there is no such moment."""
    return version.first_published + timedelta(days=policy.open_days) if policy.open_days else None


def told(closing: Closing) -> str:
    """Return what readers are told of a story that somebody closed."""
    return closing.words or TOLD[Closing.Reason(closing.reason)]


def close(article: Article, *, by: User | None, reason: str, words: str = "") -> Closing:
    """Take no more reviews of a story, or say anew why. Those that readers see stay.

    Raises PermissionDenied, or ValidationError with messages by field.
    """
    permit(by, article)
    words = " ".join(words.split())
    if reason not in Closing.Reason:
        raise ValidationError({"reason": SAY_WHICH})
    if reason == Closing.Reason.OTHER and not words:
        raise ValidationError({"words": SAY_WHY})
    with transaction.atomic():
        # The row of the story, for of its closing there may be none yet.
        Article.objects.select_for_update().get(pk=article.pk)
        closing = Closing.objects.filter(article=article).first() or Closing(article=article)
        closing.reason, closing.words, closing.by, closing.at = reason, words, by, timezone.now()
        closing.full_clean(exclude=["article", "by"])
        closing.save()
    return closing


def lift(article: Article, *, by: User | None) -> None:
    """Take reviews of the story again, as far as its type and age allow. One that is not closed stays as it is."""
    permit(by, article)
    for closing in Closing.objects.filter(article=article):
        closing.delete()


def may_close(user: User, article: Article) -> bool:
    """Return whether somebody may say that a story takes no reviews: moderators, and whoever may change it."""
    return user.has_perm(MODERATE) or rights.may(user, rights.CHANGE, article)


def permit(by: User | None, article: Article) -> None:
    if by is not None and not may_close(by, article):
        raise PermissionDenied("Moderators close stories for reviews, and whoever may change the story.")
