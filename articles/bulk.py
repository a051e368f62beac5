"""Publishing an archive: many finished stories at once, by the same rules as one, a batch to a transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, chain

from django.db import transaction
from django.utils import timezone

from articles import body, editing, gates, naming
from articles.freezing import Desk, PhotoLink, TopicLink, frozen, photo_links, topic_links
from articles.models import (
    Address,
    Article,
    Byline,
    Kind,
    Move,
    Revision,
    Section,
    State,
    StoryType,
    StoryWords,
    TaggedArticle,
    Topic,
    Version,
    VersionByline,
    VersionPhoto,
    VersionTopic,
)
from articles.proof import Proof
from articles.purges import purge_loaded
from articles.rights import PUBLISH, permit
from articles.search import index
from authors.models import Author, User
from newsroom import copying
from newsroom.fields import clean_body
from newsroom.html import printable
from newsroom.photos import clearance
from newsroom.photos.models import Photo

BATCH = 500
REASON = "Loaded from an archive"

#: The fields of rows that are written as mere values: making a model of each takes as long as writing it.
CREDIT = ("article_id", "author_id", "role", "position")
PRINTED = ("version_id", "author_id", "role", "position", "listed_at")
TAG = ("content_object_id", "tag_id")
MOVE = ("article_id", "version_id", "verb", "by_id", "at", "effective")


@dataclass(frozen=True)
class Finished:
    """A story as it once appeared. Its day and slug are its address, by which it is known again."""

    headline: str
    standfirst: str
    body: str
    section: Section
    authors: Sequence[Author]
    published: datetime
    slug: str
    topics: Sequence[Topic] = ()
    story_type: str = StoryType.NEWS
    language: str = "en"
    kicker: str = ""
    place: str = ""
    picture: Photo | None = None

    @property
    def address(self) -> tuple[object, str]:
        return timezone.localdate(self.published), self.slug


def load(stories: Iterable[Finished], *, by: User | None, size: int = BATCH) -> Iterator[int]:
    """Publish each story with its own date, and yield how many were new after every batch of `size`.

    A batch is there whole or not at all, and what is there already is left as it is: a load that was stopped can be
    begun again. Raises PermissionDenied, or gates.NotReady for a story that readers must not get.
    """
    permit(by, PUBLISH)
    for batch in batched(stories, size):
        with transaction.atomic():
            new = _not_here(batch)
            if new:
                _load(new, by)
        yield len(new)


def _not_here(stories: Sequence[Finished]) -> list[Finished]:
    if len({story.address for story in stories}) < len(stories):
        raise gates.NotReady({"slug": gates.ADDRESS_TAKEN})
    found = set(Address.objects.filter(slug__in=[story.slug for story in stories]).values_list("day", "slug"))
    return [story for story in stories if story.address not in found]


def _load(stories: Sequence[Finished], by: User | None) -> None:
    """Write a batch; nothing is read back but what the database numbers."""
    copying.compress_fast(Version)
    held = _held_pictures(stories)
    desks = [_at_desk(story, by, held) for story in stories]
    copying.insert(desk.article for desk in desks)
    copying.insert(desk.address for desk in desks)
    copying.write(Byline, CREDIT, (credit for desk in desks for credit in _bylines(desk)))
    copying.write(TaggedArticle, TAG, ((desk.article.pk, topic.pk) for desk in desks for topic in desk.topics))
    revisions = copying.insert(_revision(desk, by) for desk in desks)
    versions = []
    for desk, revision in zip(desks, revisions, strict=True):
        version = frozen(desk, None, Kind.FIRST, "", desk.article.changed_at)
        version.revision, version.published_by = revision, by
        versions.append(version)
    copying.insert(versions)
    copying.write(VersionByline, PRINTED, (credit for version in versions for credit in _credits(version)))
    copying.write(VersionTopic, TopicLink._fields, chain.from_iterable(map(topic_links, versions)))
    copying.write(VersionPhoto, PhotoLink._fields, chain.from_iterable(map(photo_links, versions)))
    copying.write(Move, MOVE, (_move(version, by) for version in versions))
    index.add(_words(desk) for desk in desks)
    copying.settle(Version)
    purge_loaded(versions)


def _held_pictures(stories: Sequence[Finished]) -> frozenset[int]:
    """Return which pictures of a batch are on hold, and let none of them become so before it is written."""
    shown = {pk for story in stories for pk in body.photo_ids(story.body)}
    shown |= {story.picture.pk for story in stories if story.picture is not None}
    clearance.keep_still(shown)
    return frozenset(clearance.held_among(shown))


def _at_desk(story: Finished, by: User | None, held: frozenset[int]) -> Desk:
    """Return the story as the desk would have it, unsaved. Raises NotReady when something is missing."""
    article = Article(
        state=State.READY,
        headline=printable(story.headline),
        kicker=printable(story.kicker),
        standfirst=printable(story.standfirst),
        body=clean_body(story.body),
        section=story.section,
        story_type=story.story_type,
        language=story.language,
        slug=story.slug,
        place=printable(story.place),
        picture=story.picture,
        created_by=by,
        changed_at=story.published,
        edition=1,
    )
    bylines = [Byline(author=author, position=n) for n, author in enumerate(story.authors)]
    topics = sorted(story.topics, key=lambda topic: topic.name)
    photos = body.photos_in(article.body)
    rendered = body.render(article.body, article.language, photos)
    named = bool(bylines)
    _check(Proof(article, timezone.now(), named, photos=photos, held=held, words=rendered.text))
    day = timezone.localdate(story.published)
    address = Address(article=article, day=day, slug=story.slug)
    return Desk(article, address, bylines, topics, rendered=rendered)


def _check(proof: Proof) -> None:
    """Ask all but whether the address is free, which is judged for the whole batch."""
    slug = proof.article.slug
    if found := gates.complaints(gates.found_in(proof, gates.ON_PAPER)):
        raise gates.NotReady({field: [f"{slug}: {words}" for words in told] for field, told in found.items()})


def _revision(desk: Desk, by: User | None) -> Revision:
    """Return what editing.record() keeps, without reading back what was just written."""
    snapshot = editing.fields_of(desk.article)
    snapshot["bylines"] = [[byline.author_id, byline.role] for byline in desk.bylines]
    snapshot["topics"] = sorted(topic.name for topic in desk.topics)
    names = naming.kept(
        filter(None, [desk.article.section]),
        [byline.author for byline in desk.bylines],
        filter(None, [desk.article.picture, *(desk.rendered.photos if desk.rendered else ())]),
    )
    at = desk.article.changed_at
    return Revision(article=desk.article, by=by, at=at, reason=REASON, snapshot=snapshot, names=names)


def _words(desk: Desk) -> StoryWords:
    text = desk.rendered.text if desk.rendered else ""
    return index.words_of(desk.article, text, (byline.author for byline in desk.bylines), desk.topics)


def _bylines(desk: Desk) -> Iterator[tuple[int, int, str, int]]:
    return ((desk.article.pk, credit.author_id, credit.role, credit.position) for credit in desk.bylines)


def _credits(version: Version) -> Iterator[tuple[int, int, str, int, datetime | None]]:
    return ((version.pk, one.author_id, one.role, one.position, one.listed_at) for one in version.credits)


def _move(version: Version, by: User | None) -> tuple[int, int, str, int | None, datetime, datetime]:
    at = version.live_from
    return version.article_id, version.pk, Move.Verb.PUBLISH, by.pk if by else None, at, at
