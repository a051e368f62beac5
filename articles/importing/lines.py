"""Bytes of a file as numbered lines of clean text, or the first thing that is wrong with them."""

import re
import unicodedata
from dataclasses import dataclass

MAX_BYTES = 1_000_000
LINE_END = re.compile(r"\r\n|\r|\n")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
REPLACEMENT = "\ufffd"


class ParseError(Exception):
    """A file is not a story in the expected form; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Line:
    """One line without white space around it; empty for a blank line."""

    number: int
    text: str


def read(data: bytes) -> list[Line]:
    """Return the lines of a UTF-8 text. Raises ParseError for anything else."""
    if len(data) > MAX_BYTES:
        raise ParseError(1, f"The file is too large: a story has at most {MAX_BYTES // 1000:,} kB.")
    lines = [Line(number, _tidy(text)) for number, text in enumerate(LINE_END.split(_decode(data)), 1)]
    for line in lines:
        _check(line)
    if not any(line.text for line in lines):
        raise ParseError(1, "The file is empty.")
    return lines


def has_words(text: str) -> bool:
    """Return whether there is a letter or a digit in `text`."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def _decode(data: bytes) -> str:
    if data.startswith(UTF16_MARKS):
        raise ParseError(1, "This is UTF-16 text. Save the file as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        reason = "This line is not UTF-8 text. Save the file as UTF-8, or check that it is a text file."
        raise ParseError(len(LINE_END.findall(before)) + 1, reason) from error


def _tidy(text: str) -> str:
    # No-break spaces inside a line are typography, so only plain ones are folded.
    return re.sub(r"[ \t\u2028\u2029]+", " ", text).strip().strip("\ufeff\u200b").strip()


def _check(line: Line) -> None:
    for character in line.text:
        if unicodedata.category(character) == "Cc" or _is_noncharacter(character):
            code = f"U+{ord(character):04X}"
            raise ParseError(line.number, f"There is a control character here ({code}); a story is plain text.")
        if character == REPLACEMENT:
            reason = f"There is a “{REPLACEMENT}” here: a character was lost when the text was converted."
            raise ParseError(line.number, reason)


def _is_noncharacter(character: str) -> bool:
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
