"""A saved state of a story, brought back to look at; nothing of it is written."""

from articles.freezing import Desk, frozen
from articles.models import Address, Article, Byline, Kind, Revision, Section, Topic, Version
from authors.models import Author
from newsroom.photos.models import Photo

#: What a snapshot keeps of the article's row as it is.
PLAIN = ("headline", "kicker", "standfirst", "body", "story_type", "language", "slug", "place", "picture_caption")


def version_of(revision: Revision) -> Version:
    """Return the story as readers would see it if this revision were published, now or when it was saved.

    What has been deleted since, such as a picture, is left out.
    """
    article, kept = _article(revision), revision.snapshot
    last = revision.article.versions.effective().order_by("number").last()
    address = last.address if last else Address(article=revision.article, day=revision.at.date(), slug=article.slug)
    desk = Desk(
        article, address, _bylines(article, kept["bylines"]), list(Topic.objects.filter(name__in=kept["topics"]))
    )
    return frozen(desk, last, Kind.FIRST if last is None else Kind.MINOR, "", revision.at)


def _article(revision: Revision) -> Article:
    kept = revision.snapshot
    return Article(
        pk=revision.article_id,
        section=Section.objects.filter(pk=kept["section_id"]).first(),
        picture=Photo.objects.filter(pk=kept["picture_id"]).first(),
        **{name: kept[name] for name in PLAIN},
    )


def _bylines(article: Article, credits_: list[tuple[int, str]]) -> list[Byline]:
    authors = Author.objects.select_related("portrait").in_bulk([pk for pk, _role in credits_])
    return [
        Byline(article=article, author=authors[pk], role=role, position=position)
        for position, (pk, role) in enumerate(credits_)
        if pk in authors
    ]
