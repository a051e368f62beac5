"""Taking a decision back: what was before comes back, unless somebody has decided since."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.reviews import abuse, changing, moderation
from articles.reviews.models import MODERATE, TEXT, Decision, Reason, Review, Status
from authors.models import User
from tests.at_once import at_once
from tests.factories import a_live_version, a_review, a_user, an_abuse_report, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def tom() -> User:
    return a_user(MODERATE, name="Tom Okonkwo")


@pytest.fixture
def ines() -> User:
    return a_user(MODERATE, name="Inès Marchetti")


def status_of(review: Review) -> str:
    return Review.objects.get(pk=review.pk).status


def test_undoing_puts_back_what_was_and_is_a_line_of_the_record(tom: User) -> None:
    review = a_review(an_article())
    moderation.approve(review, by=tom)
    moderation.undo(review, by=tom)
    assert review.status == status_of(review) == Status.PENDING
    undo, approval = Review.objects.get().decisions.all()
    assert (undo.undoes, undo.by, undo.was) == (approval, tom, Status.APPROVED)
    assert review.decided_at == undo.at


def test_a_rejection_that_comes_back_has_its_reason(tom: User) -> None:
    review = a_review(an_article())
    moderation.reject(review, by=None, reason=Reason.PRIVATE, note="A street and a number.")
    moderation.approve(review, by=tom)
    moderation.undo(review, by=tom)
    last = Review.objects.get().last_decision
    assert last is not None
    assert (last.status, last.reason, last.note) == (Status.REJECTED, Reason.PRIVATE, "A street and a number.")


def test_a_review_that_was_replaced_comes_back(tom: User) -> None:
    story = an_article()
    first, second = (a_review(story, email="ines@example.org") for _ in range(2))
    moderation.approve(first, by=None)
    moderation.approve(second, by=tom)
    moderation.undo(second, by=tom)
    assert (status_of(first), status_of(second)) == (Status.APPROVED, Status.PENDING)


def test_what_somebody_has_decided_on_since_stays(tom: User, ines: User) -> None:
    story = an_article()
    first, second = (a_review(story, email="ines@example.org") for _ in range(2))
    moderation.approve(first, by=None)
    moderation.approve(second, by=tom)
    moderation.reject(first, by=ines, reason=Reason.INSULT)
    moderation.undo(second, by=tom)
    assert (status_of(first), status_of(second)) == (Status.REJECTED, Status.PENDING)


def test_nobody_undoes_what_somebody_else_decided_since(tom: User, ines: User) -> None:
    review = a_review(an_article())
    moderation.reject(review, by=tom, reason=Reason.SPAM)
    moderation.approve(review, by=ines)
    with pytest.raises(ValidationError, match="Inès Marchetti was faster: this review is now approved"):
        moderation.undo(review, by=tom)
    assert status_of(review) == Status.APPROVED


def test_an_undo_is_for_the_decision_it_was_offered_for(tom: User) -> None:
    review = a_review(an_article())
    moderation.reject(review, by=tom, reason=Reason.SPAM)
    offered = review.decisions.get().pk
    moderation.approve(review, by=tom)
    with pytest.raises(ValidationError, match="now approved"):
        moderation.undo(review, by=tom, decision=offered)


def test_what_was_undone_is_not_undone_again(tom: User) -> None:
    review = a_review(an_article())
    moderation.approve(review, by=tom)
    moderation.undo(review, by=tom)
    with pytest.raises(ValidationError, match="nothing to undo"):
        moderation.undo(review, by=tom)
    with pytest.raises(ValidationError, match="nothing to undo"):
        moderation.undo(a_review(an_article()), by=tom)


def test_a_reader_has_one_review_below_a_story_whatever_is_undone(tom: User) -> None:
    story = an_article()
    first, second = (a_review(story, email="ines@example.org") for _ in range(2))
    moderation.approve(first, by=None)
    moderation.reject(first, by=tom, reason=Reason.SPAM)
    moderation.approve(second, by=None)
    with pytest.raises(ValidationError, match="has been approved since"):
        moderation.undo(first, by=tom)
    assert set(Review.objects.approved()) == {second}


def test_undoing_needs_the_right_to_judge(tom: User) -> None:
    review = a_review(an_article())
    moderation.approve(review, by=tom)
    with pytest.raises(PermissionDenied):
        moderation.undo(review, by=a_user())
    with pytest.raises(ValidationError):
        moderation.undo(review, by=None)


def test_what_can_be_undone_is_ones_own_and_recent_the_last_first(tom: User, ines: User) -> None:
    first, second, third = (a_review(an_article()) for _ in range(3))
    moderation.approve(first, by=tom)
    moderation.reject(second, by=tom, reason=Reason.SPAM)
    moderation.approve(third, by=ines)
    assert [decision.review for decision in Decision.objects.to_undo(tom)] == [second, first]
    moderation.undo(second, by=tom)
    assert [decision.review for decision in Decision.objects.to_undo(tom)] == [first]
    moderation.reject(first, by=ines, reason=Reason.SPAM)
    assert not Decision.objects.to_undo(tom)


def test_what_its_reader_has_changed_since_does_not_come_back_unread(tom: User) -> None:
    story = a_live_version().article
    review = a_review(story, headline="As it was read")
    moderation.approve(review, by=None)
    moderation.reopen(review, by=tom)
    changing.change(review, {name: getattr(review, name) for name in TEXT} | {"headline": "Never read"})
    assert not Decision.objects.to_undo(tom).exists()
    with pytest.raises(ValidationError, match="changed it since"):
        moderation.undo(review, by=tom)
    assert status_of(review) == Status.PENDING


def test_what_reports_were_answered_with_is_not_undone(tom: User) -> None:
    review = a_review(an_article())
    moderation.approve(review, by=None)
    report = an_abuse_report(review)
    abuse.uphold(review, by=tom, reason=Reason.SPAM)
    assert not Decision.objects.to_undo(tom).exists()
    with pytest.raises(ValidationError, match="Reports about it were answered"):
        moderation.undo(review, by=tom)
    report.refresh_from_db()
    assert (report.state, status_of(review)) == ("upheld", Status.REJECTED)


def test_a_decision_is_for_the_review_as_it_was_read(tom: User, ines: User) -> None:
    review = a_review(an_article())
    shown = review.edition
    moderation.reject(Review.objects.get(), by=ines, reason=Reason.SPAM, shown=shown)
    with pytest.raises(ValidationError, match="Inès Marchetti was faster: this review is now rejected"):
        moderation.approve(review, by=tom, shown=shown)

    changed = a_review(an_article())
    shown = changed.edition
    changed.edited_at = changed.created_at
    changed.save()
    with pytest.raises(ValidationError, match="changed it since"):
        moderation.approve(changed, by=tom, shown=shown)
    assert status_of(changed) == Status.PENDING


@pytest.mark.django_db(transaction=True)
def test_of_two_who_judge_what_both_have_read_one_does(tom: User, ines: User) -> None:
    review = a_review(an_article())
    shown = review.edition
    verbs = [
        partial(moderation.approve, Review.objects.get(), by=tom, shown=shown),
        partial(moderation.reject, Review.objects.get(), by=ines, reason=Reason.SPAM, shown=shown),
    ] * 4
    results = at_once(verbs)
    assert results.count(None) == 1
    assert sum(isinstance(result, ValidationError) for result in results) == 7
    assert Decision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_undo_pressed_eight_times_undoes_once(tom: User) -> None:
    review = a_review(an_article())
    moderation.approve(review, by=tom)
    results = at_once([partial(moderation.undo, Review.objects.get(), by=tom)] * 8)
    assert results.count(None) == 1
    assert Decision.objects.count() == 2
    assert status_of(review) == Status.PENDING
