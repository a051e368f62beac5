"""The same words are recognised in another review, also where some were changed; other words are not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reviews import rules
from articles.reviews.models import Fingerprint, Review, RuleKey
from articles.reviews.rules.repeated import BANDS, likeness, marks
from tests.articles.reviews.rules.arriving import arrival, found
from tests.factories import a_live_article, a_review, an_article

PRAISE = (
    "This is the most helpful story that I have read about the harbour in years, and I have told all my friends "
    "about it. If you want to earn as much as I do, look at my page and write to me today."
)
OTHER = "The timetable in the third paragraph is last year's. Since May the late ferry leaves at ten past eleven."

pytestmark = pytest.mark.django_db


def sent(**fields: Any) -> Review:
    review = a_review(**fields)
    rules.keep_fingerprints(review)
    return review


def complaints(**fields: Any) -> list[str]:
    return [each.hit.words for each in found(arrival(**fields), RuleKey.REPEATED)]


def test_the_same_words_are_found_across_addresses_and_stories() -> None:
    sent(article=a_live_article(headline="Ferry sails"), words=PRAISE)
    [complaint] = complaints(words=PRAISE, email="another@example.org")
    assert complaint.startswith("The same words came in on ")
    assert complaint.endswith("from another address, about “Ferry sails”.")


@pytest.mark.parametrize(
    "words",
    [
        PRAISE.upper(),
        PRAISE.replace(" ", "  ").replace(",", " -"),
        PRAISE.replace("a", "а").replace("e", "е"),  # Cyrillic letters
        PRAISE.replace("friends", "relatives").replace("years", "months"),
        f"Hello! {PRAISE} Greetings from Ada",
        PRAISE[30:],
    ],
)
def test_a_few_other_words_do_not_hide_it(words: str) -> None:
    sent(words=PRAISE)
    assert complaints(words=words)


def test_other_words_are_no_repetition() -> None:
    sent(words=PRAISE)
    assert complaints(words=OTHER) == []


def test_by_the_same_reader_about_another_story_it_is_said_so() -> None:
    first = sent(words=PRAISE)
    [complaint] = complaints(words=PRAISE, reader=first.reader)
    assert "by the same reader" in complaint


def test_what_a_reader_says_again_about_the_same_story_is_a_matter_of_another_rule() -> None:
    first = sent(words=PRAISE)
    assert complaints(words=PRAISE, reader=first.reader, article=first.article) == []


def test_what_was_erased_is_forgotten() -> None:
    sent(words=PRAISE).delete()
    assert not Fingerprint.objects.exists()
    assert complaints(words=PRAISE) == []


def test_however_many_came_before_a_few_are_compared(django_assert_max_num_queries: Any) -> None:
    story = an_article()
    for _ in range(30):
        sent(article=story, words=PRAISE)
    came = arrival(words=PRAISE)
    with django_assert_max_num_queries(2):
        assert found(came, RuleKey.REPEATED)


@pytest.mark.parametrize("words", ["", "...", "ok", "バカ"])
def test_short_texts_have_marks_too_if_they_say_anything(words: str) -> None:
    assert len(marks(words)) == (BANDS if any(map(str.isalnum, words)) else 0)


@given(st.text(max_size=300))
def test_the_marks_of_a_text_are_always_the_same_and_fit_the_database(text: str) -> None:
    assert marks(text) == marks(text)
    assert all(0 <= mark < 1 << 63 for mark in marks(text))
    assert likeness(text, text) in {0, 100}


def test_the_marks_of_a_text_stay_the_same_for_good() -> None:
    """They are stored: whoever changes how they are made has to make them anew."""
    assert marks("I can confirm it.")[0] == 8117739138031099061
