"""Loading an archive: the same as publishing one by one, in batches that are there whole or not at all."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from articles import bulk, editing, gates, publishing
from articles.models import Address, Article, Byline, Move, Revision, StoryType, Topic, Version
from newsroom.pagecache.models import Purge
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_section, a_user, an_article, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def finished(number: int = 1, **fields: Any) -> bulk.Finished:
    given: dict[str, Any] = {
        "headline": f"Ferry {number} sails",
        "standfirst": "On time.",
        "body": '<h2>Noon</h2><p onclick="x">It left at <strong>noon</strong>.</p>',
        "published": NOON - number * HOUR,
        "slug": f"ferry-{number}",
    }
    shared: dict[str, Any] = {} if "section" in fields else {"section": a_section()}
    shared |= {} if "authors" in fields else {"authors": [an_author()]}
    return bulk.Finished(**given | shared | fields)


def load(*stories: bulk.Finished, **options: Any) -> int:
    return sum(bulk.load(stories, by=None, **options))


def test_a_loaded_story_is_what_publishing_it_would_have_made() -> None:
    topics = [Topic.objects.create(name=name) for name in ("Harbour", "Ferries")]
    story = finished(authors=[an_author(), an_author()], topics=topics, kicker="Sea", story_type=StoryType.OPINION)
    load(story)
    article = an_article(
        headline=story.headline,
        standfirst=story.standfirst,
        body=story.body,
        section=story.section,
        kicker="Sea",
        story_type=StoryType.OPINION,
        slug="by-hand",
        bylines=story.authors,
        topics=["Harbour", "Ferries"],
    )
    by_hand = publishing.publish(article, by=None, now=story.published)
    loaded = Version.objects.exclude(pk=by_hand.pk).get()
    own = {"id", "article_id", "revision_id", "address_id"}
    assert _row(loaded, own) == _row(by_hand, own)
    for related in ("bylines", "topic_links"):
        assert _rows(getattr(loaded, related)) == _rows(getattr(by_hand, related))
    copy, original = Article.objects.get(pk=loaded.article_id), Article.objects.get(pk=by_hand.article_id)
    assert _row(copy, {"id", "slug", "changed_at", "edition"}) == _row(
        original, {"id", "slug", "changed_at", "edition"}
    )
    assert copy.revisions.get().snapshot == editing.snapshot(copy)
    assert original.revisions.get().snapshot | {"slug": "ferry-1"} == editing.snapshot(copy)
    assert _row(copy.moves.get(), {"id", "article_id", "version_id", "at"}) == _row(
        original.moves.get(), {"id", "article_id", "version_id", "at"}
    )


def _row(row: Any, without: set[str]) -> dict[str, Any]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in without}


def _rows(rows: Any) -> list[dict[str, Any]]:
    return sorted((_row(row, {"id", "version_id"}) for row in rows.all()), key=str)


def test_readers_find_it_at_its_address_and_in_its_lists(client: Client) -> None:
    author, topic = an_author(), Topic.objects.create(name="Harbour")
    story = finished(authors=[author], topics=[topic])
    load(story)
    path = f"/{story.published:%Y/%m/%d}/ferry-1/"
    for page in ("/", path, story.section.get_absolute_url(), author.get_absolute_url(), topic.get_absolute_url()):
        assert story.headline in client.get(page).content.decode()


def test_what_was_loaded_can_be_edited_and_published_again() -> None:
    load(finished())
    article = edit(Article.objects.get(), headline="Ferry 1 sails late")
    publishing.publish(article, by=None)
    assert Version.objects.live().get().headline == "Ferry 1 sails late"


def test_what_is_there_already_is_left_as_it_is() -> None:
    assert load(finished(1), finished(2)) == 2
    assert load(finished(1, headline="Another"), finished(2), finished(3)) == 1
    assert set(Version.objects.values_list("headline", flat=True)) == {f"Ferry {n} sails" for n in (1, 2, 3)}


def test_a_batch_is_there_whole_or_not_at_all_and_the_load_can_go_on() -> None:
    stories = [finished(n) for n in range(1, 6)]
    broken = [*stories[:3], replace(stories[3], headline=""), stories[4]]
    with pytest.raises(gates.NotReady, match="ferry-4: Write a headline"):
        load(*broken, size=2)
    assert Article.objects.count() == Address.objects.count() == Version.objects.count() == 2
    assert load(*stories, size=2) == 3


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"standfirst": " "}, "standfirst"),
        ({"body": "<p> </p>"}, "body"),
        ({"authors": []}, "bylines"),
        ({"body": "<p>It left at TK.</p>"}, "body"),
    ],
)
def test_nothing_gets_past_the_gates(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(gates.NotReady) as refused:
        load(finished(**fields))
    assert list(refused.value.message_dict) == [field]
    assert not Version.objects.exists()


def test_two_stories_with_one_address_are_refused() -> None:
    with pytest.raises(gates.NotReady, match="already has this address"):
        load(finished(1), finished(1))


def test_the_right_to_publish_is_needed() -> None:
    with pytest.raises(PermissionDenied):
        list(bulk.load([finished()], by=a_user("articles.submit_article")))
    editor = a_user("articles.publish_article")
    list(bulk.load([finished()], by=editor))
    assert Version.objects.get().published_by == Move.objects.get().by == Revision.objects.get().by == editor


def test_one_purge_a_batch_names_every_list_it_enters_first_pages_and_further_ones() -> None:
    stories = [finished(n, topics=[Topic.objects.create(name=f"Topic {n}")]) for n in (1, 2)]
    before = Purge.objects.count()
    load(*stories)
    [purge] = Purge.objects.all()[before:]
    for story in stories:
        own = (f"in:section:{story.section.pk}", f"in:topic:{story.topics[0].slug}", f"in:author:{story.authors[0].pk}")
        assert {*own, *(f"{tag}:older" for tag in own)} <= set(purge.tags)
    assert "in:news" in purge.tags


def test_a_batch_costs_as_many_queries_as_one_story(django_assert_max_num_queries: Any) -> None:
    stories = [finished(n) for n in range(1, 30)]
    with django_assert_max_num_queries(40):
        load(*stories)
    assert Byline.objects.count() == 29
    assert Version.objects.live(NOON - timedelta(hours=10)).count() == 20
