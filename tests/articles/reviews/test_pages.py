"""What readers see of reviews: sums that add up, text that is text, and nothing that is private."""

from datetime import timedelta
from typing import Any

import pytest

from articles.reviews import moderation
from articles.reviews.models import Review, Status
from tests.articles.desk import NOON
from tests.articles.reviews.reader import Reader
from tests.factories import a_review
from tests.site.reading import Page

EVIL = "<script>alert('x')</script>"


def approved(reader: Reader, rating: int, **fields: Any) -> Review:
    return a_review(reader.story.article, rating=rating, status=Status.APPROVED, **fields)


@pytest.mark.parametrize("below", ["", "reviews/"])
def test_average_and_histogram_are_those_of_all_approved_reviews(reader: Reader, below: str) -> None:
    for number, rating in enumerate([5] * 11 + [4] * 6 + [2] * 7 + [1]):
        approved(reader, rating, created_at=NOON - timedelta(minutes=number))
    a_review(reader.story.article, rating=1)
    a_review(reader.story.article, rating=1, status=Status.REJECTED)
    words = reader.read(below)
    # 94 stars from 25 readers.
    assert "3.8 of 5" in words
    for line in ("5 stars 11", "4 stars 6", "3 stars 0", "2 stars 7", "1 star 1"):
        assert line in words


def test_a_story_shows_its_newest_reviews_and_the_way_to_all(reader: Reader) -> None:
    for number in range(12):
        approved(reader, 4, headline=f"Review {number}.", created_at=NOON - timedelta(minutes=number))
    words = reader.read()
    assert "12 reader reviews" in words
    assert "All 12 reviews" in words
    assert "Review 9." in words
    assert "Review 10." not in words
    assert "Review 11." in reader.read("reviews/")


def test_a_walk_through_all_reviews_shows_each_once(reader: Reader) -> None:
    for number in range(45):
        approved(reader, 4, headline=f"Review {number}.", created_at=NOON - timedelta(minutes=number // 3))
    shown: list[str] = []
    queries = [""]
    while queries:
        page = Page(reader.path, reader.client.get(f"{reader.path}reviews/{queries[0]}"))
        shown += [str(heading.text_content()) for heading in page.all("//*[@class='review-headline']")]
        queries = page.all("//nav[@class='pages']//a[@rel='next']/@href")
    assert len(shown) == 45
    assert set(shown) == {f"Review {number}." for number in range(45)}


@pytest.mark.parametrize("query", ["before=x", "after=x", "before=%00"])
def test_a_page_of_reviews_that_nobody_gave_out_is_not_found(reader: Reader, query: str) -> None:
    approved(reader, 4)
    assert reader.client.get(f"{reader.path}reviews/?{query}").status_code == 404


@pytest.mark.parametrize("below", ["", "reviews/"])
def test_what_readers_write_is_text(reader: Reader, below: str) -> None:
    approved(reader, 4, headline=EVIL, words=f"{EVIL}\n\n<img src=x onerror=alert(1)> & so on", name=EVIL)
    page = reader.client.get(f"{reader.path}{below}").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "& so on" in reader.read(below)
    assert page.count("&lt;script&gt;") == 5  # headline, words, name, and whose review a link and a button are about


def test_nothing_private_stands_on_any_public_page(reader: Reader) -> None:
    private = {"email": "xylograph@example.org", "network": "xylographnet", "findings": ["links"]}
    moderation.approve(approved(reader, 5, headline="Shown", **private), by=None, note="xylograph")
    for number, status in enumerate([Status.PENDING, Status.REJECTED]):
        hidden = private | {"email": f"xylograph-{number}@example.org"}
        hidden |= dict.fromkeys(("headline", "words", "name"), "xylograph")
        a_review(reader.story.article, status=status, **hidden)
    section = reader.story.section.get_absolute_url()
    author = reader.story.bylines.get().author.get_absolute_url()
    below = [f"{reader.path}{part}" for part in ("", "reviews/", "review/", "review/sent/")]
    for path in [*below, "/", section, author, "/authors/", "/feed/", f"{section}feed/"]:
        response = reader.client.get(path)
        assert response.status_code == 200
        assert "xylograph" not in response.content.decode()
    assert "Shown" in reader.read()


def test_lists_show_how_a_story_was_received(reader: Reader) -> None:
    for rating in (5, 4, 4, 4):
        approved(reader, rating)
    a_review(reader.story.article, rating=1)
    lists = ("/", reader.story.section.get_absolute_url())
    assert [figures(reader, path) for path in lists] == ["4 reviews"] * 2
    approved(reader, 5)
    assert [figures(reader, path) for path in lists] == ["4.4 of 5 stars 5 reviews"] * 2


def figures(reader: Reader, path: str) -> str:
    """Return what the first card says after the read time."""
    foot = Page(path, reader.client.get(path)).one("//*[contains(@class, 'card-foot')]")
    return foot.partition("min read ")[2]
