"""Bytes as lines of clean text."""

import pytest

from articles.importing.lines import MAX_BYTES, Line, ParseError, read


def refusal(data: bytes) -> tuple[int, str]:
    with pytest.raises(ParseError) as caught:
        read(data)
    return caught.value.line, caught.value.reason


def test_lines_are_numbered_from_one_whatever_ends_them() -> None:
    assert read("á\r\nb\rc\n\nd".encode()) == [Line(1, "á"), Line(2, "b"), Line(3, "c"), Line(4, ""), Line(5, "d")]


def test_byte_order_mark_is_no_text() -> None:
    assert read(b"\xef\xbb\xbfHarbour") == [Line(1, "Harbour")]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data) == (1, "The file is empty.")


def test_other_encodings_are_refused_at_the_first_line_that_shows_it() -> None:
    line, reason = refusal("Port Ansel\r\n\r\nThe mayor’s caf".encode() + b"\xe9 closed\n")
    assert line == 3
    assert "not UTF-8 text" in reason


def test_utf16_is_named() -> None:
    assert "UTF-16" in refusal("Port Ansel".encode("utf-16"))[1]


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x85", "\x0c", "\uffff", "\U0001fffe", "\ufdd0"])
def test_control_characters_are_refused(character: str) -> None:
    line, reason = refusal(f"Port Ansel\nThe{character}boat".encode())
    assert line == 2
    assert f"U+{ord(character):04X}" in reason


def test_lost_characters_are_refused() -> None:
    assert refusal("Port Ansel\n\nThe mayor\ufffds".encode()) == (
        3,
        "There is a “\ufffd” here: a character was lost when the text was converted.",
    )


def test_large_file_is_refused() -> None:
    assert "1,000 kB" in refusal(b"a" * (MAX_BYTES + 1))[1]
    assert read(b"a" * MAX_BYTES)
