"""How a story becomes a version: everything readers need is worked out once, when it is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Self

from django.utils import timezone

from articles import body
from articles.models import (
    Address,
    Article,
    Byline,
    Kind,
    Role,
    Topic,
    Version,
    VersionByline,
)
from newsroom.photos.models import Photo

#: What a version takes from its article as it is.
COPIED = ("section_id", "story_type", "language", "headline", "kicker", "standfirst", "place")


@dataclass(frozen=True)
class Desk:
    """All that the desk has of a story, so that freezing it asks the database nothing."""

    article: Article
    address: Address
    bylines: list[Byline]
    topics: list[Topic]
    number: int = 1
    photos: Mapping[int, Photo] | None = None  # in the text; if not given, they are looked up
    rendered: body.RenderedBody | None = None

    @classmethod
    def of(cls, article: Article, last: Version | None, live_from: datetime) -> Self:
        """Read it, for a version that follows `last`."""
        number = article.versions.order_by("number").values_list("number", flat=True).last() or 0
        return cls(
            article=article,
            address=_address(article, last, live_from),
            bylines=article.ordered_bylines,
            topics=list(article.topics.order_by("name")),
            number=number + 1,
            photos=body.photos_in(article.body),
        )


def frozen(desk: Desk, last: Version | None, kind: Kind, note: str, live_from: datetime) -> Version:
    """Return an unsaved version of the story with its `credits`, rendered and complete; `last` precedes it."""
    article = desk.article
    retracted = kind == Kind.RETRACTION
    first = last.first_published if last else live_from
    rendered = desk.rendered or body.render("" if retracted else article.body, article.language, desk.photos)
    version = Version(
        article=article,
        number=desk.number,
        kind=kind,
        note=note,
        live_from=live_from,
        first_published=first,
        updated=None if last is None else last.updated if kind == Kind.MINOR else live_from,
        address=desk.address,
        byline=_byline_line(desk.bylines),
        body=rendered.html,
        contents=rendered.contents,
        notices=_notices(last, kind, note, live_from),
        topic_labels=[{"name": topic.name, "slug": topic.slug} for topic in desk.topics],
        words=rendered.words,
        read_minutes=rendered.read_minutes,
        **{name: getattr(article, name) for name in COPIED},
        **_picture(None if retracted else article.picture, article.picture_caption),
    )
    version.credits = _credits(version, desk.bylines)
    version.topics_frozen, version.photos_frozen = desk.topics, rendered.photos
    return version


class TopicLink(NamedTuple):
    """The fields of a VersionTopic."""

    version_id: int
    topic_id: int
    listed_at: datetime


class PhotoLink(NamedTuple):
    """The fields of a VersionPhoto."""

    version_id: int
    photo_id: int


def topic_links(version: Version) -> Iterator[TopicLink]:
    """Yield what is to be written of the topics of a version, once it has its own key."""
    return (TopicLink(version.pk, topic.pk, version.first_published) for topic in version.topics_frozen)


def photo_links(version: Version) -> Iterator[PhotoLink]:
    return (PhotoLink(version.pk, photo.pk) for photo in version.photos_frozen)


def _credits(version: Version, bylines: list[Byline]) -> list[VersionByline]:
    """Return the names of the byline; each author's first stands in their list."""
    listed: set[int] = set()
    made = []
    for position, byline in enumerate(bylines):
        at = None if byline.author_id in listed else version.first_published
        listed.add(byline.author_id)
        made.append(
            VersionByline(version=version, author=byline.author, role=byline.role, position=position, listed_at=at)
        )
    return made


def _picture(photo: Photo | None, caption: str) -> dict[str, Any]:
    if photo is None:
        return {"picture": None}
    return {
        "picture": photo,
        "picture_caption": caption or photo.caption,
        "picture_credit": photo.credit,
        "picture_alt": "" if photo.decorative else photo.alt_text,
    }


def _address(article: Article, last: Version | None, live_from: datetime) -> Address:
    """Return the dated address, unsaved if it is new: the day never changes once readers have had the story."""
    if last is not None and last.address.slug == article.slug:
        return last.address
    day = last.address.day if last else timezone.localdate(live_from)
    known = article.addresses.filter(day=day, slug=article.slug).first()
    return known or Address(article=article, day=day, slug=article.slug)


def _byline_line(bylines: list[Byline]) -> str:
    """Return “A, B and C”: the reporters, or everyone where no reporter is named."""
    everyone = [byline.author.name for byline in bylines]
    reporters = [byline.author.name for byline in bylines if byline.role == Role.REPORTER] or everyone
    if len(reporters) < 2:
        return "".join(reporters)
    return f"{', '.join(reporters[:-1])} and {reporters[-1]}"


def _notices(last: Version | None, kind: Kind, note: str, at: datetime) -> list[dict[str, str]]:
    """Return what readers are told about changes, newest first: all earlier notices and this one."""
    earlier = list(last.notices) if last else []
    if not note or kind in {Kind.FIRST, Kind.MINOR}:
        return earlier
    return [{"kind": kind.value, "note": note, "at": at.isoformat()}, *earlier]
