"""Advice: what it says, where it points, and what it leaves alone."""

from time import process_time
from typing import Any

import pytest

from articles import advice
from articles.advice import names
from articles.models import Article
from articles.proof import Finding, Proof


def found(
    body: str = "<p>It left at noon.</p>", topics: tuple[str, ...] = ("Ferries",), **fields: str
) -> list[Finding]:
    article = Article(**{"headline": "Ferry sails", "standfirst": "On time.", "body": body} | fields)
    proof = Proof(article, article.changed_at, named=True, topics=topics)
    return advice.advise(proof)


def said(body: str, **fields: Any) -> list[tuple[int | None, str]]:
    return [(finding.block, finding.passage) for finding in found(body, **fields)]


def test_a_plain_story_gets_none() -> None:
    assert found() == []


def test_a_long_headline_that_is_still_allowed() -> None:
    assert [finding.field for finding in found(headline="a" * 91)] == ["headline"]
    assert found(headline="a" * 90) == []
    assert found(headline="a" * 121) == []  # the gate says that


def test_no_topics() -> None:
    assert [finding.field for finding in found(topics=())] == ["topics"]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("<h3>Early</h3><p>Text.</p><h2>Late</h2><p>Text.</p>", [(0, "Early")]),
        ("<h2>Early</h2><h3>Late</h3><p>Text.</p>", []),
        ("<h2> </h2><p>Text.</p>", [(0, "")]),
        ("<h2>One</h2><h2>Two</h2><p>Text.</p>", [(0, "One")]),
        ("<p>Text.</p><h2>Last</h2>", [(1, "Last")]),
        ("<h2>Days</h2><figure data-photo='1'></figure>", []),
    ],
)
def test_crossheads(body: str, where: list[tuple[int, str]]) -> None:
    assert said(body) == where


def test_a_long_paragraph_and_one_in_a_script_without_spaces() -> None:
    assert [block for block, _ in said(f"<p>Short.</p><p>{'word ' * 111}</p>")] == [1]
    assert said(f"<p>{'word ' * 110}</p>") == []
    assert said(f"<p>{'海' * 300}</p>", language="ja") == []
    assert len(said(f"<p>{'海' * 301}</p>", language="ja")) == 1


@pytest.mark.parametrize(
    ("words", "language"),
    [("here", "en-gb"), ("Click here", "en"), ("Read more…", "en"), ("hier", "de"), ("www.x.org", "fr")],
)
def test_links_that_do_not_say_where_they_lead(words: str, language: str) -> None:
    body = f'<p>For the report <a href="https://example.org">{words}</a></p>'
    assert said(body, language=language) == [(0, words)]


def test_links_that_say_where_they_lead_are_left_alone() -> None:
    assert (
        said('<p>The <a href="https://example.org">report</a> and <a href="https://example.org">more ferries</a></p>')
        == []
    )


@pytest.mark.parametrize("words", ["the the", "The the", "of\nof", "and and"])
def test_words_that_stand_there_twice(words: str) -> None:
    assert said(f"<p>It was {words} ferry.</p>") == [(0, words)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("had had", "en"),
        ("that that", "en"),
        ("Duran Duran", "en"),
        ("the, the", "en"),
        ("die die", "de"),
        ("the the", "fi"),
    ],
)
def test_words_that_may_rightly_stand_there_twice(words: str, language: str) -> None:
    assert said(f"<p>It {words} ferry.</p>", language=language) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jon", "Smith"), ("John", "Smith")),
        (("Catherine", "Poole"), ("Katherine", "Poole")),
        (("Ada", "Okafor"), ("Ada", "Okafur")),
        (("South", "Ansel"), ("South", "Ansell")),
        (("Nora", "Lindner"), ("Nora", "Lidnner")),
    ],
)
def test_two_spellings_of_a_name(one: names.Name, other: names.Name) -> None:
    expected = one[0][0] == other[0][0]
    assert names.is_same(one, other) == names.is_same(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("North", "Korea"), ("North", "Korean")),
        (("The", "Nguyen"), ("The", "Nguyens")),
        (("Tim", "Poole"), ("Tom", "Poole")),
        (("Ada", "Okafor"), ("Eva", "Okafor")),
        (("Ada", "Okafor"), ("Ben", "Okafur")),
        (("City", "Hall"), ("City", "Mall")),
    ],
)
def test_two_names(one: names.Name, other: names.Name) -> None:
    assert not names.is_same(one, other)


def test_a_name_spelt_two_ways_points_at_the_rarer_spelling() -> None:
    body = "<p>Ada Okafor sailed. Ada Okafor’s ferry left.</p><p>Nobody saw Ada Okafur.</p>"
    (finding,) = found(body)
    assert (finding.block, finding.passage) == (1, "Ada Okafur")
    assert "“Ada Okafor” elsewhere" in finding.message


def test_a_name_in_the_headline_is_compared_with_the_text() -> None:
    (finding,) = found("<p>Jon Smith sailed. Jon Smith left.</p>", headline="John Smith sails")
    assert (finding.field, finding.passage) == ("headline", "John Smith")


def test_german_nouns_are_no_names() -> None:
    assert found("<p>Alte Häuser und Alte Häusern.</p>", language="de") == []


def test_a_text_of_nothing_but_names_is_read_in_a_moment() -> None:
    names_ = " ".join(f"A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}el" for n in range(17000))
    started = process_time()
    found(f"<p>{names_}</p>")
    assert process_time() - started < 2
