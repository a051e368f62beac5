"""Reporters as readers know them."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import FieldFetchBlocked, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import resolve

from authors.models import Author, AuthorLink
from newsroom.photos.models import Photo
from tests.factories import a_photo, a_user, an_author

pytestmark = pytest.mark.django_db


def test_a_reporter_has_a_page_and_a_name() -> None:
    author = an_author(name="Ada Okafor", slug="ada-okafor")
    assert str(author) == "Ada Okafor"
    assert author.get_absolute_url() == "/authors/ada-okafor/"
    assert resolve("/authors/ada-okafor/").url_name == "author"


def test_two_reporters_cannot_share_a_page() -> None:
    an_author(slug="ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        an_author(slug="ada")
    assert Author.objects.count() == 1


@pytest.mark.parametrize(
    ("began", "today", "years"),
    [
        ("2019-11-22", "2026-11-22", 7),
        ("2019-11-22", "2026-11-21", 6),
        ("2019-11-22", "2020-11-21", 0),
        ("2016-02-29", "2025-02-28", 8),
        ("2016-02-29", "2025-03-01", 9),
        ("2027-01-01", "2026-11-22", 0),
    ],
)
def test_years_count_when_they_are_full(began: str, today: str, years: int) -> None:
    author = Author(began_in_journalism=date.fromisoformat(began))
    assert author.years_in_journalism(date.fromisoformat(today)) == years


@pytest.mark.parametrize(
    ("began", "line"),
    [(None, ""), ("2026-06-01", ""), ("2025-06-01", "1+ year in journalism"), ("2019-06-01", "7+ years in journalism")],
)
@time_machine.travel("2026-11-22 12:00 +0000", tick=False)
def test_experience_is_told_once_there_is_a_year_of_it(began: str | None, line: str) -> None:
    author = Author(began_in_journalism=began and date.fromisoformat(began))
    assert author.experience == line


@time_machine.travel("2026-11-21 12:00 +0000", tick=False)
def test_experience_grows_by_itself() -> None:
    author = Author(began_in_journalism=date(2019, 11, 22))
    assert author.experience == "6+ years in journalism"
    with time_machine.travel("2026-11-22 12:00 +0000", tick=False):
        assert author.experience == "7+ years in journalism"


@pytest.mark.parametrize(
    ("bio", "paragraphs"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.\nStill two.", ["One.", "Two.\nStill two."]),
        ("One.\r\n\r\nTwo.\r\n\r\n\r\n\r\nThree.\r\n", ["One.", "Two.", "Three."]),
        (" \n\n ", []),
    ],
)
def test_a_blank_line_starts_a_paragraph(bio: str, paragraphs: list[str]) -> None:
    assert Author(bio=bio).bio_paragraphs == paragraphs


@pytest.mark.parametrize("beats", ["ships", {"ships": 1}, [""], [1], ["x" * 61], [["ships"]]])
@pytest.mark.parametrize("field", ["beats", "languages"])
def test_lists_are_lists_of_short_texts(field: str, beats: Any) -> None:
    author = Author(**{"name": "Ada", "slug": "ada", field: beats})
    with pytest.raises(ValidationError) as refused:
        author.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_lists_may_be_empty_or_hold_any_script() -> None:
    author = an_author(beats=["港", "Ships"], languages=[])
    author.full_clean()
    author.refresh_from_db()
    assert (author.beats, author.languages) == (["港", "Ships"], [])


def test_a_reporter_has_one_link_to_each_network() -> None:
    author = an_author()
    author.links.create(network="mastodon", url="https://example.social/@ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        author.links.create(network="mastodon", url="https://example.social/@other")
    with pytest.raises(ValidationError, match="already a link"):
        AuthorLink(author=author, network="mastodon", url="https://example.social/@x").full_clean()
    an_author().links.create(network="mastodon", url="https://example.social/@ben")
    assert AuthorLink.objects.count() == 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ada", "", "data:text/html,x"])
def test_a_link_leads_to_a_web_page(url: str) -> None:
    with pytest.raises(ValidationError) as refused:
        AuthorLink(author=an_author(), network="website", url=url).full_clean()
    assert list(refused.value.message_dict) == ["url"]


def test_a_profile_stays_when_its_login_goes() -> None:
    user = a_user()
    author = an_author(user=user)
    user.delete()
    author.refresh_from_db()
    assert author.user is None


def test_a_portrait_in_use_cannot_be_deleted() -> None:
    author = an_author(portrait=a_photo())
    assert author.portrait is not None
    with pytest.raises(ProtectedError):
        author.portrait.delete()
    assert Photo.objects.exists()


def test_only_those_on_staff_are_listed_by_name() -> None:
    an_author(name="B")
    an_author(name="Gone", is_listed=False)
    an_author(name="A")
    assert [author.name for author in Author.objects.on_staff()] == ["A", "B"]


def test_a_card_has_what_it_shows(django_assert_num_queries: Any) -> None:
    an_author(portrait=a_photo(), user=a_user())
    with django_assert_num_queries(1):
        card = Author.objects.for_cards().get()
        assert card.portrait is not None
    with pytest.raises(FieldFetchBlocked):
        _ = card.user
