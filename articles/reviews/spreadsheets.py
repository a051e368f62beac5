"""Reviews as a table for other programs: a row for each, read bit by bit, and without anything that tells who wrote it.

What a reader typed must not run as a formula when somebody opens the file: see
https://owasp.org/www-community/attacks/CSV_Injection.
"""

import csv
from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import timezone
from xlsxwriter import Workbook

from articles.reviews.models import ReviewQuerySet

HEADS = (
    *("number", "story", "stars", "accurate", "clear", "fair", "headline", "words", "name"),
    *("sent", "changed", "status", "decided", "reason", "helpful"),
)
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
AT_ONCE = 1000
#: A sheet of Excel holds no more, and a cell no more letters.
ROWS, LETTERS = 1_048_575, 32_767


def rows_of(reviews: ReviewQuerySet) -> Iterator[list[str | int]]:
    """Yield a row for each review, with never more than some of them in memory."""
    told = reviews.with_reviewed_story().with_decisions().defer("network")
    for review in told.iterator(chunk_size=AT_ONCE):
        yield _row(review)


def _row(review: Any) -> list[str | int]:
    last = review.last_decision
    reason = last.get_reason_display() if last else ""
    said = [review.accurate, review.clear, review.fair, review.headline, review.words, review.name]
    moments = [_moment(review.created_at), _moment(review.edited_at), review.get_status_display()]
    return [
        *(review.pk, review.story_headline or "", review.rating, *said),
        *(*moments, _moment(review.decided_at), reason, review.helpful),
    ]


def _moment(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""


def harmless(cell: str | int) -> str | int:
    """Return what a spreadsheet shows as it is: an apostrophe before whatever it would take for a formula.

    >>> harmless("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA) else cell


class _Line:
    """What the csv module writes to: it gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def as_csv(reviews: ReviewQuerySet) -> Iterator[str]:
    """Yield the lines of a CSV file; the first begins with the mark by which Excel knows UTF-8."""
    writer: Any = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(HEADS)
    for row in rows_of(reviews):
        yield writer.writerow([harmless(cell) for cell in row])


def as_xlsx(reviews: ReviewQuerySet) -> IO[bytes]:
    """Return an Excel file, open at its beginning. It is written to disk row by row; every text in it is a text."""
    file = TemporaryFile()  # noqa: SIM115  (whoever sends it closes it)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        sheet = book.add_worksheet("Reviews")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, HEADS, book.add_format({"bold": True}))
        for number, row in enumerate(islice(rows_of(reviews), ROWS), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell[:LETTERS])
                else:
                    sheet.write_number(number, column, cell)
    file.seek(0)
    return file
