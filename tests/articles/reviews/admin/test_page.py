"""One review at the desk: what stands on its page, and what its buttons do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.reviews import moderation
from articles.reviews.models import Decision, Review, Status
from authors.models import User
from tests.articles.reviews.judging import LIST, decide, form_of
from tests.factories import a_live_article, a_review, a_user

pytestmark = pytest.mark.django_db


def three(**about: Any) -> list[Review]:
    now = timezone.now()
    return [a_review(created_at=now + timedelta(minutes=n), headline=f"Review {n}", **about) for n in range(3)]


def went_to(response: Any) -> str:
    address: str = response.redirect_chain[-1][0]
    return address


# Deciding ----------------------------------------------------------------------------------------


def test_approving_shows_the_review_records_who_and_brings_the_next(desk: Client, moderator: User) -> None:
    first, second, third = three()
    response = decide(desk, second, "approve")
    second.refresh_from_db()
    assert (second.status, second.decisions.get().by) == (Status.APPROVED, moderator)
    assert went_to(response) == form_of(third, f"?trail={second.pk}")
    assert "Approved “Review 1”." in response.content.decode()
    assert went_to(decide(desk, third, "spam")) == form_of(first, f"?trail={third.pk}")
    done = decide(desk, first, "approve")
    assert went_to(done) == LIST
    assert "nothing else is left" in done.content.decode()


def test_the_next_is_of_the_queue_and_story_that_one_goes_through(desk: Client) -> None:
    story = a_live_article()
    first, second, _third = three(article=story)
    other = a_review(created_at=first.created_at - timedelta(days=1))
    assert went_to(decide(desk, other, "approve", f"?article={story.pk}")).startswith(form_of(first))
    a_review(created_at=first.created_at + timedelta(seconds=1))
    there = went_to(decide(desk, first, "approve", f"?article={story.pk}"))
    assert there == form_of(second, f"?article={story.pk}&trail={first.pk}")


def test_in_a_queue_where_nothing_waits_one_stays_with_the_review(desk: Client) -> None:
    review, _other = a_review(status=Status.APPROVED), a_review(status=Status.APPROVED)
    assert went_to(decide(desk, review, "spam", "?queue=approved")) == form_of(review, "?queue=approved")


def test_of_reviews_that_came_in_at_one_moment_none_is_passed_over(desk: Client) -> None:
    now, story = timezone.now(), a_live_article()
    reviews = [a_review(story, created_at=now) for _ in range(4)]
    seen, address = [reviews[0].pk], form_of(reviews[0])
    for _ in range(3):
        context = desk.get(address).context
        address = context["after"]
        seen.append(desk.get(address).context["original"].pk)
    assert seen == [review.pk for review in reviews]


def test_one_finds_back_the_way_one_came(desk: Client) -> None:
    first, second, third = three()
    ahead = desk.get(form_of(first)).context["after"]
    further = desk.get(ahead).context["after"]
    assert further == form_of(third, f"?trail={first.pk}.{second.pk}")
    back = desk.get(further).context["before"]
    assert back == form_of(second, f"?trail={first.pk}")
    assert desk.get(back).context["before"] == form_of(first)
    assert desk.get(form_of(first)).context["before"] == ""


@pytest.mark.parametrize(("reason", "told"), [("", moderation.SAY_WHY), ("nonsense", moderation.SAY_WHICH)])
def test_rejecting_without_a_reason_is_told_at_its_place_and_the_note_comes_back(
    desk: Client, reason: str, told: str
) -> None:
    review = a_review()
    response = decide(desk, review, "reject", reason=reason, note="He sells watches.")
    assert response.context["deeds"]["reject"].errors == {"reason": [told]}
    assert "He sells watches.</textarea>" in response.content.decode()
    review.refresh_from_db()
    assert review.status == Status.PENDING


def test_another_reason_needs_a_note(desk: Client) -> None:
    response = decide(desk, a_review(), "reject", reason="other")
    assert response.context["deeds"]["reject"].errors == {"note": [moderation.SAY_WHY]}


def test_a_note_that_is_too_long_is_told_at_the_field_and_not_cut(desk: Client) -> None:
    response = decide(desk, a_review(), "reject", reason="spam", note="x" * 501)
    assert list(response.context["deeds"]["reject"].errors) == ["note"]
    assert "x" * 501 in response.content.decode()


def test_nobody_gives_a_reason_that_only_verbs_give(desk: Client) -> None:
    for reason in ("replaced", "barred"):
        assert decide(desk, a_review(), "reject", reason=reason).context["deeds"]["reject"].errors


def test_a_decided_review_can_be_put_back(desk: Client, moderator: User) -> None:
    review = a_review()
    moderation.reject(review, by=None, reason="spam")
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


def test_a_button_pressed_twice_decides_once(desk: Client) -> None:
    review, other = a_review(), a_review()
    decide(desk, review, "approve")
    again = decide(desk, review, "approve")
    assert went_to(again).startswith(form_of(other))
    assert "was faster" not in again.content.decode()
    assert Decision.objects.count() == 1


def test_a_review_that_its_reader_has_changed_is_read_again_first(desk: Client) -> None:
    review = a_review()
    Review.objects.update(words="Something quite different from before.", edited_at=timezone.now())
    response = decide(desk, review, "approve")
    assert moderation.CHANGED in response.content.decode()
    assert "Something quite different" in response.content.decode()
    assert not Review.objects.approved().exists()
    review.refresh_from_db()
    decide(desk, review, "approve")
    assert Review.objects.approved().exists()


def test_a_post_without_a_decision_changes_nothing(desk: Client) -> None:
    review = a_review()
    for sent in ({"_save": "Save"}, {"_do": "nonsense"}, {"_do": "undo"}, {"_do": "undo", "decision": "9" * 30}):
        response = desk.post(form_of(review), sent)
        assert response.status_code == 200
    review.refresh_from_db()
    assert (review.status, review.last_decision) == (Status.PENDING, None)


def test_nobody_can_change_a_reader_s_words(desk: Client) -> None:
    review = a_review(words="I was there and it was not like that.")
    decide(desk, review, "approve", words="It was lovely.", headline="Lovely", rating="5")
    review.refresh_from_db()
    assert (review.words, review.rating) == ("I was there and it was not like that.", 4)


# Undo --------------------------------------------------------------------------------------------


def test_what_was_decided_last_can_be_undone_from_the_next_page_and_from_the_list(
    desk: Client, moderator: User
) -> None:
    first, second, _third = three()
    page = decide(desk, first, "approve")
    assert page.context["undo"].review == first
    undone = decide(desk, first, "undo", decision=page.context["undo"].pk)
    assert "Undone: “Review 0” is waiting again." in undone.content.decode()
    assert went_to(undone) == form_of(first)
    decide(desk, second, "reject", reason="insult")
    assert desk.get(LIST).context["cl"].undo.review == second
    first.refresh_from_db()
    assert first.status == Status.PENDING


def test_what_a_colleague_decided_since_is_not_undone(desk: Client) -> None:
    review = a_review()
    decide(desk, review, "approve")
    decision = review.decisions.get()
    ines = a_user("reviews.moderate_review", name="Inès Marchetti")
    moderation.reject(review, by=ines, reason="spam")
    response = decide(desk, review, "undo", decision=decision.pk)
    assert "Inès Marchetti was faster" in response.content.decode()
    assert response.context["undo"] is None
