"""The review form by itself: what it asks, what it takes, and what it notices."""

from datetime import UTC, datetime

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reviews.forms import ChangeForm, ReviewForm
from articles.reviews.models import Review
from newsroom.reader_forms import SECONDS_AT_LEAST
from tests.articles.reviews.reader import TYPED

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def filled(**typed: str) -> ReviewForm:
    return ReviewForm(TYPED | typed, instance=Review(article_id=1))


def test_the_form_has_these_fields_and_a_trap() -> None:
    asked = ["rating", "accurate", "clear", "fair", "headline", "words", "name", "email"]
    assert list(ReviewForm().fields) == [*asked, "website", "started"]
    assert list(ChangeForm().fields) == [*asked[:-1], "website", "started"]


def test_a_filled_form_becomes_a_review_as_it_was_typed() -> None:
    form = filled(words="  Two lines,\r\nand <b>markup</b>.  ", rating="5")
    assert form.is_valid(), form.errors
    review = form.save(commit=False)
    assert (review.rating, review.headline, review.name) == (5, "Well told", "Ines Mota")
    assert review.words == "Two lines,\r\nand <b>markup</b>."
    assert review.pk is None


@pytest.mark.parametrize("question", ["accurate", "clear", "fair"])
def test_the_questions_may_stay_open_and_nothing_is_chosen_beforehand_for_the_stars(question: str) -> None:
    assert filled().is_valid()
    assert filled(**{question: ""}).save(commit=False).serializable_value(question) == ""
    assert filled(**{question: "partly"}).save(commit=False).serializable_value(question) == "partly"
    assert list(filled(**{question: "perhaps"}).errors) == [question]
    assert "checked" not in str(ReviewForm()["rating"])


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("rating", "", "Choose from one to five stars."),
        ("rating", "0", "Choose from one to five stars."),
        ("rating", "6", "Choose from one to five stars."),
        ("rating", "4.5", "Choose from one to five stars."),
        ("rating", "²", "Choose from one to five stars."),
        ("headline", " ", "Sum your review up in one line."),
        ("headline", "x" * 121, "at most 120 characters"),
        ("words", "", "Write a few words"),
        ("words", "Too short", "at least 10 characters"),
        ("words", "x" * 4001, "at most 4000 characters"),
        ("words", "Null \x00 characters", "Null characters"),
        ("name", "", "Give the name"),
        ("name", "x" * 81, "at most 80 characters"),
        ("email", "", "Give your email address"),
        ("email", "ines", "valid email"),
        ("email", "ines@example.org\nBcc: x@example.org", "valid email"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(field: str, value: str, message: str) -> None:
    form = filled(**{field: value})
    assert list(form.errors) == [field]
    assert message in form.errors[field][0]


@pytest.mark.parametrize("seconds", [0, SECONDS_AT_LEAST - 0.1])
def test_nobody_reviews_a_story_that_fast(seconds: float) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        started = ReviewForm().initial["started"]
        clock.shift(seconds)
        form = filled(started=started)
        assert [error.code for error in form.non_field_errors().as_data()] == ["quick"]
        clock.shift(SECONDS_AT_LEAST)
        form = filled(started=started)
        assert form.is_valid()
        assert form.made_at


@pytest.mark.parametrize("started", ["", "1", "x:y:z", "\x00", "9" * 5000])
def test_a_form_that_does_not_say_when_it_was_made_is_taken_but_marked(started: str) -> None:
    form = filled(started=started.replace("\x00", ""))
    assert form.is_valid()
    assert form.made_at is None


@pytest.mark.parametrize(("website", "robot"), [("", False), ("https://buy.example", True), (" ", True)])
def test_whatever_fills_in_the_trap_is_a_robot(website: str, robot: bool) -> None:
    assert filled(website=website).is_robot == robot


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.dictionaries(st.sampled_from([*TYPED, "website", "started"]), st.text(max_size=300)))
def test_no_text_breaks_the_form(db: None, typed: dict[str, str]) -> None:
    form = ReviewForm(typed, instance=Review(article_id=1))
    assert form.is_valid() == (not form.errors)
    assert str(form)
