"""A story that must not go out, every way out of the house, and every place where a reader could find it.

Whatever is added must be declared here: an address of the desk that takes more than a story's number, a page for
readers, a list action, a command, or a function that publishes.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.admin import site
from django.urls import reverse

from articles import bulk, holding, preview_links, publishing
from articles.importing.filing import file_story
from articles.importing.plain_text import parse
from articles.models import Article, Kind
from articles.rights import HOLD
from authors.models import User
from newsroom.photos import clearance
from newsroom.photos.models import Photo
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_section, a_user, an_author
from tests.newsroom.photos.holding import a_picture_editor

SECRET = "zugzwang"
STORY = Path(__file__).parents[1] / "articles/importing/stories/harbour.txt"


# What stops it ---------------------------------------------------------------------------------------


def a_guard() -> User:
    return a_user(HOLD, "articles.edit_others_article")


def _legal(article: Article, _photo: Photo) -> None:
    holding.hold(article, by=a_guard(), reason="Libel risk")


def _embargo(article: Article, _photo: Photo) -> None:
    until = NOON + timedelta(days=30)
    holding.embargo(article, by=a_guard(), until=until, source="The city", reason="Budget")


def _picture(_article: Article, photo: Photo) -> None:
    clearance.place(photo, by=a_picture_editor(), reason="Withdrawn by the agency")


STOPS: dict[str, Callable[[Article, Photo], None]] = {"legal hold": _legal, "embargo": _embargo, "picture": _picture}


# The story -------------------------------------------------------------------------------------------


def imported(photo: Photo | None, *, live: bool) -> Article:
    """Return a story from a file whose headline holds SECRET; with `live`, readers have it without."""
    text = STORY.read_text(encoding="utf-8")
    filed = file_story(parse((text if live else text.replace("Last Ferry", f"Last {SECRET}")).encode()))
    article = Article.objects.get(pk=filed.article.pk)
    if photo is not None:
        edit(article, picture=photo)
    if live:
        article.topics.add("Ferries")
        publishing.publish(article, by=None)
        edit(article, headline=f"The {SECRET} ferry")
    return article


# Every way out ---------------------------------------------------------------------------------------

#: Addresses at the desk that are left out, and why.
LEFT_OUT = {
    "add": "makes another story",
    "calendar": "is about no story by itself",
    "changelist": "is attacked action by action",
    "check_new": "is about a story that was never saved",
    "delete": "publishes nothing, and a story with a hold in its record stays",
    "embargo": "places another hold",
    "hold": "places another hold",
    "keep_new": "is about a story that was never saved",
    "leave": "forgets what was typed",
    "lift": "lifts it, with a right and a reason of its own",
    "notices_mail": "is about no story",
    "notices_read": "is about no story",
    "preview_new": "is about a story that was never saved",
    "signed_in_as": "is about no story",
    "unsaved_new": "is about a story that was never saved",
    "withdraw": "takes the story from readers",
}
#: What an address takes beside the story's number.
TAKEN: dict[str, Callable[[Article], dict[str, Any]]] = {
    "link_end": lambda article: {"link": article.preview_links.values_list("pk", flat=True)[0]},
    # An earlier one without the picture on hold would rightly go out.
    "restore_revision": lambda article: {"revision": _oldest(article)},
}


def _oldest(article: Article) -> int:
    return (
        article.revisions.filter(snapshot__picture_id=article.picture_id).order_by("pk").values_list("pk", flat=True)[0]
    )


#: What any page might ask for.
ANSWERS = {
    "kind": Kind.CORRECTION.value,
    "note": "We had the time wrong.",
    "at": f"{NOON + HOUR:%Y-%m-%dT%H:%M}",
    "reason": "Because",
    "for_whom": "A source",
    "lasts": "24",
    "_verb": "publish",
}
#: Commands of the house that write stories, and by which way they publish.
COMMANDS = {
    "import_story": "by file_story",
    "search_rebuild": "publishes nothing",
    "seed_corpus": "by bulk.load",
    "seed_demo": "stories of its own",
}
#: Functions that publish, or make what readers would see: how each is attacked, or why it need not be.
PUBLISHERS = {
    "articles.admin.verbs._bring_out": "by its address",
    "articles.bulk._load": "by bulk.load",
    "articles.corpus.loading.load_batches": "by bulk.load",
    "articles.importing.filing._publish": "by file_story",
    "articles.publishing._succeed": "is a step of publish",
    "articles.publishing.preview": "shows the desk an unsaved version",
    "articles.snapshots.version_of": "shows an unsaved version, to the desk or behind a preview link",
}


def addresses(article: Article) -> Iterator[str]:
    """Yield every address of the desk that is about a story."""
    for pattern in site._registry[Article].get_urls():
        name = str(pattern.name).removeprefix("articles_article_")
        if pattern.name is None or name in LEFT_OUT:
            continue
        taken = set(pattern.pattern.converters)
        more = TAKEN[name](article) if name in TAKEN else {}
        own = taken - more.keys()
        assert own in ({"pk"}, {"object_id"}), f"Say in tests/site/stopped.py how “{name}” is asked, or why it is not."
        yield reverse(f"admin:{pattern.name}", kwargs={own.pop(): article.pk, **more})


def names() -> list[str | None]:
    return [pattern.name for pattern in site._registry[Article].get_urls()]


def by_hand(article: Article) -> Iterator[Callable[[], Any]]:
    """Yield the ways out that have no address."""
    for kind in Kind:
        yield partial(publishing.publish, article, by=None, kind=kind, note="Why")
        yield partial(publishing.publish, article, by=None, kind=kind, note="Why", at=NOON + HOUR)
    yield partial(publishing.publish, article, by=None, now=NOON - 900 * HOUR)
    yield partial(preview_links.make, article, by=None, for_whom="A source", lasts=HOUR)


def again() -> None:
    """Import the file of the story once more, and publish it."""
    text = STORY.read_text(encoding="utf-8").replace("Last Ferry", f"Last {SECRET}")
    file_story(parse(text.encode()), publish=True)


def archived(photo: Photo) -> bulk.Finished:
    """Return a story of an archive with a picture."""
    section, author = a_section(), an_author()
    about: dict[str, Any] = {"headline": SECRET, "standfirst": SECRET, "body": f"<p>{SECRET}</p>", "slug": SECRET}
    return bulk.Finished(section=section, authors=[author], published=NOON - HOUR, picture=photo, **about)


# Where readers could find it -------------------------------------------------------------------------


def _story(article: Article) -> str:
    return f"/{NOON:%Y/%m/%d}/{article.slug}/"


def _author(article: Article) -> str:
    return article.bylines.select_related("author")[0].author.slug


def _seen(article: Article) -> str:
    """Return the newest version of a story, and its first passage, as the address of the form has them."""
    version = article.versions.order_by("number").last()
    return f"{version.pk if version else 1}-1"


def _section(article: Article) -> str:
    assert article.section
    return article.section.slug


#: Pages and feeds, by the name of their pattern.
EYES: dict[str, Callable[[Article], str]] = {
    "articles:author": lambda article: reverse("articles:author", args=[_author(article)]),
    "articles:author_feed": lambda article: reverse("articles:author_feed", args=[_author(article)]),
    "articles:feed": lambda _article: reverse("articles:feed"),
    "articles:front": lambda _article: reverse("articles:front"),
    "articles:section": lambda article: reverse("articles:section", args=[_section(article)]),
    "articles:section_feed": lambda article: reverse("articles:section_feed", args=[_section(article)]),
    "articles:story": _story,
    "articles:topic": lambda _article: reverse("articles:topic", args=["ferries"]),
    "articles:topic_feed": lambda _article: reverse("articles:topic_feed", args=["ferries"]),
    "authors:staff": lambda _article: reverse("authors:staff"),
    "error_reports:find": lambda _article: reverse("error_reports:find"),
    "error_reports:report": lambda article: f"{_story(article)}report-an-error/",
    "error_reports:report_passage": lambda article: f"{_story(article)}report-an-error/{_seen(article)}/",
    "reviews:leave": lambda article: f"{_story(article)}review/",
    "reviews:month": lambda _article: f"{reverse('reviews:months')}{NOON:%Y/%m}/",
    "reviews:months": lambda _article: reverse("reviews:months"),
    "reviews:of_story": lambda article: f"{_story(article)}reviews/",
    "reviews:one": lambda article: f"{_story(article)}reviews/1/",
    "reviews:preview": lambda article: f"{_story(article)}review/preview/",
    "reviews:report": lambda article: f"{_story(article)}reviews/1/report/",
    "reviews:sent": lambda article: f"{_story(article)}review/sent/",
}
#: What shows no stories, or is looked at by itself.
NO_EYES = (
    {"admin", "articles:preview", "error_reports:status", "health", "photos:rendition"}
    | {
        "reviews:helpful",
        "reviews:reported",
    }
    | {f"reviews:own{page}" for page in ("", "_appeal", "_change", "_confirm", "_delete", "_erase", "_export")}
)
