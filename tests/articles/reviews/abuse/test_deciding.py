"""What the desk decides about reports of a review, and what stands on record of it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.reviews import abuse, moderation
from articles.reviews.abuse.deciding import NONE_LEFT, SAY_WHY
from articles.reviews.models import AbuseReport, Decision, Reason, Review, Status
from articles.reviews.models.abuse_report import LEGAL, Why
from authors.models import User
from tests.at_once import at_once
from tests.factories import a_review, a_user, an_abuse_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def review() -> Review:
    made = a_review()
    moderation.approve(made, by=None)
    return made


def state_of(report: AbuseReport) -> tuple[str, User | None, str, bool]:
    report.refresh_from_db()
    return report.state, report.decided_by, report.answer, report.decided_at is not None


def test_upholding_rejects_the_review_and_answers_all_its_reports(review: Review, moderator: User) -> None:
    reports = [an_abuse_report(review) for _ in range(2)]
    abuse.uphold(review, by=moderator, reason="spam", answer=" It sold watches. ")
    assert [state_of(each) for each in reports] == [("upheld", moderator, "It sold watches.", True)] * 2
    review.refresh_from_db()
    last = review.last_decision
    assert (review.status, last.reason, last.by) == (Status.REJECTED, "spam", moderator)
    assert reports[0].ticket in last.note


def test_dismissing_leaves_the_review_and_says_why(review: Review, moderator: User) -> None:
    report = an_abuse_report(review)
    with pytest.raises(ValidationError, match=SAY_WHY):
        abuse.dismiss(review, by=moderator, answer=" ")
    abuse.dismiss(review, by=moderator, answer="It names a shop, and sells nothing.")
    assert state_of(report)[:2] == ("dismissed", moderator)
    review.refresh_from_db()
    assert review.status == Status.APPROVED


def test_what_came_in_after_somebody_read_them_waits_for_another_decision(review: Review) -> None:
    read = an_abuse_report(review)
    later = an_abuse_report(review, reason="privacy")
    abuse.dismiss(review, by=None, answer="It sells nothing.", last=read.pk)
    assert state_of(later)[0] == "open"


def test_a_report_about_a_review_that_was_rejected_meanwhile_is_upheld_without_another_decision(review: Review) -> None:
    report = an_abuse_report(review)
    moderation.reject(review, by=None, reason="insult")
    abuse.uphold(review, by=None, reason="spam")
    assert state_of(report)[0] == "upheld"
    assert Decision.objects.filter(review=review, status=Status.REJECTED).count() == 1


def test_upholding_takes_a_reason_and_the_review_as_it_was_read(review: Review) -> None:
    report = an_abuse_report(review)
    with pytest.raises(ValidationError):
        abuse.uphold(review, by=None, reason="")
    with pytest.raises(ValidationError):
        abuse.uphold(review, by=None, reason="spam", shown="pending~~")
    assert state_of(report)[0] == "open"


def test_nobody_decides_without_the_right_or_twice(review: Review, moderator: User) -> None:
    an_abuse_report(review)
    with pytest.raises(PermissionDenied):
        abuse.uphold(review, by=a_user(), reason="spam")
    with pytest.raises(PermissionDenied):
        abuse.dismiss(review, by=a_user(), answer="It stays.")
    abuse.dismiss(review, by=moderator, answer="It stays.")
    with pytest.raises(ValidationError, match=NONE_LEFT):
        abuse.dismiss(review, by=moderator, answer="It stays.")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_told_that_the_other_was_faster() -> None:
    report = an_abuse_report()

    def decide(verb: str) -> str:
        review = Review.objects.get(pk=report.review_id)
        try:
            if verb == "uphold":
                abuse.uphold(review, by=None, reason="spam")
            else:
                abuse.dismiss(review, by=None, answer="It stays.")
        except ValidationError as error:
            return str(error.messages[0])
        return "done"

    told = at_once([lambda: decide("uphold"), lambda: decide("dismiss")])
    assert sorted(map(str, told)) == [NONE_LEFT, "done"]
    report.refresh_from_db()
    rejected = Review.objects.get().status == Status.REJECTED
    assert report.state == ("upheld" if rejected else "dismissed")


def test_each_reason_of_a_reader_leads_to_a_reason_of_the_desk() -> None:
    choosable = dict(Reason.to_choose())
    for why in Why:
        assert AbuseReport(reason=why).likely in choosable
        assert AbuseReport(reason=why).is_legal == (why in LEGAL)
