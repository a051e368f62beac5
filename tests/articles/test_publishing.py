"""Publishing: readers get what the desk saved, frozen and recorded."""

import pytest
from django.db.models import ProtectedError

from articles import editing, publishing
from articles.models import FAR_FUTURE, Article, Byline, Kind, Move, Role, State, StoryType
from tests.articles.desk import HOUR, NOON, edit, seen
from tests.factories import a_live_article, a_photo, a_section, a_user, an_article, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_readers_get_what_the_desk_wrote() -> None:
    section, photo = a_section(), a_photo(caption="The quay", credit="Ada Okafor/Reuters", alt_text="A ferry")
    article = an_article(
        headline="Ferry sails",
        kicker="Harbour",
        standfirst="On time.",
        body="<h2>At noon</h2><p>It left. <strong>Really</strong>.</p>",
        section=section,
        story_type=StoryType.ANALYSIS,
        language="en-gb",
        place="Port Ansel",
        picture=photo,
        topics=["Ferries", "Punctuality"],
    )
    version = publishing.publish(article, by=None, now=NOON)
    assert version == article.versions.live(NOON).get()
    version.refresh_from_db()
    assert (version.number, version.kind, version.note) == (1, Kind.FIRST, "")
    assert (version.headline, version.kicker, version.standfirst) == ("Ferry sails", "Harbour", "On time.")
    assert (version.section, version.story_type, version.language) == (section, StoryType.ANALYSIS, "en-gb")
    assert version.place == "Port Ansel"
    assert version.body == '<h2 id="s-at-noon">At noon</h2><p>It left. <strong>Really</strong>.</p>'
    assert version.contents == [{"id": "s-at-noon", "text": "At noon"}]
    assert (version.words, version.read_minutes) == (5, 1)
    assert [label["slug"] for label in version.topic_labels] == ["ferries", "punctuality"]
    assert [topic.name for topic in version.topics.all()] == ["Ferries", "Punctuality"]
    assert (version.picture, version.picture_caption) == (photo, "The quay")
    assert (version.picture_credit, version.picture_alt) == ("Ada Okafor/Reuters", "A ferry")
    assert (version.live_from, version.live_until) == (NOON, FAR_FUTURE)
    assert (version.first_published, version.updated, version.notices) == (NOON, None, [])
    assert version.get_absolute_url() == "/2026/11/22/ferry-sails/"


def test_a_caption_written_for_the_story_stands_before_that_of_the_library() -> None:
    article = a_live_article(picture=a_photo(caption="The quay"), picture_caption="The quay at noon", now=NOON)
    assert article.versions.get().picture_caption == "The quay at noon"


def test_a_decorative_picture_has_no_alt_text() -> None:
    photo = a_photo(decorative=True, alt_text="Waves")
    assert a_live_article(picture=photo, now=NOON).versions.get().picture_alt == ""


def test_edits_reach_readers_only_when_they_are_published() -> None:
    article = a_live_article(headline="As published", now=NOON)
    edit(article, headline="As edited", standfirst="Edited.", slug="edited")
    assert seen(article, NOON + HOUR) == "As published"
    publishing.publish(article, by=None, now=NOON + HOUR)
    assert seen(article, NOON + HOUR) == "As edited"
    assert seen(article, NOON) == "As published"


def test_what_was_not_saved_is_not_published() -> None:
    article = an_article(headline="Saved")
    article.headline = "Only typed"
    publishing.publish(article, by=None, now=NOON)
    assert seen(article, NOON) == "Saved"


def test_a_change_of_byline_topics_and_picture_leaves_published_versions_alone() -> None:
    photo = a_photo(caption="Before")
    article = a_live_article(topics=["Ferries"], picture=photo, bylines=[an_author(name="Ada")], now=NOON)
    article.topics.set(["Trams"])
    article.bylines.all().delete()
    Byline.objects.create(article=article, author=an_author(name="Ben"))
    photo.caption = "After"
    photo.save()
    version = article.versions.get()
    assert version.byline == "Ada"
    assert [credit.author.name for credit in version.bylines.all()] == ["Ada"]
    assert [topic.name for topic in version.topics.all()] == ["Ferries"]
    assert version.picture_caption == "Before"


