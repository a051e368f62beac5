"""Judging reviews: who may, what readers then see, and what is recorded."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.reviews import moderation
from articles.reviews.models import Decision, Reason, Review, Status
from authors.models import User
from tests.factories import a_review, a_user, an_article

pytestmark = pytest.mark.django_db

type Decide = Callable[[Review, User | None], None]

DECISIONS: dict[Status, Decide] = {
    Status.APPROVED: lambda review, by: moderation.approve(review, by=by),
    Status.REJECTED: lambda review, by: moderation.reject(review, by=by, reason=Reason.INSULT, note=" Insults. "),
    Status.PENDING: lambda review, by: moderation.reopen(review, by=by),
}


@pytest.mark.parametrize("before", Status)
@pytest.mark.parametrize("after", DECISIONS)
def test_a_decision_is_recorded_with_who_when_and_why(before: Status, after: Status) -> None:
    editor, review = a_user("reviews.moderate_review"), a_review(an_article(), status=before)
    DECISIONS[after](review, editor)
    stored = Review.objects.get()
    assert stored.status == review.status == after
    decision = stored.decisions.get()
    assert (decision.was, decision.status, decision.by) == (before, after, editor)
    assert decision.at == stored.decided_at == review.decided_at
    assert abs(timezone.now() - decision.at) < timedelta(minutes=5)
    assert decision.why == ("It insults somebody. Insults." if after == Status.REJECTED else "")
    assert Review.objects.approved().exists() == (after == Status.APPROVED)


@pytest.mark.parametrize("decision", DECISIONS)
def test_deciding_needs_the_right_to(decision: Status) -> None:
    review = a_review(an_article(), status=Status.PENDING)
    with pytest.raises(PermissionDenied):
        DECISIONS[decision](review, a_user("articles.publish_article", "reviews.change_review"))
    stored = Review.objects.get()
    assert (stored.status, stored.decided_at, stored.last_decision) == (Status.PENDING, None, None)


def test_the_command_line_may_decide() -> None:
    review = a_review(an_article())
    moderation.approve(review, by=None)
    assert review.decisions.get().by is None
    assert Review.objects.get().status == Status.APPROVED


@pytest.mark.parametrize(
    ("reason", "note", "field"),
    [("", "", "reason"), (" \n", "", "reason"), ("because", "", "reason"), (Reason.OTHER, " ", "note")],
)
def test_a_rejection_says_why(reason: str, note: str, field: str) -> None:
    review = a_review(an_article())
    with pytest.raises(ValidationError) as refused:
        moderation.reject(review, by=None, reason=reason, note=note)
    assert list(refused.value.message_dict) == [field]
    assert Review.objects.get().status == Status.PENDING


def test_a_decision_leaves_the_readers_words_alone() -> None:
    review = a_review(an_article(), words="As the reader wrote it.")
    stale = Review.objects.get()
    stale.words, stale.rating = "As an editor would have liked it.", 5
    moderation.approve(stale, by=None)
    review.refresh_from_db()
    assert (review.words, review.rating) == ("As the reader wrote it.", 4)


def test_a_long_note_is_kept_as_far_as_it_fits() -> None:
    review = a_review(an_article())
    moderation.reject(review, by=None, reason="spam", note="x" * 900)
    assert Decision.objects.get().note == "x" * 500


def test_of_one_readers_reviews_the_one_approved_last_is_shown() -> None:
    story = an_article()
    first, second = a_review(story, email="ines@example.org"), a_review(story, email="INES@example.org")
    stranger = a_review(story)
    for review in (first, stranger, second):
        moderation.approve(review, by=None)
    assert set(Review.objects.approved()) == {second, stranger}
    first.refresh_from_db()
    assert first.last_decision is not None
    assert (first.status, first.last_decision.reason) == (Status.REJECTED, Reason.REPLACED)
    moderation.approve(first, by=None)
    assert set(Review.objects.approved()) == {first, stranger}


def test_a_review_that_is_gone_cannot_be_judged() -> None:
    review = a_review(an_article())
    Review.objects.all().delete()
    with pytest.raises(Review.DoesNotExist):
        moderation.approve(review, by=None)
