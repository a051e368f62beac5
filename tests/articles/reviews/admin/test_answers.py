"""Answers at the desk: signed by a profile, changed, taken back."""

import pytest
from django.test import Client

from articles.reviews.models import Answer, Decision, Status
from authors.models import User
from tests.articles.reviews.judging import decide, form_of
from tests.factories import a_review, an_author
from tests.site.reading import Page

pytestmark = pytest.mark.django_db

WORDS = "You are right about the fares, and we have changed the story."


def test_an_answer_is_signed_by_the_profile_and_approves_what_waits(desk: Client, moderator: User) -> None:
    an_author(user=moderator, name="T. Okonkwo", job_title="Readers’ editor")
    review = a_review()
    form = desk.get(form_of(review)).context["deeds"]["answer"]
    assert (form["name"].value(), form["role"].value()) == ("T. Okonkwo", "Readers’ editor")
    decide(desk, review, "answer", words=WORDS, name="T. Okonkwo", role="Readers’ editor")
    answer = Answer.objects.get()
    assert (answer.review.status, answer.words, answer.name, answer.role, answer.by) == (
        Status.APPROVED,
        WORDS,
        "T. Okonkwo",
        "Readers’ editor",
        moderator,
    )


def test_an_answer_that_is_refused_approves_nothing_and_comes_back(desk: Client) -> None:
    review = a_review()
    page = decide(desk, review, "answer", words="Short.", name="Tom", role="")
    assert "Short.</textarea>" in page.content.decode()
    assert not Answer.objects.exists()
    assert not Decision.objects.exists()


def test_an_answer_is_changed_and_taken_back(desk: Client) -> None:
    review = a_review(status=Status.APPROVED)
    decide(desk, review, "answer", words=WORDS, name="Tom", role="")
    page = decide(desk, review, "change_answer", words=f"{WORDS} Thank you.")
    assert "Thank you." in Page(form_of(review), page).one("//section[h2='Our answer']")
    decide(desk, review, "take_back")
    assert not Answer.objects.exists()
    assert "taken back" in decide(desk, review, "take_back").content.decode()
