"""What the desk means to publish, what is scheduled, and what went live: the events of some days, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article, Hold, Kind, State, Version
from articles.models.version import VersionQuerySet

#: Of each kind of event; a busier span is for a section or a single day.
MOST = 500


class Event(StrEnum):
    """What happens to a story, in the words of the desk."""

    DUE = "due"
    OVERDUE = "overdue"
    GOES_LIVE = "goes live"
    UPDATE = "update"
    EMBARGO_ENDS = "embargo ends"
    ENDS = "withdrawal"
    WENT_LIVE = "published"
    UPDATED = "updated"
    ENDED = "withdrawn"


@dataclass(frozen=True, order=True)
class Entry:
    """One event: when, what, and of which story."""

    at: datetime
    event: Event
    article_id: int
    headline: str
    section: str


@dataclass(frozen=True)
class Agenda:
    """The events from `start` to before `end` of the `stories` a person may see, as of `now`."""

    stories: QuerySet[Article]
    start: datetime
    end: datetime
    now: datetime

    def entries(self) -> tuple[list[Entry], bool]:
        """Return the events in order, and whether there are more than a page can show."""
        found = [list(part) for part in (self._due(), self._starts(), self._ends(), self._embargoes())]
        return sorted(entry for part in found for entry in part[:MOST]), any(len(part) > MOST for part in found)

    def _due(self) -> Iterator[Entry]:
        """Tell what is meant to be published and neither is nor will be by itself."""
        due = self.stories.filter(due__gte=self.start, due__lt=self.end).exclude(state=State.SPIKED)
        settled = Version.objects.filter(article=OuterRef("pk")).effective().filter(live_until__gt=self.now)
        # An update of what readers have can be due, but not overdue: the desk forgets to take the date away.
        waiting = due.filter(~Exists(settled)) | due.filter(due__gt=self.now).filter(
            ~Exists(settled.filter(live_from__gt=self.now))
        )
        for story in waiting.select_related("section").order_by("due")[: MOST + 1]:
            assert story.due is not None
            event = Event.DUE if story.due > self.now else Event.OVERDUE
            yield Entry(story.due, event, story.pk, str(story), story.section.name if story.section else "")

    def _starts(self) -> Iterator[Entry]:
        starting = self._versions().filter(live_from__gte=self.start, live_from__lt=self.end)
        for version in starting.order_by("-live_from")[: MOST + 1]:
            is_first, is_done = version.kind == Kind.FIRST, version.live_from <= self.now
            future, past = (Event.GOES_LIVE, Event.WENT_LIVE) if is_first else (Event.UPDATE, Event.UPDATED)
            yield self._entry(version, version.live_from, past if is_done else future)

    def _ends(self) -> Iterator[Entry]:
        follows = Version.objects.effective().filter(article=OuterRef("article"), live_from=OuterRef("live_until"))
        ending = self._versions().ending().filter(live_until__gte=self.start, live_until__lt=self.end)
        for version in ending.filter(~Exists(follows)).order_by("-live_until")[: MOST + 1]:
            event = Event.ENDED if version.live_until <= self.now else Event.ENDS
            yield self._entry(version, version.live_until, event)

    def _embargoes(self) -> Iterator[Entry]:
        ending = Hold.objects.standing(self.now).filter(until__gte=self.start, until__lt=self.end)
        theirs = ending.filter(article__in=self.stories.order_by()).select_related("article__section")
        for hold in theirs.order_by("until")[: MOST + 1]:
            story = hold.article
            assert hold.until is not None
            section = story.section.name if story.section else ""
            yield Entry(hold.until, Event.EMBARGO_ENDS, story.pk, story.headline, section)

    def _versions(self) -> VersionQuerySet:
        shown = Version.objects.effective().filter(article__in=self.stories.order_by())
        return shown.select_related("section").only(
            "article", "kind", "headline", "live_from", "live_until", "section__name"
        )

    def _entry(self, version: Version, at: datetime, event: Event) -> Entry:
        return Entry(at, event, version.article_id, version.headline, version.section.name)
