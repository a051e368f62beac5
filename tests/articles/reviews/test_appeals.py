"""Appeals: who decides them, and what follows."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.reviews import appeals, moderation
from articles.reviews.models import Appeal, Decision, Reason, Review, Status
from authors.models import User
from tests.factories import a_review, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def judge() -> User:
    return a_user("reviews.moderate_review", name="Judy Judge")


@pytest.fixture
def appeal(review: Review, judge: User) -> Appeal:
    moderation.reject(review, by=judge, reason=Reason.INSULT)
    return appeals.lodge(review, "It was meant kindly.")


def test_nobody_gets_past_an_appeal_that_waits(appeal: Appeal, judge: User, moderator: User) -> None:
    review = appeal.review
    assert not Decision.objects.to_undo(judge).exists()
    for verb in (moderation.approve, moderation.reopen, partial(moderation.reject, reason=Reason.SPAM)):
        for by in (judge, moderator, None):
            with pytest.raises(ValidationError, match="decide about the appeal"):
                verb(review, by=by)
    with pytest.raises(ValidationError, match="decide about the appeal"):
        moderation.undo(review, by=judge)
    assert list(Appeal.objects.waiting()) == [appeal]
    assert review.decisions.count() == 1


def test_once_an_appeal_is_decided_the_review_is_judged_as_any_other(appeal: Appeal, moderator: User) -> None:
    appeals.dismiss(appeal, by=moderator, answer="It insults Ms Lind.")
    moderation.approve(appeal.review, by=moderator)
    assert Review.objects.get().status == Status.APPROVED


def test_who_undoes_an_approval_has_not_rejected(review: Review, judge: User, moderator: User) -> None:
    moderation.reject(review, by=judge, reason=Reason.INSULT)
    moderation.approve(review, by=moderator)
    moderation.undo(review, by=moderator)
    appeal = appeals.lodge(review, "It was meant kindly.")
    assert not appeals.may_decide(appeal, judge)
    assert appeals.may_decide(appeal, moderator)


def test_somebody_else_upholds_it_and_readers_see_the_review(appeal: Appeal, moderator: User) -> None:
    appeals.uphold(appeal, by=moderator, answer="You are right.")
    review = Review.objects.get()
    assert review.status == Status.APPROVED
    assert review.last_decision.by == moderator
    stored = Appeal.objects.get()
    assert (stored.upheld, stored.decided_by, stored.answer) == (True, moderator, "You are right.")
    assert stored.decided_at is not None
    assert not Appeal.objects.waiting().exists()


def test_somebody_else_dismisses_it_and_says_why(appeal: Appeal, moderator: User) -> None:
    with pytest.raises(ValidationError) as refused:
        appeals.dismiss(appeal, by=moderator, answer=" ")
    assert refused.value.message_dict == {"answer": [appeals.SAY_WHY]}
    appeals.dismiss(appeal, by=moderator, answer="It insults Ms Lind.")
    assert (Appeal.objects.get().upheld, Review.objects.get().status) == (False, Status.REJECTED)


def test_who_rejected_does_not_decide_the_appeal(appeal: Appeal, judge: User, moderator: User) -> None:
    assert not appeals.may_decide(appeal, judge)
    assert appeals.may_decide(appeal, moderator)
    for verb in (appeals.uphold, appeals.dismiss):
        with pytest.raises(ValidationError, match="Somebody else decides"):
            verb(appeal, by=judge, answer="No.")
    assert list(Appeal.objects.waiting()) == [appeal]


def test_a_rejection_by_a_rule_may_be_looked_at_by_anyone(review: Review, judge: User) -> None:
    moderation.reject(review, by=None, reason=Reason.SPAM)
    appeals.uphold(appeals.lodge(review, "I sell nothing at all."), by=judge)
    assert Review.objects.get().status == Status.APPROVED


def test_deciding_takes_the_right_to_moderate(appeal: Appeal) -> None:
    with pytest.raises(PermissionDenied):
        appeals.uphold(appeal, by=a_user("reviews.view_review"))


def test_an_appeal_is_decided_once(appeal: Appeal, moderator: User) -> None:
    appeals.dismiss(appeal, by=moderator, answer="It insults Ms Lind.")
    with pytest.raises(ValidationError, match="decided already"):
        appeals.uphold(appeal, by=moderator)


def test_only_a_rejected_review_can_be_appealed_for_once_and_not_one_that_gave_way(review: Review) -> None:
    with pytest.raises(ValidationError, match="only against a rejection"):
        appeals.lodge(review, "Why does it take so long?")
    later = a_review(review.article, reader=review.reader)
    moderation.approve(review, by=None)
    moderation.approve(later, by=None)
    with pytest.raises(ValidationError, match="gave way"):
        appeals.lodge(review, "I liked this one better.")
    moderation.reject(later, by=None, reason=Reason.SPAM)
    appeals.lodge(later, "I sell\x00 nothing at all.")
    assert "\x00" not in Appeal.objects.get().words
    with pytest.raises(ValidationError, match="already"):
        appeals.lodge(later, "I sell nothing at all.")
