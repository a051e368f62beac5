"""All reviews of a story: filtered by stars, sorted four ways, page by page, and what search engines are told."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from articles.reviews.models import Freeze, Policy, Review, Status
from tests.articles.desk import NOON
from tests.articles.reviews.reader import Reader
from tests.factories import a_review
from tests.site.reading import Page

SORTS = ("newest", "helpful", "highest", "lowest")


def approved(reader: Reader, rating: int, **fields: Any) -> Review:
    return a_review(reader.story.article, rating=rating, status=Status.APPROVED, **fields)


def listed(reader: Reader, query: str = "") -> Page:
    return Page(reader.path, reader.client.get(f"{reader.path}reviews/{query}"))


def walked(reader: Reader, query: str) -> list[str]:
    """Return the headlines of every page from this one to the last."""
    shown: list[str] = []
    queries = [query]
    while queries:
        page = listed(reader, queries[0])
        shown += [str(heading.text_content()) for heading in page.all("//*[@class='review-headline']")]
        queries = page.all("//nav[@class='pages']//a[@rel='next']/@href")
    return shown


@pytest.fixture
def fifty(reader: Reader) -> list[Review]:
    """Fifty reviews, many of which tie in stars, in votes and in their moment."""
    return [
        approved(reader, n % 5 + 1, headline=str(n), helpful=n % 3, created_at=NOON - timedelta(minutes=n // 4))
        for n in range(50)
    ]


@pytest.mark.parametrize("stars", [None, 4])
@pytest.mark.parametrize("sort", SORTS)
def test_each_order_shows_each_review_once_and_the_newest_first_where_they_tie(
    reader: Reader, fifty: list[Review], sort: str, stars: int | None
) -> None:
    def place(review: Review) -> tuple[int, float, int]:
        first = {"newest": 0, "helpful": -review.helpful, "highest": -review.rating, "lowest": review.rating}[sort]
        return (first, -review.created_at.timestamp(), -review.pk)

    expected = [review.headline for review in sorted(fifty, key=place) if stars in {None, review.rating}]
    assert walked(reader, f"?sort={sort}" + (f"&stars={stars}" if stars else "")) == expected


def test_the_bars_lead_to_the_reviews_with_so_many_stars(reader: Reader) -> None:
    for rating in (5, 5, 2):
        approved(reader, rating)
    bars = listed(reader).all("//*[@class='tally']//a")
    assert [bar.text_content() for bar in bars] == ["5 stars", "4 stars", "3 stars", "2 stars", "1 star"]
    path = f"{reader.path}reviews/?stars=5"
    assert bars[0].get("href") == f"{path}#list"
    words = reader.read("reviews/?stars=5")
    assert "With 5 stars only. Show all 3" in words
    assert words.count("5 of 5") == 2
    assert "2 of 5" not in words
    assert "Nobody gave 4 stars." in reader.read("reviews/?stars=4")


def test_the_way_on_keeps_stars_and_order(reader: Reader, fifty: list[Review]) -> None:
    page = listed(reader, "?sort=lowest")
    [onward] = page.all("//nav[@class='pages']//a/@href")
    assert onward.startswith("?sort=lowest&before=")
    assert [word.get("href") for word in page.all("//*[@class='review-ways']//a")] == [
        f"{reader.path}reviews/{query}#list" for query in ("", "?sort=helpful", "?sort=highest")
    ]
    assert "Sorted by newest, most helpful, highest, lowest" in page.one("//main")
    assert "highest" not in listed(reader, "?stars=3").one("//*[@class='review-ways']")


@pytest.mark.parametrize(
    "query",
    ["sort=best", "sort=Newest", "sort=%00", "stars=0", "stars=6", "stars=05", "stars=%D9%A3", "stars=4.0", "stars=-1"],
)
def test_what_nobody_was_offered_is_not_found(reader: Reader, query: str) -> None:
    approved(reader, 4)
    assert reader.client.get(f"{reader.path}reviews/?{query}").status_code == 404


@pytest.mark.parametrize(("given_to", "asked"), list(pairwise([*SORTS, "newest"])))
def test_a_cursor_of_one_order_breaks_no_other(reader: Reader, fifty: list[Review], given_to: str, asked: str) -> None:
    older = reader.client.get(f"{reader.path}reviews/?sort={given_to}").context["page"].older
    assert reader.client.get(f"{reader.path}reviews/?sort={asked}&before={older}").status_code in {200, 404}


def test_search_engines_are_led_to_the_whole_list(reader: Reader) -> None:
    approved(reader, 4)
    for query in ("?stars=4", "?sort=helpful", "?stars=4&sort=helpful"):
        page = listed(reader, query)
        assert page.one("//head/meta[@name='robots']/@content") == "noindex, follow"
        assert page.one("//head/link[@rel='canonical']/@href").endswith("/ferry/reviews/")
    assert listed(reader).all("//head/meta[@name='robots']") == []


# The figures -----------------------------------------------------------------------------------------


def test_an_average_is_shown_from_so_many_reviews_as_the_newsroom_has_decided(reader: Reader) -> None:
    Policy(average_from=3).save()
    for number in range(2):
        approved(reader, 4 + number)
    for below in ("", "reviews/"):
        words = reader.read(below)
        assert "4.5" not in words
        assert "5 stars 1 4 stars 1" in words
        assert "we show one from 3 reviews" in words
    approved(reader, 5)
    for below in ("", "reviews/"):
        assert "4.7 of 5" in reader.read(below)


def test_what_readers_answered_is_summed_up_and_told_with_each_review(reader: Reader) -> None:
    approved(reader, 4, accurate="yes", clear="no")
    approved(reader, 4, accurate="yes")
    approved(reader, 2, accurate="partly")
    a_review(reader.story.article, accurate="no", fair="no")
    for below in ("", "reviews/"):
        words = reader.read(below)
        assert "Accurate 2 yes, 1 partly Clear 1 no" in words
        assert "Fair" not in words.partition("Leave a review")[0]
        assert "Accurate: yes · Clear: no" in words


def test_figures_stand_still_while_a_burst_is_judged_and_the_page_says_so(reader: Reader) -> None:
    story = reader.story.article
    for _ in range(5):
        approved(reader, 5)
    frozen = Freeze.objects.create(article=story, since=NOON, began_at=NOON, why="A burst", stars=[4, 1, 0, 0, 0])
    for _ in range(9):
        approved(reader, 1)
    for below in ("", "reviews/"):
        words = reader.read(below)
        assert "So many reviews came in at once at 12:00 on 22 November 2026 that we stopped counting." in words
        assert "4.8 of 5" in words
        assert "1 star 0" in words
    assert "4.8 of 5 stars" in reader.client.get("/").content.decode().replace('<span class="hidden">', "")
    frozen.ended_at = NOON + timedelta(days=1)
    frozen.save()
    words = reader.read("reviews/")
    assert "2.4 of 5" in words
    assert "stopped counting" not in words
    assert "Restated on 23 November 2026" in words
    reader.clock.shift(timedelta(days=32))
    assert "Restated" not in reader.read("reviews/")


def test_a_freeze_before_the_first_review_shows_no_figures(reader: Reader) -> None:
    Freeze.objects.create(article=reader.story.article, since=NOON, began_at=NOON, why="A burst", stars=[0] * 5)
    approved(reader, 1)
    words = reader.read()
    assert "There are no figures until we have read them." in words
    assert "1 star 1" not in words


def test_no_page_claims_a_rating_for_the_story_to_search_engines(reader: Reader) -> None:
    """Search engines do not want one on a news story: it rates what the newsroom itself has published."""
    review = approved(reader, 5)
    for below in ("", "reviews/", f"reviews/{review.pk}/"):
        page = reader.client.get(f"{reader.path}{below}").content.decode()
        assert "aggregateRating" not in page
        assert "AggregateRating" not in page
