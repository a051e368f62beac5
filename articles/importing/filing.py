"""A parsed story becomes an article in review, with its authors; one transaction, and a second time nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from articles import editing, gates, publishing, workflow
from articles.importing import desk_authors
from articles.importing.lines import ParseError
from articles.importing.plain_text import Story
from articles.importing.script import likely_language
from articles.models import Article, Byline, Revision, Section, State
from authors.models import Author
from newsroom.fields import clean_body

#: How the revision that an import leaves is told from those of the desk.
IMPORTED = "Imported from a story page"


class Outcome(StrEnum):
    IMPORTED = "imported"
    PUBLISHED = "published"
    UNCHANGED = "already here"


@dataclass(frozen=True)
class Filed:
    """What became of a story, and what there is to say about it."""

    outcome: Outcome
    article: Article
    note: str


@transaction.atomic
def file_story(story: Story, *, section: Section | None = None, language: str = "", publish: bool = False) -> Filed:
    """File `story` for review, or publish it; without a section it goes into the first one there is.

    A story that is here already is left as it is, except that one which nobody has touched since it was imported,
    and that readers never had, is published on request. Raises ParseError when the story can't be filed or
    published, or when another text with its headline and author is here; nothing is written then.
    """
    earlier = _imported_before(story)
    if earlier is None:
        authors = desk_authors.claim(story.authors)
        # Whoever filed it while we waited for the authors has committed by now.
        earlier = _imported_before(story)
    if earlier is not None:
        return _again(story, earlier, publish=publish)
    _refuse_namesake(story, next(iter(authors)))
    for author, profile in authors.items():
        desk_authors.complete(author, profile)
    section, note = (section, f"in {section}") if section else _first_section()
    article = _article(story, authors, section, language or likely_language(f"{story.headline} {story.body}"))
    if publish:
        return Filed(Outcome.PUBLISHED, article, f"{note}, at {_publish(article, story)}")
    return Filed(Outcome.IMPORTED, article, f"{note}, waiting for review")


def _article(story: Story, authors: Iterable[Author], section: Section, language: str) -> Article:
    article = Article(
        headline=story.headline,
        standfirst=story.standfirst,
        body=story.body,
        section=section,
        language=language,
        slug=_free_slug(story),
    )
    editing.save(article, by=None)
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=position) for position, author in enumerate(authors)
    )
    editing.record(article, by=None, reason=IMPORTED)
    workflow.submit(article, by=None)
    return article


def _again(story: Story, earlier: Revision, *, publish: bool) -> Filed:
    """Answer for a story that was imported before: publish it if asked to and nobody else has a say."""
    article = earlier.article
    if editing.snapshot(article) != earlier.snapshot:
        return Filed(Outcome.UNCHANGED, article, "edited at the desk since, so it was left alone")
    if not publish or article.versions.exists():
        return Filed(Outcome.UNCHANGED, article, "nothing changed")
    if article.state not in {State.IN_REVIEW, State.READY}:
        state = State(article.state).label.lower()
        return Filed(Outcome.UNCHANGED, article, f"the desk made it {state}, so it was not published")
    return Filed(Outcome.PUBLISHED, article, f"in {article.section}, at {_publish(article, story)}")


def _publish(article: Article, story: Story) -> str:
    """Publish, and return the address readers find it at."""
    try:
        return publishing.publish(article, by=None).get_absolute_url()
    except gates.NotReady as error:
        reason = f"It can't be published. {' '.join(error.messages)}"
        marked = (line.number for line in story.lines if gates.TO_COME.search(line.text))
        raise ParseError(next(marked, story.lines[0].number), reason) from error
    except ValidationError as error:
        raise ParseError(story.lines[0].number, f"It can't be published. {' '.join(error.messages)}") from error


def _imported_before(story: Story) -> Revision | None:
    """Return the revision that the import of this very text left, whatever the desk made of it since."""
    imports = Revision.objects.filter(reason=IMPORTED, snapshot__headline=story.headline)
    same = imports.filter(snapshot__body=clean_body(story.body)).select_related("article")
    return same.order_by("pk").first()


def _refuse_namesake(story: Story, author: Author) -> None:
    if Article.objects.filter(headline=story.headline, bylines__author=author).exists():
        reason = f"A story with this headline by {author} is already here, with another text. Change it at the desk."
        raise ParseError(story.lines[0].number, reason)


def _first_section() -> tuple[Section, str]:
    section = Section.objects.first()
    if section is not None:
        return section, f"in {section} (the first section)"
    section, _new = Section.objects.get_or_create(slug="news", defaults={"name": "News"})
    return section, f"in {section} (a new section, as there was none)"


def _free_slug(story: Story) -> str:
    """Return the address for the story that no other has: two of one day would collide when published."""
    spelled = slugify(story.headline)[:80].strip("-")
    wanted = spelled or f"story-{desk_authors.fingerprint(story.headline)}"
    slug, count = wanted, 1
    while Article.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{wanted[: 80 - len(str(count)) - 1].strip('-')}-{count}"
    return slug
