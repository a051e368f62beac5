"""Links and other ways to be led elsewhere are found however they are written; figures and full stops are not."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.reviews.models import Review
from articles.reviews.rules.arrival import Arrival
from articles.reviews.rules.links import LINKS, MOST
from articles.reviews.rules.rule import Hit

PIECES = [
    "http",
    "://",
    ".",
    "com",
    " dot ",
    "@",
    "a",
    "-",
    "+49 ",
    "1 ",
    "(",
    "www",
    "\u200b",
    "ｏ",
    "[url=",
    "<a ",
    "\n",
]


def hits(text: str, **fields: str) -> list[Hit]:
    return list(LINKS.look(Arrival(Review(words=text, **fields), timezone.now()), 0))


def passages(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text)]


@pytest.mark.parametrize(
    "link",
    [
        "https://buy.example/now",
        "http://203.0.113.9/x",
        "HTTPS://BUY.EXAMPLE",
        "hxxp://buy.example",
        "http : // buy.example",
        "www.buy-pills.example",
        "bestpills.com",
        "best-pills.co.uk/offer?x=1",
        "bestpills.top",
        "bеstpills.соm",
        "ｂｅｓｔｐｉｌｌｓ．ｃｏｍ",
        "best\u200bpills.c\u200bom",
        "bestpills[.]com",
        "bestpills (dot) com",
        "bestpills dot com",
        "bestpills . com",
        "t.me/bestpills",
        "win@bestpills.example",
        "win(at)bestpills.example",
        "+49 170 1234567",
        "+1 (800) 555-1234",
        "800-555-1234",
        "00491701234567",
        "[url=https://buy.example]",
        '<a href="x">',
    ],
)
def test_a_way_elsewhere_is_found_with_its_place(link: str) -> None:
    [passage] = passages(f"A fine story, see {link} for more of it")
    assert link.startswith(passage.rstrip(" ")) or passage.startswith(link)


@pytest.mark.parametrize(
    "text",
    [
        "It left at noon.It was late.",
        "The ferry was full.Live pictures would help.",
        "Prices rose from 1,200,000,000 to 1.5 billion in 2024, 2025 and 2026.",
        "See page 12.5 and e.g. paragraph 3.",
        "He said:// nothing",
        "On 22.11.2026 at 12:30 the 2nd ferry (no. 4711) sailed.",
        "It was a 50/50 chance; I would rate it 4.5/5.",
        "I follow @newsroom and think so too.",
        "The dot on the map is wrong",
        "Bus 100 200 300 stops there",
        "It cost 12 000 000 euros.",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert passages(text) == []


def test_headline_and_name_are_looked_at_too() -> None:
    found = hits("Nothing here", headline="Visit buy.com", name="www.buy.example")
    assert [(hit.field, hit.words) for hit in found] == [
        ("headline", "A link: “buy.com”."),
        ("name", "A link: “www.buy.example”."),
    ]


def test_nobody_is_shown_a_hundred() -> None:
    assert len(hits("https://buy.example " * 100)) == MOST


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join) | st.text(max_size=200))
def test_in_any_text_passages_stand_in_order_and_none_in_another(text: str) -> None:
    end = 0
    for hit in hits(text):
        assert hit.start is not None
        assert hit.end is not None
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end


@pytest.mark.parametrize("piece", [*PIECES, "a.", "a-", "a@", "0 ", "( ", "www ", "1-", "http :", "a dot ", "\n"])
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str) -> None:
    assert len(hits((piece * 4000)[:4000])) <= MOST
