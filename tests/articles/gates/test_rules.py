"""What a story must have before readers may see it, said field by field."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from inspect import isfunction
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles import editing, gates
from articles.gates import address, holds, links, pictures, text
from articles.models import Article, State
from articles.proof import Finding, Proof
from newsroom.photos.models import Photo
from tests.factories import a_live_article, a_photo, an_article

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def with_figures(*ids: object) -> str:
    return "<p>It left.</p>" + "".join(f'<figure data-photo="{pk}"></figure>' for pk in ids)


def test_a_whole_story_passes() -> None:
    photo = a_photo()
    article = an_article(picture=a_photo(), body=with_figures(photo.pk))
    assert gates.problems(article) == {}
    assert gates.check(Proof.of(article)) is None  # type: ignore[func-returns-value]


def test_all_that_is_missing_is_said_at_once() -> None:
    article = Article(headline=" ")
    editing.save(article, by=None)
    with pytest.raises(gates.NotReady) as refused:
        gates.check(Proof.of(article))
    assert set(refused.value.message_dict) == {"headline", "standfirst", "section", "body", "bylines"}
    assert isinstance(refused.value, ValidationError)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"standfirst": " \n"}, "standfirst"),
        ({"section": None}, "section"),
        ({"body": ""}, "body"),
        ({"body": "<p> </p><h2></h2>"}, "body"),
        ({"body": "<p>\N{NO-BREAK SPACE}</p>"}, "body"),
        ({"bylines": []}, "bylines"),
    ],
)
def test_one_missing_thing_is_named(fields: dict[str, Any], field: str) -> None:
    assert list(gates.problems(an_article(**fields))) == [field]


def test_a_spiked_story_does_not_pass() -> None:
    article = an_article()
    article.state = State.SPIKED
    assert list(gates.problems(article)) == ["state"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"headline": "TK sails"}, "headline"),
        ({"kicker": "TK"}, "kicker"),
        ({"standfirst": "On time (TK)."}, "standfirst"),
        ({"picture_caption": "TK: who is this?"}, "picture_caption"),
        ({"place": "TK"}, "place"),
        ({"body": "<p>Left at TK.</p>"}, "body"),
        ({"body": "<p>Left at TKTK.</p>"}, "body"),
        ({"body": "<p>At<br>TK</p>"}, "body"),
        ({"body": "<p>At <strong>TK</strong></p>"}, "body"),
        ({"body": "<p>At</p><h2>TK</h2>"}, "body"),
        ({"body": "<ul><li><p>TK</p></li></ul>"}, "body"),
        ({"body": "<p>x</p><blockquote>TK</blockquote>"}, "body"),
        ({"body": '<p>x</p><aside class="pull-quote">TK</aside>'}, "body"),
        ({"body": "<p>x</p>TK"}, "body"),
        ({"body": "<p>TKです</p>"}, "body"),
    ],
)
def test_a_mark_for_what_is_to_come_stops_the_story(fields: dict[str, Any], field: str) -> None:
    assert list(gates.problems(an_article(**fields))) == [field]


@pytest.mark.parametrize("body", ["<p>TKO in round two</p>", "<p>ATK</p>", "<p>Flight TK1980</p>", "<p>tk</p>"])
def test_words_that_only_look_like_the_mark_pass(body: str) -> None:
    assert gates.problems(an_article(body=body)) == {}


def test_the_notes_of_the_desk_may_hold_any_mark() -> None:
    assert gates.problems(an_article(notes="TK: ask the harbour master")) == {}


def test_pictures_need_a_credit_line() -> None:
    anonymous = a_photo(credit="")
    blank = a_photo(credit="")
    Photo.objects.filter(pk=blank.pk).update(credit=" ")
    assert list(gates.problems(an_article(picture=anonymous))) == ["picture"]
    assert list(gates.problems(an_article(picture=Photo.objects.get(pk=blank.pk)))) == ["picture"]
    assert list(gates.problems(an_article(body=with_figures(a_photo().pk, blank.pk)))) == ["body"]


@pytest.mark.parametrize("field", ["caption", "alt_text", "credit"])
def test_what_is_to_come_in_the_library_stops_the_story_too(field: str) -> None:
    photo = a_photo(**{field: "TK"})
    assert list(gates.problems(an_article(picture=photo))) == ["picture"]
    assert list(gates.problems(an_article(body=with_figures(photo.pk, a_photo(**{field: "TK"}).pk)))) == ["body"]


def test_a_picture_in_the_text_must_still_be_in_the_library() -> None:
    found = gates.problems(an_article(body=with_figures(10**9)))
    assert list(found) == ["body"]
    assert "no longer in the library" in found["body"][0]


@pytest.mark.parametrize("name", ["abc", "", "-1", "1.5", "9" * 19, "9" * 5000])
def test_a_figure_that_names_nothing_is_no_obstacle(name: str) -> None:
    assert gates.problems(an_article(body=with_figures(name))) == {}


def test_several_complaints_about_one_field_are_all_said() -> None:
    body = with_figures(10**9, a_photo(credit="").pk) + "<p>TK</p>"
    assert len(gates.problems(an_article(body=body))["body"]) == 3


def test_an_address_must_not_be_taken_by_a_story_of_the_same_day() -> None:
    a_live_article(slug="taken", now=NOON)
    article = a_live_article(now=NOON)
    article.slug = "taken"
    assert list(gates.problems(article)) == ["slug"]
    article.slug = "free"
    assert gates.problems(article) == {}


def test_a_story_needs_an_address() -> None:
    article = an_article()
    article.slug = ""
    assert list(gates.problems(article)) == ["slug"]


def test_a_headline_has_a_limit_that_is_told() -> None:
    assert gates.problems(an_article(headline="a" * 120)) == {}
    assert "121 characters. Shorten it to 120" in gates.problems(an_article(headline="a" * 121))["headline"][0]


@pytest.mark.parametrize("field", ["headline", "kicker", "standfirst", "place", "picture_caption"])
def test_a_mark_for_what_was_checked_stops_the_story(field: str) -> None:
    fields: dict[str, Any] = {field: "Jon Smyth (CQ)"}
    assert "CQ" in gates.problems(an_article(**fields))[field][0]


def test_a_mark_for_what_was_checked_stops_it_in_the_text_and_in_the_library() -> None:
    assert list(gates.problems(an_article(body="<p>Jon Smyth [CQ] said</p>"))) == ["body"]
    assert list(gates.problems(an_article(picture=a_photo(caption="Jon Smyth CQ")))) == ["picture"]


@pytest.mark.parametrize("words", ["CQ Roll Call", "TK Maxx"])
def test_names_that_hold_the_letters_of_a_mark_pass(words: str) -> None:
    assert gates.problems(an_article(body=f"<p>It was at {words}.</p>")) == {}


@pytest.mark.parametrize("href", ["", "#", "http://", "https://", "mailto:", "mailto:desk", "report", "http://[", " "])
def test_a_link_that_leads_nowhere_stops_the_story(href: str) -> None:
    found = gates.problems(an_article(body=f'<p>See the <a href="{href}">report</a>.</p>'))
    assert found == {"body": ["The link “report” leads nowhere. Give it an address or remove it."]}


@pytest.mark.parametrize("href", ["https://example.org", "mailto:desk@example.org", "/2026/11/22/x/", "#s-days"])
def test_a_link_that_leads_somewhere_passes(href: str) -> None:
    assert gates.problems(an_article(body=f'<p>See the <a href="{href}">report</a>.</p>')) == {}


def test_a_link_without_words_stops_the_story() -> None:
    found = gates.problems(an_article(body='<p>See <a href="https://example.org"> </a>.</p>'))
    assert "has no words" in found["body"][0]


def test_pictures_need_an_alt_text_or_the_mark_that_they_are_decorative() -> None:
    photo = a_photo()
    Photo.objects.filter(pk=photo.pk).update(alt_text=" ")
    photo.refresh_from_db()
    assert "no alt text" in gates.problems(an_article(picture=photo))["picture"][0]
    assert "no alt text" in gates.problems(an_article(body=with_figures(photo.pk)))["body"][0]
    Photo.objects.filter(pk=photo.pk).update(decorative=True)
    photo.refresh_from_db()
    assert gates.problems(an_article(picture=photo)) == {}


def test_the_rights_to_a_picture_are_judged_by_the_day_of_going_live() -> None:
    article = an_article(picture=a_photo(rights_until=NOON.date()))
    assert gates.problems(article, NOON) == {}
    assert "until 22 November 2026 only" in gates.problems(article, NOON + timedelta(days=1))["picture"][0]


def test_each_complaint_about_the_text_says_where_it_stands() -> None:
    body = '<p>One.</p><ul><li><p>At TK.</p></li></ul><blockquote><p>It <a href="#">leads</a></p></blockquote>'
    found = gates.found_in(Proof.of(an_article(body=body)))
    assert [(finding.block, finding.passage) for finding in found] == [(1, "TK"), (2, "leads")]


def test_a_picture_at_fault_is_pointed_at() -> None:
    photo = a_photo(credit="")
    found = gates.found_in(Proof.of(an_article(body=with_figures(photo.pk))))
    assert [(finding.field, finding.block) for finding in found] == [("body", 1)]


def test_every_rule_is_on_the_list() -> None:
    """A function that yields findings and is not asked would be a gate that stands open."""
    written = {
        function
        for module in (address, holds, links, pictures, text)
        for function in vars(module).values()
        if isfunction(function) and function.__annotations__.get("return") == Iterator[Finding]
        if not function.__name__.startswith("_")
    }
    assert written == set(gates.RULES)
