"""What holds for any text whatsoever."""

import re

import lxml.html
import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from articles.importing.filing import file_story
from articles.importing.lines import ParseError
from articles.importing.plain_text import MAX_HEADLINE, MAX_STANDFIRST, Story, parse

FURNITURE = [
    "Share This Article",
    "SHARE THIS STORY:",
    "Share",
    "Follow:",
    "follow us on Facebook",
    "Follow Mara",
    "Follow Mara Quill on X",
    "7 Min Read",
    "1 minute read",
]
HEADER = "Pier Closes for the Winter\n\nMara Quill\n"
LINE_ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n\n"])

words = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"], max_codepoint=0x2FFFF), min_size=1, max_size=9)
marks = st.sampled_from([".", "?", "。", "؟", ".”", "", ":", ",", "…"])
sentences = st.tuples(st.lists(words, min_size=1, max_size=25), marks).map(lambda it: " ".join(it[0]) + it[1])
anything = st.text(max_size=80)
lines = st.one_of(sentences, st.sampled_from(FURNITURE), st.sampled_from(["- oil", "• salt", "<b>"]), anything)


def pages(line: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return pages with a proper beginning, and below it whatever `line` gives."""
    parts = st.lists(st.tuples(line, LINE_ENDS).map("".join), max_size=12)
    return parts.map(lambda below: f"{HEADER}5 Min Read\n\n{''.join(below)}")


def attempt(data: bytes) -> Story | None:
    """Return the story, or None where it was refused as it should be: with a line of the file, in a sentence."""
    try:
        return parse(data)
    except ParseError as refusal:
        error = refusal
    assert 1 <= error.line <= len(re.findall(rb"\r\n|\r|\n", data)) + 1
    assert error.reason.endswith(".")
    return None


def told(story: Story) -> str:
    """Return all that the story keeps of the page below the byline."""
    text = lxml.html.fragment_fromstring(story.body, create_parent="div").text_content()
    return "\n".join([story.standfirst, text, *(author.bio for author in story.authors)])


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_line_or_read(data: bytes) -> None:
    attempt(data)


@settings(deadline=None)
@given(st.one_of(anything.map(lambda text: f"{text}\n{HEADER}"), pages(lines), st.text(max_size=300)))
def test_any_text_is_refused_with_a_line_or_makes_a_whole_story(text: str) -> None:
    story = attempt(text.encode("utf-8", "replace"))
    if story is not None:
        assert 0 < len(story.headline) <= MAX_HEADLINE
        assert 0 < len(story.standfirst) <= MAX_STANDFIRST
        assert body.text_of(story.body).strip()
        assert story.authors


@settings(deadline=None)
@given(pages(st.one_of(sentences, st.sampled_from(FURNITURE))))
def test_every_word_survives_and_no_furniture_does(text: str) -> None:
    story = attempt(text.encode())
    if story is None:
        return
    kept = told(story)
    below = [line.strip() for line in text.splitlines()[4:]]
    for line in below:
        if line not in FURNITURE:
            for word in line.split():
                assert word in kept
    assert not set(kept.splitlines()) & set(FURNITURE)
    assert not {text for block in story.blocks for text in block.texts} & set(FURNITURE)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(pages(lines), st.booleans())
def test_any_text_is_filed_or_refused_with_a_line(text: str, publish: bool) -> None:
    story = attempt(text.encode("utf-8", "replace"))
    if story is None:
        return
    with transaction.atomic():
        try:
            filed = file_story(story, publish=publish)
        except ParseError as refusal:
            line = refusal.line
        else:
            line = 1
            assert filed.article.bylines.count() == 1
            assert file_story(story, publish=publish).note == "nothing changed"
        assert line >= 1
        transaction.set_rollback(True)
