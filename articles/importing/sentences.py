"""Where sentences end, in any script: enough to tell a crosshead from a paragraph and to write a standfirst."""

import re

from newsroom.reading import UNSPACED

CLOSERS = "\"'’”»«›」』）)]*_\u200e\u200f\u202c\u2069"
OPENERS = "\"“„«»‹「『‘'"
FULL_STOPS = ".!…。！｡।॥።۔"
QUESTION_MARKS = "?？؟⁇"
#: A line that ends like this is not finished or not a title: “He named three reasons:”.
RUNS_ON = ",;:、，；：،؛—–-"
ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:[^\W\d_]|Mrs?|Ms|Dr|Prof|Rev|St|Sen|Gen|Gov|Rep|Lt|Col|Sgt|Capt|Jr|Sr|No|vs)\.$"
)
SENTENCE_END = re.compile(
    rf"[{re.escape(FULL_STOPS + QUESTION_MARKS)}]+[{re.escape(CLOSERS)}]*(?=\s|$)|[。！？｡]+[{re.escape(CLOSERS)}]*"
)


def ends(text: str) -> bool:
    """Return whether a line ends as sentences do."""
    return text.rstrip(CLOSERS + " ").endswith(tuple(FULL_STOPS + QUESTION_MARKS))


def belongs_to_sentence(text: str) -> bool:
    """Return whether a line ends as sentences do, or in the middle of one, but not as titles do."""
    return text.rstrip(CLOSERS + " ").endswith(tuple(FULL_STOPS + QUESTION_MARKS + RUNS_ON))


def is_question(text: str) -> bool:
    """Return whether a line is one question and nothing else."""
    inside, last = text[:-1], text[-1:]
    return (
        last in QUESTION_MARKS
        and not any(mark in inside for mark in "!。！।।۔" + QUESTION_MARKS + ":")
        and (SENTENCE_END.search(inside) is None)
    )


def is_quotation(text: str) -> bool:
    """Return whether a line stands in quotation marks from end to end."""
    return text[:1] in OPENERS and text[-1:] in CLOSERS


def joined(before: str, after: str) -> str:
    """Return two parts of a paragraph as one; scripts without spaces get none."""
    unspaced = UNSPACED.match(before[-1:]) and UNSPACED.match(after[:1])
    return before + ("" if unspaced else " ") + after


def opening(text: str, *, enough: int, at_most: int) -> str:
    """Return the first sentence of `text`, more while it is shorter than `enough`, never above `at_most`."""
    end = 0
    for match in SENTENCE_END.finditer(text[: at_most + 1]):
        if match.end() > at_most:
            break
        if ABBREVIATED.search(text[: match.end()]):
            continue
        end = match.end()
        if end >= enough:
            break
    if end:
        return text[:end].strip()
    return text if len(text) <= at_most else _cut(text, at_most)


def _cut(text: str, at_most: int) -> str:
    head = text[: at_most - 1]
    whole_words = head.rpartition(" ")[0] or head
    return f"{whole_words}…"
