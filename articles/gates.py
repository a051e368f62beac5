"""What a story must have before readers may see it."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from articles import body
from articles.models import Address, Article, State
from newsroom.photos.models import Photo

#: "To come": the desk's mark for what is missing. It never reaches readers.
TO_COME = re.compile(r"\b(?:TK)+\b", re.ASCII)

ADDRESS_TAKEN = "Another story published that day already has this address."


class NotReady(ValidationError):
    """The story lacks something that readers need; `message_dict` says what, by field."""


def check(article: Article) -> None:
    """Raise NotReady with all that is missing, or return."""
    if found := problems(article):
        raise NotReady(found)


def problems(article: Article) -> dict[str, list[str]]:
    """Return what stands between the story and its readers: messages by field name."""
    text = body.text_of(article.body) if article.body else ""
    found = problems_of_text(article, text, named=article.bylines.exists())
    for field, message in [*_pictures(article), *_address(article)]:
        found.setdefault(field, []).append(message)
    return found


def problems_of_text(article: Article, text: str, *, named: bool) -> dict[str, list[str]]:
    """Return what is missing in the article itself, without a query.

    `text` is what its body says; `named` says whether it has a byline.
    """
    found: dict[str, list[str]] = {}
    for field, message in [*_missing(article, text, named), *_marks(article, text)]:
        found.setdefault(field, []).append(message)
    return found


def _missing(article: Article, text: str, named: bool) -> list[tuple[str, str]]:
    wanted = {
        "headline": (article.headline.strip(), "Write a headline."),
        "standfirst": (article.standfirst.strip(), "Write a standfirst: readers see it under the headline."),
        "section": (article.section_id, "Choose the section where readers will find the story."),
        "body": (text.strip(), "The story has no text yet."),
        "bylines": (named, "Add at least one name to the byline."),
    }
    missing = [(field, message) for field, (value, message) in wanted.items() if not value]
    if article.state == State.SPIKED:
        missing.append(("state", "The story is spiked. Restore it first."))
    return missing


def _marks(article: Article, text: str) -> list[tuple[str, str]]:
    texts = {
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "place": article.place,
        "body": text,
        "picture_caption": article.picture_caption,
    }
    return [
        (field, "There is still a TK (“to come”) here. Fill it in or take it out.")
        for field, words in texts.items()
        if TO_COME.search(words)
    ]


def _pictures(article: Article) -> list[tuple[str, str]]:
    photos = body.photos_in(article.body) if article.body else {}
    found = [("body", f"A picture in the text {fault}") for photo in photos.values() for fault in _faults(photo)]
    if article.body and body.photo_ids(article.body) - photos.keys():
        found.append(("body", "A picture in the text is no longer in the library. Choose another one."))
    if article.picture is not None:
        found += [("picture", f"The lead picture {fault}") for fault in _faults(article.picture)]
    return list(dict.fromkeys(found))


def _faults(photo: Photo) -> Iterator[str]:
    if not photo.credit.strip():
        yield "has no credit line. Add one in the picture library."
    if TO_COME.search(f"{photo.caption}\n{photo.alt_text}\n{photo.credit}"):
        yield "still has a TK (“to come”) in the picture library."


def _address(article: Article) -> list[tuple[str, str]]:
    first = article.versions.effective().order_by("number").first()
    if first is None or not article.slug:
        return [] if article.slug else [("slug", "The story has no address yet. Save it once.")]
    taken = Address.objects.filter(day=first.address.day, slug=article.slug).exclude(article=article)
    return [("slug", ADDRESS_TAKEN)] if taken.exists() else []
