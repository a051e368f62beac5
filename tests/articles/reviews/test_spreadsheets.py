"""Reviews as files: no formula runs, nobody is given away, and a long list takes no more memory than a short one."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from lxml import etree

from articles.reviews import moderation, spreadsheets
from articles.reviews.models import Review
from authors.models import User
from tests.articles.reviews.judging import LIST
from tests.factories import a_live_article, a_review, a_user

pytestmark = pytest.mark.django_db

DOWNLOAD = f"{LIST}download/"
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("https://spam.example")']


def csv_of(client: Client, query: str = "") -> list[dict[str, str]]:
    response: Any = client.get(f"{DOWNLOAD}?kind=csv&{query}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def xlsx_of(client: Client, query: str = "") -> ZipFile:
    response: Any = client.get(f"{DOWNLOAD}?kind=xlsx&{query}")
    assert response.status_code == 200
    return ZipFile(BytesIO(b"".join(response.streaming_content)))


def cells(book: ZipFile) -> list[tuple[str, str]]:
    """Return kind and text of each cell of the sheet."""
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return [(cell.get("t", "n"), "".join(map(str, cell.itertext()))) for cell in sheet.iter("{*}c")]


def test_a_row_has_what_was_written_and_decided_and_not_by_whom(desk: Client, moderator: User) -> None:
    review = a_review(name="Ines Mota", email="ines@example.org", network="secret", words="One.\nTwo, “three”.")
    moderation.reject(review, by=moderator, reason="spam", note="Knows the mayor.")
    [row] = csv_of(desk, "queue=rejected")
    assert (row["words"], row["name"], row["reason"]) == (review.words, "Ines Mota", "It is advertising or spam")
    for file in (str(row), str(cells(xlsx_of(desk, "queue=rejected")))):
        for private in ("ines@example.org", "secret", "mayor", "Okonkwo"):
            assert private not in file


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_looks_like_a_formula_is_text_in_both(desk: Client, typed: str) -> None:
    a_review(headline=typed, words=f"{typed} and more", name=typed)
    [row] = csv_of(desk)
    for name in ("headline", "words", "name"):
        assert row[name].startswith("'")
    book = xlsx_of(desk)
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert not any("hyperlink" in name.lower() for name in book.namelist())
    assert sum(kind == "inlineStr" and text.endswith(typed.strip()) for kind, text in cells(book)) == 2


def test_it_is_the_chosen_queue_between_two_days(desk: Client) -> None:
    story, start = a_live_article(), datetime(2026, 11, 1, 12, tzinfo=UTC)
    for day in range(4):
        a_review(story, headline=f"Day {day + 1}", created_at=start + timedelta(days=day))
    moderation.approve(a_review(story, headline="Approved", created_at=start), by=None)
    a_review(headline="Elsewhere", created_at=start)
    about = f"article={story.pk}&since=2026-11-02&until=2026-11-03"
    assert [row["headline"] for row in csv_of(desk, about)] == ["Day 2", "Day 3"]
    assert [row["headline"] for row in csv_of(desk, "queue=approved")] == ["Approved"]


@pytest.mark.parametrize(
    "query", ["since=yesterday", "since=0001-01-01", "until=2026-02-30", "until=9999-12-31", "kind=exe", "take=all"]
)
def test_a_question_that_makes_no_sense_is_refused(desk: Client, query: str) -> None:
    assert desk.get(f"{DOWNLOAD}?{query}").status_code == 400


def test_only_moderators_download(client: Client) -> None:
    client.force_login(a_user("reviews.view_review"))
    assert client.get(f"{DOWNLOAD}?kind=csv").status_code == 403
    assert "Download this list" not in client.get(LIST).content.decode()


def test_a_long_list_is_read_bit_by_bit(monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any) -> None:
    monkeypatch.setattr(spreadsheets, "AT_ONCE", 2)
    for _ in range(6):
        moderation.approve(a_review(), by=a_user("reviews.moderate_review"))
    with django_assert_num_queries(1 + 3 * 2):
        assert sum(1 for _ in spreadsheets.rows_of(Review.objects.all())) == 6
    with django_assert_num_queries(1 + 2):
        next(spreadsheets.rows_of(Review.objects.all()))
