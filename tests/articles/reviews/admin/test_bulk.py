"""Several reviews judged at once: each with its record and its own answer."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.reviews import erasing, moderation
from articles.reviews.admin.bulk import LOOK
from articles.reviews.admin.deeds import Approve
from articles.reviews.models import Review, Status
from authors.models import User
from tests.articles.reviews.judging import act, decide
from tests.factories import a_review, a_user

pytestmark = pytest.mark.django_db


def test_several_are_approved_at_once_each_with_its_record(desk: Client, moderator: User) -> None:
    reviews = [a_review() for _ in range(3)]
    assert "3 reviews approved." in act(desk, "approve_selected", *reviews).content.decode()
    assert Review.objects.filter(status=Status.APPROVED, decisions__by=moderator).count() == 3


def test_rejecting_several_asks_for_the_reason_first(desk: Client) -> None:
    reviews = [a_review() for _ in range(2)]
    asked = act(desk, "reject_selected", *reviews)
    assert "Reject 2 reviews" in asked.content.decode()
    refused = act(desk, "reject_selected", *reviews, reason="")
    assert refused.context["form"].errors == {"reason": [moderation.SAY_WHY]}
    assert Review.objects.pending().count() == 2
    act(desk, "reject_selected", *reviews, reason="insult")
    assert Review.objects.filter(status=Status.REJECTED, decisions__reason="insult").count() == 2


def test_several_are_marked_as_spam_and_put_back(desk: Client) -> None:
    reviews = [a_review() for _ in range(2)]
    assert "2 reviews marked as spam." in act(desk, "spam_selected", *reviews).content.decode()
    reviews = list(Review.objects.rejected())
    assert "2 reviews put back in the queue." in act(desk, "reopen_selected", *reviews).content.decode()
    assert Review.objects.pending().count() == 2


def test_what_is_already_decided_that_way_keeps_its_record(desk: Client) -> None:
    earlier = a_user("reviews.moderate_review")
    review = a_review()
    moderation.approve(review, by=earlier)
    act(desk, "approve_selected", review)
    review.refresh_from_db()
    assert review.decisions.get().by == earlier


def test_what_was_decided_or_changed_since_the_list_was_shown_is_refused_and_named(desk: Client) -> None:
    ines = a_user("reviews.moderate_review", name="Inès Marchetti")
    decided, changed, same = a_review(headline="Decided"), a_review(headline="Changed"), a_review(headline="Same")
    moderation.reject(Review.objects.get(pk=decided.pk), by=ines, reason="spam")
    Review.objects.filter(pk=changed.pk).update(edited_at=timezone.now())
    page = act(desk, "approve_selected", decided, changed, same).content.decode()
    assert "“Decided” was not approved. Inès Marchetti was faster" in page
    assert f"“Changed” was not approved. {moderation.CHANGED}" in page
    assert "1 review approved." in page
    assert set(Review.objects.approved()) == {same}


def test_what_looks_like_spam_is_not_approved_unread(desk: Client) -> None:
    held, first, plain = a_review(headline="Held", findings=["links"]), a_review(findings=["first"]), a_review()
    page = act(desk, "approve_selected", held, first, plain).content.decode()
    assert f"“Held” was not approved. {LOOK}" in page
    assert set(Review.objects.approved()) == {first, plain}
    first.refresh_from_db()
    assert "2 reviews marked as spam" in act(desk, "spam_selected", held, first).content.decode()


@pytest.mark.parametrize("where", ["list", "page"])
def test_what_its_reader_deletes_at_this_moment_is_named_and_no_error(
    desk: Client, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    review, decide_it = a_review(headline="Just deleted"), Approve.decide

    def too_late(deed: Approve, shown: Review, by: User, seen: str) -> None:
        erasing.delete(shown)
        decide_it(deed, shown, by, seen)

    monkeypatch.setattr(Approve, "decide", too_late)
    if where == "list":
        page = act(desk, "approve_selected", review)
        assert "“Just deleted” was not approved. Its reader has deleted it." in page.content.decode()
    else:
        assert decide(desk, review, "approve").status_code == 200
