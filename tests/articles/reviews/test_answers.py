"""The newsroom's answer to a review: who may give it, what stays of it, and what readers see."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.reviews import answers, moderation
from articles.reviews.models import Answer, Review, Status
from authors.models import User
from tests.articles.desk import NOON
from tests.articles.reviews.reader import Reader
from tests.factories import a_review, a_user, an_author
from tests.site.reading import Page

WORDS = "Thank you. We have asked the operator, and the story says so now."


@pytest.fixture
def review(reader: Reader) -> Review:
    return a_review(reader.story.article, status=Status.APPROVED)


def test_an_answer_stands_below_the_review_with_name_and_role(reader: Reader, review: Review, moderator: User) -> None:
    answers.give(review, WORDS, by=moderator, role="Readers’ editor", now=NOON)
    for below in ("", "reviews/", f"reviews/{review.pk}/"):
        [group] = Page(reader.path, reader.client.get(f"{reader.path}{below}")).all("//*[@role='group']")
        told = " ".join(group.text_content().split())
        assert told == f"Answer from The Newsroom {WORDS} Tom Okonkwo, Readers’ editor · 22 November 2026"


def test_name_and_role_stay_as_they_were_when_it_was_given(review: Review, moderator: User) -> None:
    author = an_author(user=moderator, job_title="Readers’ editor")
    answer = answers.give(review, WORDS, by=moderator)
    moderator.name = "Somebody else"
    moderator.save()
    author.job_title = "Editor-in-chief"
    author.save()
    answer.refresh_from_db()
    assert (answer.name, answer.role) == ("Tom Okonkwo", "Readers’ editor")


def test_a_changed_answer_says_so_and_keeps_who_gave_it(reader: Reader, review: Review, moderator: User) -> None:
    answer = answers.give(review, WORDS, by=moderator, now=NOON)
    colleague = a_user("reviews.moderate_review")
    answers.change(answer, f" {WORDS} ", by=colleague, now=NOON + timedelta(days=1))
    assert "Edited" not in reader.read("reviews/")
    answers.change(answer, "We were wrong about the operator.", by=colleague, now=NOON + timedelta(days=1))
    assert "Edited 23 November 2026" in reader.read("reviews/")
    answer.refresh_from_db()
    assert (answer.by, answer.edited_by) == (moderator, colleague)


def test_an_answer_that_was_taken_back_is_gone(reader: Reader, review: Review, moderator: User) -> None:
    answer = answers.give(review, WORDS, by=moderator)
    answers.take_back(answer, by=moderator)
    assert "Answer from" not in reader.read("reviews/")
    again = Answer(pk=answer.pk or 1, review=review)
    for late in (partial(answers.take_back, again), partial(answers.change, again, WORDS)):
        with pytest.raises(ValidationError, match="taken back"):
            late(by=moderator)


@pytest.mark.parametrize("words", ["", "   ", "Thanks.", "x" * 2001])
def test_an_answer_has_words_and_not_too_many(review: Review, moderator: User, words: str) -> None:
    with pytest.raises(ValidationError):
        answers.give(review, words, by=moderator)
    assert not Answer.objects.exists()


def test_a_review_has_one_answer(review: Review, moderator: User) -> None:
    answers.give(review, WORDS, by=moderator)
    with pytest.raises(ValidationError, match="answered already"):
        answers.give(review, WORDS, by=moderator)


def test_what_readers_do_not_see_is_not_answered(reader: Reader, moderator: User) -> None:
    with pytest.raises(ValidationError, match="Approve it first"):
        answers.give(a_review(reader.story.article), WORDS, by=moderator)


def test_an_answer_comes_and_goes_with_its_review(reader: Reader, review: Review, moderator: User) -> None:
    answers.give(review, WORDS, by=moderator)
    moderation.reject(review, by=moderator, reason="insult")
    assert WORDS not in reader.read("reviews/")
    moderation.approve(review, by=moderator)
    assert WORDS in reader.read("reviews/")


def test_only_who_judges_reviews_answers_them(review: Review, moderator: User) -> None:
    answer = answers.give(review, WORDS, by=moderator)
    nobody = a_user("reviews.view_review")
    for verb in (
        partial(answers.give, review, WORDS),
        partial(answers.change, answer, "Something else altogether."),
        partial(answers.take_back, answer),
    ):
        with pytest.raises(PermissionDenied):
            verb(by=nobody)
