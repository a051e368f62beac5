"""Keeping the words of stories: whoever searches first brings up to date what the database has noted."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from articles import body
from articles.models import Article, Byline, StaleWords, StoryWords, TaggedArticle, Topic
from articles.search.words import words_in
from authors.models import Author
from newsroom import copying

CHUNK = 500
#: Any number that no other lock of this database has.
LOCK = 7_220_315

#: Text of an article, besides its body, that it is found by.
FOUND_BY = ("headline", "kicker", "standfirst", "slug", "place")


def words_of(article: Article, text: str, authors: Iterable[Author], topics: Iterable[Topic]) -> StoryWords:
    """Return the words of a story; `text` is what its body says."""
    authors = list(authors)
    texts = [*(getattr(article, name) for name in FOUND_BY), text]
    names = [author.name for author in authors] + [topic.name for topic in topics]
    words = words_in([*texts, *names])
    words.update(f"author={author.pk}" for author in authors)
    words.update((f"section={article.section_id}", f"type={article.story_type}", f"state={article.state}"))
    words.update((f"month={month_of(article.changed_at)}", f"begun={article.created_by_id}"))
    return StoryWords(article=article, at=article.changed_at, words=words)


def month_of(moment: datetime) -> int:
    """Return the number of a month, in which the next one is one more."""
    there = moment.astimezone(UTC)
    return there.year * 12 + there.month - 1


def catch_up() -> None:
    """Make the words anew of every story that changed since they were made."""
    while StaleWords.objects.exists():
        with transaction.atomic():
            _alone()
            notes = list(StaleWords.objects.order_by("pk")[:CHUNK])
            _spread(note for note in notes if note.of != StaleWords.Of.ARTICLE)
            _make({note.row for note in notes if note.of == StaleWords.Of.ARTICLE})
            StaleWords.objects.filter(pk__in=[note.pk for note in notes]).delete()


def rebuild() -> Iterator[int]:
    """Make the words of all stories anew, and yield how many are done after every chunk."""
    done, last = 0, 0
    while keys := list(Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        with transaction.atomic():
            _alone()
            # Noted before the stories are read, or a change in between would be forgotten.
            noted = list(_notes_of(keys).values_list("pk", flat=True))
            _make(keys)
            StaleWords.objects.filter(pk__in=noted).delete()
        done, last = done + len(keys), keys[-1]
        yield done


def add(made: Iterable[StoryWords]) -> None:
    """Write the words of stories that are new in this very transaction."""
    written = copying.insert(made)
    _notes_of([words.article_id for words in written]).delete()


def _notes_of(articles: Collection[int]) -> QuerySet[StaleWords]:
    return StaleWords.objects.filter(of=StaleWords.Of.ARTICLE, row__in=articles)


def _make(articles: Collection[int]) -> None:
    shown = Article.objects.filter(pk__in=articles).only(
        *FOUND_BY, "body", "section", "story_type", "state", "changed_at", "created_by"
    )
    topics: Any = "topics"  # taggit has no types
    rows = [
        words_of(
            article,
            body.text_of(article.body) if article.body else "",
            [byline.author for byline in article.bylines.all()],
            article.topics.all(),
        )
        for article in shown.prefetch_related("bylines__author", topics)
    ]
    StoryWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article"], update_fields=["at", "words"]
    )


def _spread(notes: Iterable[StaleWords]) -> None:
    """Note each story of an author or a topic that has another name now."""
    stories: set[int] = set()
    for note in notes:
        if note.of == StaleWords.Of.AUTHOR:
            stories.update(Byline.objects.filter(author=note.row).values_list("article", flat=True))
        else:
            stories.update(TaggedArticle.objects.filter(tag=note.row).values_list("content_object", flat=True))
    StaleWords.objects.bulk_create(StaleWords(of=StaleWords.Of.ARTICLE, row=story) for story in stories)


def _alone() -> None:
    """Wait for whoever else makes words: older ones must not come last. On SQLite the transaction sees to it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
