"""Every address of the site, with examples: a pattern without one fails a test, so that no page is forgotten."""

from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from articles.models import Version
from articles.reviews.models import Review
from articles.reviews.months import Month
from tests.site.newsroom import Newsroom

type Examples = dict[str, Callable[[Newsroom], list[str]]]

#: Asked for by their own tests: the desk, what it shows to one person, files, and what only takes a post.
NOT_PAGES = {
    "admin",
    "articles:preview",
    "photos:rendition",
    "reviews:helpful",
    "reviews:own",
    "reviews:own_appeal",
    "reviews:own_change",
    "reviews:own_confirm",
    "reviews:own_delete",
    "reviews:own_erase",
    "reviews:own_export",
}

#: Pages for readers, by the name of their pattern. The first example of each is shown to tools that are slow.
PAGES: Examples = {
    "articles:front": lambda _made: [reverse("articles:front")],
    "articles:section": lambda made: [*pages_of(made.section.get_absolute_url()), "/world/"],
    "articles:topic": lambda made: [made.topic.get_absolute_url(), "/topics/pilots/"],
    "articles:author": lambda made: [*pages_of(made.author.get_absolute_url()), "/authors/nora-lind/"],
    "articles:story": lambda made: [version.get_absolute_url() for version in stories(made)],
    "authors:staff": lambda _made: [reverse("authors:staff")],
    "reviews:of_story": lambda made: [
        *pages_of(below(made.story, "reviews:of_story")),
        below(made.lone, "reviews:of_story"),
    ],
    "reviews:one": lambda made: [below(made.story, "reviews:one", number=number) for number in shown(made.story)],
    "reviews:leave": lambda made: [below(made.story, "reviews:leave")],
    "reviews:preview": lambda made: [below(made.story, "reviews:preview")],
    "reviews:report": lambda made: [below(made.story, "reviews:report", number=shown(made.story)[0])],
    "reviews:reported": lambda made: [report.get_absolute_url() for report in made.abuse_reports],
    "reviews:months": lambda _made: [reverse("reviews:months")],
    "reviews:month": lambda _made: [reverse("reviews:month", args=[Month.of(timezone.now())])],
    "reviews:sent": lambda made: [below(made.story, "reviews:sent")],
    "error_reports:report": lambda made: [below(made.story, "error_reports:report")],
    "error_reports:report_passage": lambda made: [f"{below(made.lone, 'error_reports:report')}2-1/"],
    "error_reports:status": lambda made: [report.get_absolute_url() for report in made.reports],
    "error_reports:find": lambda _made: [reverse("error_reports:find")],
}

#: What programs read.
FEEDS: Examples = {
    "articles:feed": lambda _made: [reverse("articles:feed")],
    "articles:section_feed": lambda made: [reverse("articles:section_feed", args=[made.section.slug])],
    "articles:topic_feed": lambda made: [reverse("articles:topic_feed", args=[made.topic.slug])],
    "articles:author_feed": lambda made: [reverse("articles:author_feed", args=[made.author.slug])],
    "health": lambda _made: [reverse("health")],
}


def stories(made: Newsroom) -> list[Version]:
    return [made.story, made.arabic, made.japanese, made.lone]


def pages_of(path: str) -> list[str]:
    """Return the first page of a list and the one after it."""
    older = Client().get(path).context["page"].older
    assert older, f"{path} is too short to have a second page"
    return [path, f"{path}?before={older}"]


def below(version: Version, name: str, **more: int) -> str:
    """Return the address of a page that stands below a story."""
    return reverse(name, kwargs=version.address.parts | more)


def shown(version: Version) -> list[int]:
    """Return the numbers of reviews that readers see: the newest, and the last that was answered."""
    rows = Review.objects.filter(article=version.article_id).approved().newest_first()
    return [review.pk for review in (*rows[:1], *rows.filter(answer__isnull=False)[:1])]


def addresses(examples: Examples, made: Newsroom) -> list[str]:
    return [path for find in examples.values() for path in find(made)]


def pattern_names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Yield the name of every pattern of the URL conf; of the desk only “admin”."""
    for part in (resolver or get_resolver()).url_patterns:
        if isinstance(part, URLPattern):
            yield f"{prefix}{part.name}"
        elif str(part.pattern) == "admin/":
            yield "admin"
        else:
            yield from pattern_names(part, f"{prefix}{part.namespace}:" if part.namespace else prefix)
