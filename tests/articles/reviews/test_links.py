"""What readers type: text, in which addresses become links that cannot hide where they lead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles.reviews.links import linked


def links(words: str) -> list[tuple[str, str]]:
    """Return where each link leads and what it says."""
    found = html.fragment_fromstring(linked(words), create_parent=True).iter("a")
    return [(str(link.get("href")), str(link.text_content())) for link in found]


def test_an_address_becomes_a_link_that_promises_nothing() -> None:
    assert linked("See https://example.org/a?b=1&c=2.") == (
        '<p>See <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener" dir="ltr">'
        "https://example.org/a?b=1&amp;c=2</a>.</p>"
    )


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b), and", "https://example.org/a_(b)"),
        ("“https://example.org/?q=1”!", "https://example.org/?q=1"),
        ("HTTP://Example.org:8080/A", "http://example.org:8080/A"),
        ("https://example.org/100%25;", "https://example.org/100%25"),
    ],
)
def test_what_ends_the_sentence_is_no_part_of_the_address(words: str, address: str) -> None:
    assert links(words) == [(address, address)]


def test_letters_that_look_like_others_are_shown_as_they_are_sent() -> None:
    """The first letter of this “apple” is a Cyrillic one."""
    [(address, shown)] = links("https://\u0430pple.com/\u044f")
    assert address == "https://xn--pple-43d.com/%D1%8F"
    assert shown == "https://xn--pple-43d.com/\u044f"


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1) data:text/html,x ftp://example.org mailto:a@example.org //example.org www.example.org",
        "https://bank.example@evil.example/",
        "https://evil.example/\u202egpj.exe",
        "https://localhost/admin/ https:// http://. https://..... https://example.org:99999999/ http://[::1]/",
        f"https://{'a' * 64}.org/",
    ],
)
def test_what_hides_where_it_leads_or_leads_nowhere_stays_text(words: str) -> None:
    assert links(words) == []
    assert "".join(map(str, html.fromstring(linked(words)).itertext())) == words


def test_lines_and_paragraphs_are_kept() -> None:
    assert linked("One\ntwo\n\nthree") == "<p>One<br>two</p>\n\n<p>three</p>"


@given(
    st.text()
    | st.lists(st.sampled_from(["https://", "a.b", '"', "'", "<", ">", "&", "onload=", " ", ")", "@"])).map("".join)
)
def test_nothing_that_is_typed_makes_markup(words: str) -> None:
    tags = re.sub(r'<a href="https?://[^"<>]+" rel="nofollow ugc noopener" dir="ltr">[^<>]*</a>', "", linked(words))
    assert set(re.findall("<[^>]*>?", tags)) <= {"<p>", "</p>", "<br>"}


def test_a_long_row_of_brackets_takes_no_longer_than_a_text() -> None:
    assert links(f"https://example.org/{')' * 4000}") == [("https://example.org/", "https://example.org/")]
