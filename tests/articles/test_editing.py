"""Saving at the desk: nothing is overwritten unseen, and every save can be found again."""

import json
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import editing
from articles.models import Article, Byline, Role
from authors import roles
from newsroom.html import CONTROL
from tests.factories import a_colleague, a_photo, a_user, an_article, an_author

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_new_story_knows_who_wrote_it_and_when() -> None:
    person, article = a_colleague(roles.REPORTER), Article(headline="Ferry sails")
    editing.save(article, by=person, now=NOON)
    article.refresh_from_db()
    assert (article.created_by, article.changed_at, article.state) == (person, NOON, "draft")


def test_a_saved_story_keeps_its_first_writer() -> None:
    first, article = a_colleague(roles.REPORTER), Article(headline="Ferry sails")
    editing.save(article, by=first)
    editing.save(article, by=a_colleague(roles.EDITOR), now=NOON)
    article.refresh_from_db()
    assert (article.created_by, article.changed_at) == (first, NOON)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ferry sails on time", "ferry-sails-on-time"),
        ("Ärger am Kai: “Nein!”", "arger-am-kai-nein"),
        ("x" * 79 + " y", "x" * 79),
        ("العبّارة", "story-120000"),
        ("船", "story-120000"),
        ("!?", "story-120000"),
    ],
)
def test_an_address_is_made_from_the_headline_where_it_can_be(headline: str, slug: str) -> None:
    article = Article(headline=headline)
    editing.save(article, by=None, now=NOON)
    assert article.slug == slug


def test_an_address_stays_when_the_headline_changes() -> None:
    article = Article(headline="Before")
    editing.save(article, by=None)
    article.headline = "After"
    editing.save(article, by=None)
    assert article.slug == "before"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headline=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=160))
def test_every_headline_gets_an_address_and_can_stand_in_a_feed(db: None, headline: str) -> None:
    article = Article(headline=headline)
    editing.save(article, by=None)
    article.clean_fields(exclude=["headline"])
    article.refresh_from_db()
    assert 0 < len(article.slug) <= 80
    assert not CONTROL.search(article.headline)


def test_characters_that_no_feed_could_hold_become_spaces() -> None:
    article = Article(
        headline="Ferry\x0bsails", kicker="A\x01B", standfirst="On\x0c\x1ftime,\ttwo\nlines", place="\x7f"
    )
    editing.save(article, by=None)
    assert (article.headline, article.kicker) == ("Ferry sails", "A B")
    assert (article.standfirst, article.place) == ("On time,\ttwo\nlines", " ")


def test_an_older_copy_does_not_overwrite_a_newer_one() -> None:
    article = an_article()
    mine, theirs = (Article.objects.get(pk=article.pk) for _ in range(2))
    theirs.headline, mine.headline = "Theirs", "Mine"
    person = a_colleague(roles.EDITOR, name="Ada Okafor")
    editing.save(theirs, by=person)
    editing.record(theirs, by=person)
    with pytest.raises(editing.Conflict, match="Ada Okafor saved this story") as told:
        editing.save(mine, by=None)
    assert told.value.code == "conflict"
    assert Article.objects.get(pk=article.pk).headline == "Theirs"


def test_the_same_copy_can_be_saved_again_and_again() -> None:
    article = an_article()
    for number in range(3):
        article.headline = f"Take {number}"
        editing.save(article, by=None)
    assert Article.objects.get(pk=article.pk).headline == "Take 2"


def test_a_save_that_fails_leaves_a_copy_that_can_be_saved() -> None:
    article = an_article()
    article.state = "nowhere"
    with pytest.raises(DatabaseError):
        editing.save(article, by=None)
    article.state, article.headline = "draft", "Mended"
    editing.save(article, by=None)
    assert Article.objects.get(pk=article.pk).headline == "Mended"


def test_a_story_that_is_gone_cannot_be_saved() -> None:
    article = an_article()
    Article.objects.filter(pk=article.pk).delete()
    with pytest.raises(editing.Conflict):
        editing.save(article, by=None)
    assert not Article.objects.exists()


# Revisions -------------------------------------------------------------------------------------------


def test_a_revision_keeps_the_whole_story() -> None:
    ada, ben, photo = an_author(), an_author(), a_photo()
    article = an_article(bylines=[ada], topics=["Trams", "Ferries"], picture=photo, notes="Ask again.", language="ar")
    Byline.objects.create(article=article, author=ben, role=Role.PHOTOGRAPHER, position=1)
    kept = editing.record(article, by=None).snapshot
    assert kept["bylines"] == [[ada.pk, "reporter"], [ben.pk, "photographer"]]
    assert kept["topics"] == ["Ferries", "Trams"]
    assert (kept["picture_id"], kept["notes"], kept["language"]) == (photo.pk, "Ask again.", "ar")
    assert (kept["headline"], kept["body"], kept["section_id"]) == (article.headline, article.body, article.section_id)


def test_every_field_that_the_desk_can_edit_is_kept() -> None:
    editable = {
        field.attname
        for field in Article._meta.concrete_fields
        if field.editable and not field.auto_created and field.name != "created_at"
    }
    assert editable <= set(editing.RECORDED)


def test_a_revision_says_who_when_and_why() -> None:
    person, article = a_user(), an_article()
    article.headline = "Changed"
    revision = editing.record(article, by=person, reason="The harbour master called.", now=NOON)
    revision.refresh_from_db()
    assert (revision.by, revision.at, revision.reason) == (person, NOON, "The harbour master called.")


def test_a_save_that_changes_nothing_leaves_no_second_revision() -> None:
    article = an_article(topics=["Trams"], picture=a_photo())
    kept = article.revisions.get()
    loaded = Article.objects.get(pk=article.pk)
    editing.save(loaded, by=None)
    assert editing.record(loaded, by=None) == kept
    loaded.topics.add("Ferries")
    assert editing.record(loaded, by=None) != kept
    assert article.revisions.count() == 2


def test_what_comes_back_is_a_revision_of_its_own() -> None:
    article = an_article(headline="One")
    for headline in ("Two", "One"):
        article.headline = headline
        editing.record(article, by=None)
    assert [revision.snapshot["headline"] for revision in article.revisions.all()] == ["One", "Two", "One"]


def test_a_snapshot_is_the_same_after_it_was_kept() -> None:
    article = an_article(topics=["Trams"], picture=a_photo())
    taken = editing.snapshot(article)
    assert json.loads(json.dumps(taken)) == taken
    assert article.revisions.get().snapshot == taken
