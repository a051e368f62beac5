"""What stands beside a review, what is marked in it, and what is done about its reader."""

import re
from typing import Any

import pytest
from django.test import Client

from articles.reviews import moderation, readers
from articles.reviews.models import Finding, Reader, Review, ReviewNote, Sanction
from authors import roles
from authors.models import User
from tests.articles.reviews.judging import decide, form_of
from tests.factories import a_colleague, a_live_article, a_review, a_user
from tests.site.reading import Page

pytestmark = pytest.mark.django_db


def page_of(client: Client, review: Review) -> Page:
    return Page(form_of(review), client.get(form_of(review)))


def test_the_passage_that_a_review_quotes_stands_beside_it(desk: Client) -> None:
    body = "<p>The harbour was calm.</p><p>It left at noon, and nobody on the quay was surprised by that.</p>"
    story = a_live_article(headline="Ferry sails", body=body)
    review = a_review(story, words="You write that nobody on the quay was surprised. I was.")
    aside = page_of(desk, review).one("//aside")
    assert "Ferry sails" in aside
    assert page_of(desk, review).one("//aside//mark") == "nobody on the quay was surprised"
    assert "harbour" not in aside


def test_a_review_that_quotes_nothing_has_the_start_of_the_story_beside_it(desk: Client) -> None:
    story = a_live_article(standfirst="Passengers cheered.", body="<p>It left at noon.</p><p>More.</p>")
    aside = page_of(desk, a_review(story)).one("//aside")
    assert "Passengers cheered." in aside
    assert "It left at noon." in aside
    assert story.versions.get().get_absolute_url() in desk.get(form_of(a_review(story))).content.decode()


def test_what_the_rules_found_is_marked_in_the_words(desk: Client) -> None:
    review = a_review(headline="Buy now", words="A casino & more.\n\nSee <b>casino</b>.")
    about = {"review": review, "rule": "suspect", "words": "“casino” is a suspect word.", "mode": "hold"}
    Finding.objects.create(**about, field="words", passage="casino", start=2, end=8)
    Finding.objects.create(**about, field="headline", passage="Buy", start=0, end=3)
    shown = page_of(desk, review)
    assert [mark.text for mark in shown.all("//article//mark")] == ["Buy", "casino"]
    assert "See <b>casino</b>." in shown.one("//article")
    assert "“casino” is a suspect word." in shown.one("//article")


def test_the_reader_s_other_reviews_and_what_became_of_them_stand_beside_it(desk: Client) -> None:
    about: dict[str, Any] = {"email": "ines@example.org"}
    review = a_review(**about)
    moderation.approve(a_review(headline="Shown before", **about), by=None)
    moderation.reject(a_review(headline="Refused before", **about), by=None, reason="insult")
    aside = page_of(desk, review).one("//aside")
    for told in ("2 other reviews: 1 approved, 1 rejected", "Shown before", "It insults somebody", "ines@example.org"):
        assert told in aside
    assert "The address is not confirmed" in aside


def test_of_a_reader_who_was_erased_the_page_says_so(desk: Client) -> None:
    review = a_review(email="ines@example.org")
    Reader.objects.update(email="", key=None)
    aside = page_of(desk, review).one("//aside")
    assert "The address was erased." in aside
    assert "Ban" not in aside


def test_a_page_asks_few_questions_whatever_a_reader_has_written(
    desk: Client, moderator: User, django_assert_max_num_queries: Any
) -> None:
    story = a_live_article()
    review = a_review(email="ines@example.org")
    for _ in range(20):
        other = a_review(story, email="ines@example.org")
        moderation.reject(other, by=moderator, reason="spam")
        Finding.objects.create(review=review, rule="first", words="Their first.", mode="hold")
        ReviewNote.objects.create(review=review, words="Ask Ines.", by=moderator)
        readers.warn(review.reader, by=moderator, reason="Stay with the story.")
    desk.get(form_of(review))
    with django_assert_max_num_queries(22):
        desk.get(form_of(review))


def test_a_moderator_warns_and_mutes_and_an_editor_bans(client: Client) -> None:
    review = a_review()
    client.force_login(a_colleague(roles.MODERATOR))
    decide(client, review, "warn", reason="Stay with the story.")
    decide(client, review, "mute", reason="Calls others names.", days="7")
    assert decide(client, review, "ban", reason="Enough.").status_code == 403
    assert "Ban this reader" not in client.get(form_of(review)).content.decode()
    client.force_login(a_colleague(roles.EDITOR))
    page = decide(client, review, "ban", reason="Threatens people.")
    assert "The reader is banned." in page.content.decode()
    assert [one.kind for one in Sanction.objects.of(review.reader)] == ["ban", "mute", "warn"]
    decide(client, review, "lift", reason="Has apologised.")
    assert Sanction.objects.standing(review.reader) is None


def test_a_mute_without_a_reason_is_told_at_the_field(desk: Client) -> None:
    response = decide(desk, a_review(), "mute", reason="", days="500")
    assert list(response.context["deeds"]["mute"].errors) == ["days", "reason"]
    assert not Sanction.objects.exists()


def test_a_note_is_for_moderators_only(desk: Client, client: Client, moderator: User) -> None:
    review = a_review()
    decide(desk, review, "note", words="Ask Ines whether she knows him.")
    note = ReviewNote.objects.get()
    assert (note.words, note.by) == ("Ask Ines whether she knows him.", moderator)
    assert "Ask Ines" in desk.get(form_of(review)).content.decode()
    client.force_login(a_user("reviews.view_review"))
    assert "Ask Ines" not in client.get(form_of(review)).content.decode()


def test_the_form_shows_the_words_as_text(desk: Client) -> None:
    review = a_review(words="<script>alert(1)</script>\n\nSecond paragraph.")
    page = desk.get(form_of(review)).content.decode()
    assert "&lt;script&gt;" in page
    assert re.search(r"<p[^>]*>Second paragraph\.</p>", page)
