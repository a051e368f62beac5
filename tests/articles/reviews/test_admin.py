"""Reviews at the desk: who sees what, how they are judged, and that the queue stays quick."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.reviews import moderation
from articles.reviews.models import Review, Status
from authors.models import User
from tests.articles.reviews.judging import LIST, act, decide, form_of
from tests.factories import a_live_article, a_review, a_user

pytestmark = pytest.mark.django_db


def headlines(client: Client, query: str = "") -> list[str]:
    return [review.headline for review in client.get(LIST + query).context["cl"].result_list]


# The queue ---------------------------------------------------------------------------------------


def test_the_queue_shows_what_waits_the_oldest_first(desk: Client) -> None:
    now = timezone.now()
    a_review(headline="Newer", created_at=now)
    a_review(headline="Older", created_at=now - timedelta(days=2))
    moderation.approve(a_review(headline="Decided"), by=None)
    assert headlines(desk) == ["Older", "Newer"]


def test_the_other_lists_are_one_click_away_newest_first(desk: Client) -> None:
    now = timezone.now()
    for n, headline in enumerate(["First", "Second"]):
        review = a_review(headline=headline, created_at=now + timedelta(minutes=n))
        moderation.approve(review, by=None)
    moderation.reject(a_review(headline="Advertising"), by=None, reason="spam", note="Sells watches.")
    assert headlines(desk, "?status=approved") == ["Second", "First"]
    assert headlines(desk, "?status=rejected") == ["Advertising"]
    assert len(headlines(desk, "?status=all")) == 3
    assert headlines(desk, "?status=nonsense") == []


def test_a_row_tells_all_that_is_needed_to_choose(desk: Client) -> None:
    story = a_live_article(headline="Ferry sails on time")
    a_review(story, rating=4, headline="Well told", words="word " * 60, name="Hanne", findings=["fast"])
    page = desk.get(LIST).content.decode()
    for told in ("4 of 5", "Well told", "word word", "Ferry sails on time", "Hanne", "Too fast", " ago"):
        assert told in page
    assert "word " * 40 not in page


def test_the_queue_asks_the_same_questions_for_5_and_for_60(desk: Client, django_assert_num_queries: Any) -> None:
    story = a_live_article()
    for _ in range(5):
        a_review(story)
    desk.get(LIST)
    with django_assert_num_queries(9):
        desk.get(LIST)
    for _ in range(55):
        a_review(story)
    with django_assert_num_queries(9):
        desk.get(LIST)


def test_the_list_of_decided_ones_asks_no_more(desk: Client, moderator: User, django_assert_num_queries: Any) -> None:
    story = a_live_article()
    for _ in range(5):
        moderation.approve(a_review(story), by=moderator)
    with django_assert_num_queries(10):
        assert "by Tom Okonkwo" in desk.get(LIST + "?status=approved").content.decode()


def test_search_finds_an_address_only_as_a_whole_and_only_for_moderators(desk: Client, client: Client) -> None:
    a_review(email="hanne@example.org")
    assert len(headlines(desk, "?q=Hanne@Example.org")) == 1
    assert headlines(desk, "?q=hanne@") == []
    client.force_login(a_user("reviews.view_review"))
    assert headlines(client, "?q=hanne@example.org") == []


# Judging one -------------------------------------------------------------------------------------


def test_approving_shows_the_review_and_records_who(desk: Client, moderator: User) -> None:
    review = a_review()
    response = decide(desk, review, "approve")
    review.refresh_from_db()
    assert (review.status, review.decisions.get().by) == (Status.APPROVED, moderator)
    assert "is approved" in response.content.decode()
    assert response.redirect_chain == [(LIST, 302)]


def test_approve_and_next_goes_to_the_next_one_that_waits(desk: Client) -> None:
    now = timezone.now()
    first, second, third = (a_review(created_at=now + timedelta(minutes=n)) for n in range(3))
    assert decide(desk, second, "approve_next").redirect_chain == [(form_of(third), 302)]
    assert decide(desk, third, "reject_next", reason="spam").redirect_chain == [(form_of(first), 302)]
    done = decide(desk, first, "approve_next")
    assert done.redirect_chain == [(LIST, 302)]
    assert "nothing else waits" in done.content.decode()


@pytest.mark.parametrize(("reason", "told"), [("", moderation.SAY_WHY), ("nonsense", moderation.SAY_WHICH)])
def test_rejecting_without_a_reason_is_told_at_the_field(desk: Client, reason: str, told: str) -> None:
    review = a_review()
    response = decide(desk, review, "reject", reason=reason)
    assert response.context["adminform"].form.errors == {"reason": [told]}
    review.refresh_from_db()
    assert review.status == Status.PENDING


def test_a_note_that_is_too_long_is_told_at_the_field_and_not_cut(desk: Client) -> None:
    review = a_review()
    response = decide(desk, review, "reject", reason="spam", note="x" * 501)
    assert list(response.context["adminform"].form.errors) == ["note"]
    assert "x" * 501 in response.content.decode()


def test_a_decided_review_can_be_put_back(desk: Client, moderator: User) -> None:
    review = a_review()
    moderation.reject(review, by=moderator, reason="spam")
    decide(desk, review, "reopen")
    review.refresh_from_db()
    assert review.status == Status.PENDING
    assert [decision.status for decision in review.decisions.all()] == [Status.PENDING, Status.REJECTED]


def test_whoever_comes_second_is_told_who_was_faster(desk: Client) -> None:
    review = a_review()
    ines = a_user("reviews.moderate_review", name="Inès Marchetti")
    moderation.reject(Review.objects.get(pk=review.pk), by=ines, reason="spam")
    response = decide(desk, review, "approve")
    assert "Inès Marchetti was faster: this review is now rejected." in response.content.decode()
    review.refresh_from_db()
    assert (review.status, review.decisions.get().reason) == (Status.REJECTED, "spam")


def test_a_post_without_a_decision_changes_nothing(desk: Client) -> None:
    review = a_review()
    response = desk.post(form_of(review), {"reason": "Because", "_save": "Save"})
    assert "Choose what should happen" in response.content.decode()
    review.refresh_from_db()
    assert (review.status, review.last_decision) == (Status.PENDING, None)


def test_nobody_can_change_a_reader_s_words(desk: Client) -> None:
    review = a_review(words="I was there and it was not like that.")
    decide(desk, review, "approve", words="It was lovely.", headline="Lovely", rating="5")
    review.refresh_from_db()
    assert (review.words, review.rating) == ("I was there and it was not like that.", 4)


def test_the_form_shows_the_words_as_text(desk: Client) -> None:
    review = a_review(words="<script>alert(1)</script>\n\nSecond paragraph.")
    page = desk.get(form_of(review)).content.decode()
    assert "&lt;script&gt;" in page
    assert "<p>Second paragraph.</p>" in page


# Judging many ------------------------------------------------------------------------------------


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
    act(desk, "reject_selected", *reviews, reason="spam")
    assert Review.objects.filter(status=Status.REJECTED, decisions__reason="spam").count() == 2


def test_what_is_already_decided_that_way_keeps_its_record(desk: Client) -> None:
    earlier = a_user("reviews.moderate_review")
    review = a_review()
    moderation.approve(review, by=earlier)
    act(desk, "approve_selected", review)
    review.refresh_from_db()
    assert review.decisions.get().by == earlier