def test_the_first_publication_is_the_first_whatever_the_caller_says() -> None:
    article = an_article()
    version = publishing.publish(article, by=None, kind=Kind.CORRECTION, note="Not needed", now=NOON)
    assert (version.kind, version.note, version.notices) == (Kind.FIRST, "", [])


def test_publishing_makes_a_draft_ready_and_is_recorded() -> None:
    editor, article = a_user("articles.publish_article", "articles.approve_article"), an_article()
    version = publishing.publish(article, by=editor, now=NOON)
    move, _approval = article.moves.order_by("-pk")
    assert (move.verb, move.by, move.at, move.effective) == (Move.Verb.PUBLISH, editor, NOON, NOON)
    assert (move.version, version.published_by) == (version, editor)
    assert article.state == Article.objects.get(pk=article.pk).state == State.READY


def test_a_version_names_the_revision_that_readers_see() -> None:
    article = an_article(headline="Recorded")
    article.headline = "Saved, but by a script that keeps no revisions"
    editing.save(article, by=None)
    version = publishing.publish(article, by=None, now=NOON)
    assert version.revision == article.revisions.first()
    assert version.revision.snapshot == editing.snapshot(article)


def test_a_story_without_any_revision_gets_one() -> None:
    article = an_article()
    article.revisions.all().delete()
    version = publishing.publish(article, by=None, now=NOON)
    assert version.revision.snapshot["headline"] == version.headline


def test_a_revision_the_desk_kept_is_not_kept_twice() -> None:
    article = an_article()
    kept = article.revisions.get()
    assert publishing.publish(article, by=None, now=NOON).revision == kept
    assert article.revisions.count() == 1


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([("Ada", Role.REPORTER)], "Ada"),
        ([("Ada", Role.REPORTER), ("Ben", Role.REPORTER)], "Ada and Ben"),
        ([("Ada", Role.REPORTER), ("Ben", Role.REPORTER), ("Cem", Role.REPORTER)], "Ada, Ben and Cem"),
        ([("Ada", Role.PHOTOGRAPHER), ("Ben", Role.REPORTER)], "Ben"),
        ([("Ada", Role.PHOTOGRAPHER), ("Ben", Role.TRANSLATOR)], "Ada and Ben"),
    ],
)
def test_the_byline_names_the_reporters_in_order(names: list[tuple[str, str]], line: str) -> None:
    article = an_article(bylines=[])
    # Written in another order than shown.
    for position, (name, role) in reversed(list(enumerate(names))):
        Byline.objects.create(article=article, author=an_author(name=name), role=role, position=position)
    version = publishing.publish(article, by=None, now=NOON)
    assert version.byline == line
    assert [(credit.author.name, credit.role) for credit in version.bylines.all()] == names


def test_a_byline_may_be_as_long_as_an_investigation_needs() -> None:
    authors = [an_author(name=f"Reporter {'x' * 100} {n}") for n in range(12)]
    version = publishing.publish(an_article(bylines=authors), by=None, now=NOON)
    assert all(author.name in version.byline for author in authors)


def test_a_version_is_never_rewritten() -> None:
    version = a_live_article(headline="As it was", now=NOON).versions.get()
    version.headline = "As it never was"
    for options in ({}, {"update_fields": ["headline"]}, {"force_update": True}):
        with pytest.raises(TypeError, match="immutable"):
            version.save(**options)
    version.refresh_from_db()
    assert version.headline == "As it was"


def test_a_story_that_readers_had_cannot_be_deleted() -> None:
    article = a_live_article(now=NOON)
    with pytest.raises(ProtectedError):
        article.delete()
    assert article.versions.exists()
