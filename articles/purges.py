"""Cache tags of stories: what a page carries, and what a change purges.

article:7        shows this story, whole or as a card     reviews:7   shows its reviews or what they add up to
in:section:3     lists the newest of a section; `in:topic:nato`, `in:author:5`, `in:news`, `in:opinion` likewise
…:older          a further page of such a list
behind:7         ends before this story, and leads on because it is there
author:5 photo:9 topic:nato sections staff                shows what the desk says about these
schedule         the list of planned changes
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from articles.models import FAR_FUTURE, Article, Section, StoryType, Topic, Version, VersionByline
from newsroom.pagecache.changes import Change, source
from newsroom.pagecache.purging import declare, purge
from newsroom.pagecache.tags import carry

#: What is published with an older date enters lists below their first page.
RECENT = timedelta(minutes=1)

declare(
    {
        Section: lambda _section: {"sections"},
        # Stories beside a story are found by the address of their topic, which may be another one now.
        Topic: lambda topic: {f"topic:{topic.slug}", f"in:topic:{topic.slug}"},
        # The verbs purge more: they know what came before.
        Version: lambda version: {f"article:{version.article_id}", "schedule"},
    }
)


def carry_headlines(stories: Iterable[Version]) -> None:
    """Say that the page names these stories in words only."""
    carry(*(f"article:{story.article_id}" for story in stories))


def carry_stories(stories: Iterable[Version]) -> None:
    """Say that the page shows these stories as whole cards, with pictures and what reviews add up to."""
    for story in stories:
        carry(f"article:{story.article_id}", f"reviews:{story.article_id}")
        if story.picture_id is not None:
            carry(f"photo:{story.picture_id}")


def carry_credits(credits_: Iterable[VersionByline]) -> None:
    """Say that the page shows these people as they are now, and not only their names as printed."""
    for credit in credits_:
        carry(f"author:{credit.author_id}")
        if credit.author.portrait_id is not None:
            carry(f"photo:{credit.author.portrait_id}")


def carry_list(tag: str, *, first_page: bool, behind: Version | None) -> None:
    """Say that the page lists what has this tag: the newest, or older ones; `behind` comes next and is not shown."""
    carry(tag if first_page else f"{tag}:older")
    if behind is not None:
        carry(f"behind:{behind.article_id}")


def carry_story(version: Version) -> None:
    """Say that the page shows this story whole, with its authors and with related ones beside it."""
    carry_stories([version])
    carry_credits(version.credits)
    topics = [f"in:topic:{label['slug']}" for label in version.topic_labels]
    carry(*(topics or [f"in:section:{version.section_id}"]))


def lists_of(version: Version) -> set[str]:
    """Return the tags of all lists that this version stands in while it is live."""
    credited = version.credits if hasattr(version, "credits") else version.bylines.all()
    return _lists(version, (credit.author_id for credit in credited))


def _lists(version: Version, authors: Iterable[int]) -> set[str]:
    if version.is_retracted:
        return set()
    return {
        f"in:section:{version.section_id}",
        "in:opinion" if version.story_type == StoryType.OPINION else "in:news",
        *(f"in:topic:{label['slug']}" for label in version.topic_labels),
        *(f"in:author:{author_id}" for author_id in authors),
    }


def purge_loaded(versions: Iterable[Version]) -> None:
    """Purge the lists that many new stories enter, each with its `credits`: the newest and all further pages."""
    purge(*(tag for version in versions for tag in _touched(_lists(version, (c.author_id for c in version.credits)))))


def purge_story(article: Article, before: Version | None = None, after: Version | None = None) -> None:
    """Purge what shows the story, and the lists that it enters as `after` follows `before`, or nothing does.

    A list that it leaves needs no tag of its own: where the story was seen, or came next, the page says so.
    """
    old, new = lists_of(before) if before and after else set(), lists_of(after) if after else set()
    entered = new - old
    if after is not None and after.first_published < timezone.now() - RECENT:
        entered |= {f"{tag}:older" for tag in entered}
    leaves = before is not None and (after is None or old - new)
    purge(f"article:{article.pk}", "schedule", *entered, *([f"behind:{article.pk}"] if leaves else []))


@source
def planned_changes(now: datetime) -> Iterator[Change]:
    """Tell every moment after `now` at which a version begins or ends by itself."""
    known = Version.objects.effective().filter(Q(live_from__gt=now) | Q(live_until__gt=now, live_until__lt=FAR_FUTURE))
    told = known.only("article", "section", "story_type", "kind", "topic_labels", "live_from", "live_until")
    for version in told.prefetch_related("bylines", "topics"):
        lists = _lists(version, (byline.author_id for byline in version.bylines.all()))
        # A topic may have got another address since the version was frozen.
        lists |= {f"in:topic:{topic.slug}" for topic in version.topics.all()} if lists else set()
        touched = frozenset({f"article:{version.article_id}", *_touched(lists)})
        for moment in (version.live_from, version.live_until):
            if now < moment < FAR_FUTURE:
                yield moment.timestamp(), touched


def _touched(lists: set[str]) -> set[str]:
    return lists | {f"{tag}:older" for tag in lists}
