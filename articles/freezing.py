"""How a story becomes a version: everything readers need is worked out once, when it is published."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from articles import body
from articles.models import Address, Article, Byline, Kind, Role, Version, VersionByline
from newsroom.photos.models import Photo

#: What a version takes from its article as it is.
COPIED = ("section", "story_type", "language", "headline", "kicker", "standfirst", "place")


def freeze(article: Article, last: Version | None, kind: Kind, note: str, live_from: datetime) -> Version:
    """Return an unsaved version of the story with its `credits`, rendered and complete; `last` precedes it."""
    retracted = kind == Kind.RETRACTION
    rendered = body.render("" if retracted else article.body, article.language)
    bylines = article.ordered_bylines
    first_published = last.first_published if last else live_from
    version = Version(
        article=article,
        number=(article.versions.order_by("number").values_list("number", flat=True).last() or 0) + 1,
        kind=kind,
        note=note,
        live_from=live_from,
        first_published=first_published,
        updated=None if last is None else last.updated if kind == Kind.MINOR else live_from,
        address=_address(article, last, first_published),
        byline=_byline_line(bylines),
        body=rendered.html,
        contents=rendered.contents,
        notices=_notices(last, kind, note, live_from),
        topic_labels=[{"name": topic.name, "slug": topic.slug} for topic in article.topics.order_by("name")],
        words=rendered.words,
        read_minutes=rendered.read_minutes,
        **{name: getattr(article, name) for name in COPIED},
        **_picture(None if retracted else article.picture, article.picture_caption),
    )
    version.credits = [
        VersionByline(version=version, author=byline.author, role=byline.role, position=position)
        for position, byline in enumerate(bylines)
    ]
    return version


def _picture(photo: Photo | None, caption: str) -> dict[str, Any]:
    if photo is None:
        return {"picture": None}
    return {
        "picture": photo,
        "picture_caption": caption or photo.caption,
        "picture_credit": photo.credit,
        "picture_alt": "" if photo.decorative else photo.alt_text,
    }


def _address(article: Article, last: Version | None, first_published: datetime) -> Address:
    """Return the dated address, unsaved if it is new: the day never changes once readers have had the story."""
    day = last.address.day if last else timezone.localdate(first_published)
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
