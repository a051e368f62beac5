"""What public pages read: the queries that every page asks, worked out into SQL once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import lru_cache

from django.db.models import FETCH_RAISE, DateField, DateTimeField, F, QuerySet, Subquery
from django.utils import timezone

from articles.models import Article, Topic, Version, VersionByline, VersionQuerySet
from authors.models import AuthorLink
from newsroom.pagination import Pages, latest
from newsroom.prepared import Prepared, given, given_each
from newsroom.unions import FirstOfEach, each

NOW = given("now", DateTimeField())


def _at_address() -> QuerySet[Version]:
    address = {"article__addresses__day": given("day", DateField()), "article__addresses__slug": given("slug")}
    return Version.objects.filter(**address).live(NOW).for_story().order_by("pk")[:1]


def _credits() -> QuerySet[VersionByline]:
    return VersionByline.objects.select_related("author__portrait").fetch_mode(FETCH_RAISE)


def _credits_and_links() -> QuerySet[VersionByline]:
    """Return a row for each link of each person: repeating a few columns is cheaper than asking once more."""
    told = {"network": F("author__links__network"), "url": F("author__links__url")}
    rows = _credits().filter(version=given("version")).annotate(**told)
    return rows.order_by("position", "pk", "author__links__pk")


AT_ADDRESS = Prepared(_at_address)
CREDITS_AND_LINKS = Prepared(_credits_and_links)


def story_at(day: date, slug: str) -> Version | None:
    """Return the live version of the story that has or had this address, with its people; two queries."""
    return _with_people(AT_ADDRESS(day=day, slug=slug, now=timezone.now()))


def story_then(article: Article, moment: datetime) -> Version | None:
    """Return the version of a story that readers had, or by the present plan will have, at a moment."""
    return _with_people(list(article.versions.live(moment).for_story()[:1]))


def _with_people(found: list[Version]) -> Version | None:
    for version in found:
        version.credits = []
        for row in CREDITS_AND_LINKS(version=version.pk):
            if row not in version.credits:
                row.author.ways_to_follow = []
                version.credits.append(row)
            if row.url:
                link = AuthorLink(author_id=row.author_id, network=row.network, url=row.url)
                version.credits[-1].author.ways_to_follow.append(link)
    return next(iter(found), None)


def _live_topic() -> QuerySet[Topic]:
    return Version.objects.live(NOW).topics_told().filter(slug=given("slug"))


TOPIC_AT = Prepared(_live_topic)


def topic_at(slug: str) -> Topic | None:
    """Return the topic with this address, if readers see a story about it."""
    found: list[Topic] = TOPIC_AT(slug=slug, now=timezone.now())
    return next(iter(found), None)


#: Dated lists of stories, by what they are of.
LISTS = {
    "section": Pages(lambda: _listed().in_section(given("section")).for_cards(), latest("first_published")),
    "topic": Pages(lambda: _listed().about(given("topic")).for_cards(), latest("listed_at")),
    "author": Pages(lambda: _listed().by(given("author")).for_cards(), latest("listed_at")),
}


def _listed() -> VersionQuerySet:
    return Version.objects.listed(NOW)


def add_credits(versions: Collection[Version]) -> None:
    """Give each its `credits`: the bylines in order, each with its author and portrait; one query for all."""
    if not versions:
        return
    credits_: defaultdict[int, list[VersionByline]] = defaultdict(list)
    for credit in _credits_of(len(versions))(versions=[version.pk for version in versions]):
        credits_[credit.version_id].append(credit)
    for version in versions:
        version.credits = credits_[version.pk]


@lru_cache(maxsize=64)
def _credits_of(count: int) -> Prepared[VersionByline]:
    return Prepared(lambda: _credits().filter(version__id__in=given_each("versions", count)))


def cards(keys: Collection[int]) -> dict[int, Version]:
    """Return the versions with these keys, each with what a card shows."""
    return {version.pk: version for version in _cards(len(keys))(keys=tuple(keys))} if keys else {}


@lru_cache(maxsize=64)
def _cards(count: int) -> Prepared[Version]:
    return Prepared(lambda: Version.objects.for_cards().filter(pk__in=given_each("keys", count)).order_by())


def related(version: Version, count: int = 3) -> list[Version]:
    """Return the newest listed stories that share a topic; without topics, those of the section."""
    slugs = [label["slug"] for label in version.topic_labels]
    asked = _related(len(slugs), count)
    return asked(now=timezone.now(), article=version.article_id, section=version.section_id, topics=slugs)


@lru_cache(maxsize=64)
def _related(topics: int, count: int) -> Prepared[Version]:
    def rows() -> QuerySet[Version]:
        others = _listed().exclude(article_id=given("article"))
        if topics:
            topic = Subquery(Topic.objects.filter(slug=each()).order_by().values("pk")[:1])
            newest = others.about(topic).newest_first().values("pk")[:count]
            others = Version.objects.filter(pk__in=FirstOfEach((newest, given_each("topics", topics))))
        else:
            others = others.filter(section_id=given("section"))
        return others.newest_first().for_cards()[:count]

    return Prepared(rows)


def newest(sections: Sequence[int], of_section: int, opinion: int) -> list[tuple[int, int, str]]:
    """Return key, section and type of the newest news of each section and of the newest opinion, newest first."""
    rows: list[tuple[int, int, str]] = _newest(len(sections), of_section, opinion)(
        now=timezone.now(), sections=sections
    )
    return rows


@lru_cache(maxsize=64)
def _newest(sections: int, of_section: int, opinion: int) -> Prepared[Version]:
    def rows() -> QuerySet[Version, tuple[int, int, str]]:
        listed = _listed()
        news = listed.news().filter(section=each()).newest_first().values("pk")[:of_section]
        opinions = listed.opinion().newest_first().values("pk")[:opinion]
        lists = FirstOfEach((news, given_each("sections", sections)), (opinions, [None]))
        found = Version.objects.filter(pk__in=lists).newest_first()
        return found.values_list("pk", "section_id", "story_type")

    return Prepared(rows)
