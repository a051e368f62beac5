"""A text as words and breaks: what two texts must share to count as the same."""

import pytest

from articles.words import Break, Word, in_body, in_text
from tests.hostile import HOSTILE


def words(html: str) -> list[str]:
    return [token.text for token in in_body(html) if isinstance(token, Word)]


def breaks(html: str) -> list[Break]:
    return [token for token in in_body(html) if isinstance(token, Break)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It left at noon, late.", ["It", "left", "at", "noon", ",", "late", "."]),
        ("“Isn’t it?”", ["“", "Isn", "’", "t", "it", "?", "”"]),
        ("船は出た。OK", ["船", "は", "出", "た", "。", "OK"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("العبّارة تأخرت", ["العبّارة", "تأخرت"]),
        ("👩‍🚀 flies", ["👩‍🚀", "flies"]),
    ],
)
def test_words_are_told_apart_in_any_script(text: str, found: list[str]) -> None:
    assert words(f"<p>{text}</p>") == found


def test_a_space_belongs_to_the_word_that_follows_it() -> None:
    tokens = in_body("<p>Ice<em>land</em> <strong>is</strong>, far</p>")
    assert [token.spaced for token in tokens if isinstance(token, Word)] == [True, False, True, False, True]


def test_each_line_of_a_plain_text_is_a_block() -> None:
    assert in_text("One\n\nTwo three") == [Break(), Word("One"), Break(), Word("Two"), Word("three")]


def test_blocks_are_told_apart() -> None:
    html = (
        "<p>a</p><h2>b</h2><h3>c</h3><ul><li><p>d</p><ol><li>e</li></ol></li></ul><blockquote><p>f</p></blockquote>"
        '<aside class="pull-quote">g</aside><figure data-photo="7"><figcaption>h</figcaption></figure>i'
    )
    assert breaks(html) == [
        Break("paragraph"),
        Break("crosshead"),
        Break("small crosshead"),
        Break("bulleted item", 1),
        Break("numbered item", 2),
        Break("quotation"),
        Break("pull quote"),
        Break("picture", 0, 7),
        Break("paragraph"),
    ]
    assert words(html) == list("abcdefghi")


def test_emphasis_and_the_address_of_a_link_are_part_of_the_text() -> None:
    html = '<p><strong><em>a</em></strong> <a href="https://a.example/">b</a></p>'
    assert in_body(html)[1:] == [
        Word("a", True, ("em", "strong")),
        Word("b"),
        Word("https://a.example/", True, ("address",)),
    ]


def test_a_line_break_is_a_word() -> None:
    assert words("<p>a<br>b</p>") == ["a", "↵", "b"]


@pytest.mark.parametrize("html", [*HOSTILE, "<blockquote>" * 3000 + "deep", "", "   ", "no tags at all", "<figure>"])
def test_nothing_that_anyone_sends_stops_it(html: str) -> None:
    assert isinstance(in_body(html), list)
