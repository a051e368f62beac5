"""What rules found, marked in the words: in pieces that add up to the text, whatever the places say."""

from hypothesis import given
from hypothesis import strategies as st

from articles.reviews.admin.marking import Piece, paragraphs
from articles.reviews.models import Finding


def found(start: int | None, end: int | None, words: str = "Suspect.") -> Finding:
    return Finding(start=start, end=end, words=words, field="words")


def test_a_passage_is_marked_and_the_rest_is_not() -> None:
    assert paragraphs("A casino, then.", [found(2, 8)]) == [
        [Piece("A "), Piece("casino", "Suspect."), Piece(", then.")],
    ]


def test_passages_that_overlap_say_both() -> None:
    [pieces] = paragraphs("abcdef", [found(0, 4, "One."), found(2, 6, "Two.")])
    assert pieces == [Piece("ab", "One."), Piece("cd", "One. Two."), Piece("ef", "Two.")]


def test_a_blank_line_starts_a_paragraph_also_within_a_passage() -> None:
    assert paragraphs("One\r\n\r\ntwo\n \nthree", [found(0, 10)]) == [
        [Piece("One", "Suspect.")],
        [Piece("two", "Suspect.")],
        [Piece("three")],
    ]


@given(st.text(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99))))
def test_nothing_is_lost_and_nothing_comes_twice(text: str, places: list[tuple[int, int]]) -> None:
    findings = [found(start, end) for start, end in places] + [found(None, None)]
    shown = "".join(piece.text for part in paragraphs(text, findings) for piece in part)
    assert "".join(shown.split()) == "".join(text.split())
