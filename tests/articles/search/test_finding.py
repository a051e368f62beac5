"""The desk's search: the same on SQLite and PostgreSQL, right at once, whatever is typed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import bulk, editing, publishing, workflow
from articles.models import Article, Byline, StaleWords, StoryWords, TaggedArticle, Topic
from articles.search import finding, index
from articles.search.database import WORDS
from articles.search.matching import Query
from tests.articles.search.conftest import found
from tests.factories import a_section, an_article, an_author
from tests.hostile import HOSTILE

pytestmark = pytest.mark.django_db


def a_story(headline: str = "Trams stop", **fields: Any) -> Article:
    plain: dict[str, Any] = {"standfirst": "s", "body": "<p>b</p>", "bylines": [an_author(name="Nobody")]}
    return an_article(**plain | {"headline": headline} | fields)


@pytest.mark.parametrize(
    "text",
    [
        "trams",
        "TRAMS stop",
        "stop trams",
        "tra",
        "lodz",
        "Łódź",
        "strasse",
        "lovelace",
        "Ada Lovelace trams",
        "night-line",
        "noon strik",
        "kirkfield",
        "wages",
        '"trams stop"',
        "o'brien",
        "漁港",
        "漁",
        "سلام",
    ],
)
def test_a_story_is_found_by_everything_it_says(text: str) -> None:
    a_story(
        kicker="Łódź",
        standfirst="Straße 漁港で",
        slug="night-line",
        place="Kirkfield",
        body="<p>A <strong>noon</strong> strike, says O'Brien.</p><h2>سَلام</h2>",
        bylines=[an_author(name="Ada Lovelace")],
        topics=["Wages"],
    )
    a_story("Another")
    assert found(text) == ["Trams stop"]


@pytest.mark.parametrize("text", ["strong", "trams buses", "ram", "tram stop", "", "  ", "…", "h2", "secret"])
def test_it_is_not_found_by_what_it_does_not_say(text: str) -> None:
    a_story(body="<h2>Noon</h2><p>A <strong>strike</strong></p>", notes="secret")
    assert found(text) == []


#: What the search makes of how common a word is, forced on an archive of a dozen stories.
WAYS: dict[str, dict[str, int]] = {
    "everywhere, so the newest are read": {},
    "everywhere among the newest, but not before": {"NEAR": 2},
    "common, so the last months are asked for": {"IN": 0},
    "common, but not in the last months": {"IN": 0, "MONTHS": 1, "LONGEST": 1},
    "not among the newest at all": {"IN": 0, "SAMPLE": 1},
    "the beginning of a common word": {"SAMPLE": 2, "IN": 1},
    "the beginning of a common word, and long ago": {"SAMPLE": 1, "IN": 1, "MONTHS": 1, "LONGEST": 1},
}


@pytest.mark.parametrize("text", ["tram", "city tram", "tram city"])
@pytest.mark.parametrize("way", WAYS)
def test_the_newest_stand_first_and_no_more_than_anyone_reads(
    way: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    for days in (3, 400, 0, 40, 2000, 90):
        for later, headline, place in ((2, "City", "City"), (1, "Tram", "City"), (0, "Trams", "Kirkfield")):
            at = now - timedelta(days=days, minutes=-later)
            editing.save(a_story(f"{headline} {days}", place=place), by=None, now=at)
    for name, value in WAYS[way].items():
        monkeypatch.setattr(finding, name, value)
    found_there = ("Tram",) if "city" in text else ("Tram", "Trams")
    newest = [f"{headline} {days}" for days in (0, 3, 40, 90, 400, 2000) for headline in found_there]
    assert found(text) == newest
    for most in range(1, len(newest) + 1):
        monkeypatch.setattr(finding, "MOST", most)
        assert found(text) == newest[:most]
        assert finding.stories(text).cut == (most < len(newest))


@pytest.mark.parametrize(
    "text", ["tram", "Tram sto", "stop tram", "łódź", "漁", "漁港 tram", "o'brien", "type", *HOSTILE]
)
def test_reading_a_story_and_asking_the_index_find_the_same(text: str) -> None:
    for headline in ("Trams stop", "Tram stops in Łódź", "漁港 tram", "O'Brien stops", f"Tram {text}"[:150]):
        a_story(headline)
    found(text)
    query = Query.of(text)
    for asked in (query, query.within("type=news", "state=spiked")) if query.choices else ():
        read = StoryWords.objects.filter(words__says=asked)
        assert set(read) == set(StoryWords.objects.filter(words__match=asked))


def test_it_can_be_narrowed() -> None:
    city, ada = a_section(), an_author()
    a_story("Tram one", section=city, bylines=[ada])
    a_story("Tram two", section=a_section(), story_type="opinion")
    assert found("tram", f"section={city.pk}") == found("tram", f"author={ada.pk}") == ["Tram one"]
    assert found("tram", "type=opinion") == ["Tram two"]
    assert found("tram", "type=opinion", f"section={city.pk}") == []


CHANGES: dict[str, Callable[[Article], Any]] = {
    "saved": lambda story: editing.save(_with(story, headline="Buses stop"), by=None),
    "updated past the desk": lambda story: Article.objects.filter(pk=story.pk).update(standfirst="Buses"),
    "given a name": lambda story: Byline.objects.create(article=story, author=an_author(name="Bea Buses")),
    "given a topic": lambda story: story.topics.add("Buses"),
    "author renamed": lambda story: story.bylines.get().author.__class__.objects.update(name="Buses"),
    "topic renamed": lambda _story: Topic.objects.update(name="Buses"),
}


def _with(story: Article, **fields: Any) -> Article:
    for name, value in fields.items():
        setattr(story, name, value)
    return story


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_found_by_its_new_words_as_soon_as_it_has_them(change: str) -> None:
    story = a_story(topics=["Wages"])
    assert found("buses") == []
    CHANGES[change](story)
    assert len(found("buses")) == 1
    assert not StaleWords.objects.exists()


def test_it_is_no_longer_found_by_words_it_has_lost() -> None:
    story = a_story(topics=["Wages"])
    found("trams")
    editing.save(_with(story, headline="Buses", slug="x"), by=None)
    story.bylines.all().delete()
    TaggedArticle.objects.all().delete()
    for text in ("trams", "nobody", "wages"):
        assert found(text) == []
    story.delete()
    assert found("buses") == []
    assert not StoryWords.objects.exists()


def test_every_verb_leaves_it_findable() -> None:
    story = a_story()
    for verb in (workflow.submit, workflow.approve, publishing.publish, publishing.withdraw, workflow.spike):
        verb(story, by=None)
        assert found("trams") == ["Trams stop"]
    assert found("trams", "state=spiked") == ["Trams stop"]


def test_a_loaded_archive_needs_no_making_of_words_and_has_those_that_making_would_give() -> None:
    topics = [Topic.objects.create(name="Löhne")]
    body = "<h2> </h2><h2>Noon</h2><p>It <em>left</em>.</p>"
    section, authors = a_section(), [an_author(name="Ada"), an_author(name="Bea")]
    loaded = bulk.Finished("Trams", "Stop", body, section, authors, timezone.now(), "a-slug", topics, place="Here")
    found("trams")
    list(bulk.load([loaded], by=None))
    assert not StaleWords.objects.exists()
    before = words()
    assert list(index.rebuild()) == [1]
    assert words() == before
    assert found("lohne ada bea noon left here a slug trams") == ["Trams"]


def words() -> dict[int, set[str]]:
    return {row.pk: set(row.words.split()) for row in StoryWords.objects.all()}


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_causes_an_error(text: str) -> None:
    a_story(headline=f"Trams {text}"[:150])
    found(text)
    assert found("trams")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_no_text_at_all_causes_an_error_and_every_word_of_a_headline_finds_it(text: str) -> None:
    if "\0" not in text:
        Article.objects.filter(headline__startswith="Trams").delete()
        story = a_story(headline=f"Trams {text}")
        if Query.of(text).choices and len(Query.of(text).choices) < 12:
            assert finding.stories(text).keys == [story.pk]
    found(text)


def test_postgresql_and_sqlite_read_no_table_from_end_to_end() -> None:
    for number in range(30):
        a_story(f"Tram {number}")
    with CaptureQueriesContext(connection) as asked:
        found("tram")
        found("9 tram")
        found("tram 9")
    searches = [
        query["sql"] for query in asked if query["sql"].startswith("SELECT") and f'FROM "{WORDS}"' in query["sql"]
    ]
    assert any("@@" in sql or "MATCH" in sql for sql in searches)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in searches:
            cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{sql}")
            plan = "\n".join(str(row) for row in cursor.fetchall())
            assert "Seq Scan" not in plan
            assert "SCAN articles_article" not in plan
            assert "SCAN articles_storywords\n" not in plan, plan
