"""The passage of a story that a review quotes."""

import time

import pytest

from articles.models import Version
from articles.reviews.passage import Passage, passage

STORY = Version(
    headline="Ferry sails",
    standfirst="Passengers were surprised.",
    body=(
        "<p>The harbour was calm on Monday.</p>"
        "<h2>At noon</h2>"
        "<p>It left at noon, and “nobody on the quay” was surprised, said Ms <em>Okafor</em>, who runs the café.</p>"
        "<p>The ferry doesn’t sail on Sundays.</p>"
    ),
)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("You say that nobody on the quay was surprised. I was.", ""),
        ("It LEFT at noon, and “nobody on the quay went there.", "It left at noon, and “nobody on the quay"),
        ("What does “on the quay” mean?", "on the quay"),
        ('She wrote "on Sundays" but', "on Sundays"),
        ("«doesn't sail»: wrong.", "doesn’t sail"),
        ("It said Ms Okafor, who runs the café, knows.", "said Ms Okafor, who runs the café"),
    ],
)
def test_the_longest_row_of_words_that_both_have_is_the_passage(words: str, quoted: str) -> None:
    found = passage(STORY, words)
    if quoted:
        assert found.quoted == quoted
        assert f"{found.before}{found.quoted}{found.after}" in STORY.body.replace("<em>", "").replace("</em>", "")
    else:
        assert found.quoted == "nobody on the quay” was surprised"


@pytest.mark.parametrize("words", ["", "I liked it very much indeed, all of it.", "“”", "on the", "“a”", "“on”"])
def test_a_review_that_quotes_nothing_has_the_first_paragraph(words: str) -> None:
    assert passage(STORY, words) == Passage("The harbour was calm on Monday.")


def test_a_story_without_a_text_has_its_standfirst() -> None:
    assert passage(Version(standfirst="It was withdrawn."), "Why?") == Passage("It was withdrawn.")


def test_what_is_written_to_take_long_does_not() -> None:
    long = Version(standfirst="Long.", body=f"<p>{'the ' * 20_000}</p>" * 3)
    began = time.process_time()
    passage(long, "the " * 1_000 + "“the " * 500)
    assert time.process_time() - began < 5
