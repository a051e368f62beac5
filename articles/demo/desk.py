"""How a story of the demo goes across the desk: by the same verbs as any other, on an earlier clock."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from articles import editing, publishing, workflow
from articles.demo import letters, mistakes
from articles.demo.clock import Clock
from articles.demo.house import House
from articles.demo.stories import Story
from articles.models import Article, Byline, Kind, Role, Version
from authors.models import User
from newsroom.photos.models import Photo

# How long before now the last thing happened to a story that readers do not have, in hours.
IDLE_HOURS = {"draft": (0.3, 30), "in_review": (0.3, 5), "ready": (0.2, 3), "spiked": (20, 70), "scheduled": (1, 4)}
PUBLISHED = ("live", "changed", "withdrawn")


class Desk:
    """One story on its way; `photos` are its pictures by number, the lead picture being 0."""

    def __init__(self, story: Story, house: House, photos: Mapping[int, Photo], now: datetime, seed: int) -> None:
        self.story = story
        self.house = house
        self.photos = photos
        self.clock = Clock(now, random.Random(f"{seed} {story.slug}"))  # noqa: S311  (not for secrets)
        self.article = Article()

    @property
    def reporter(self) -> User:
        user = self.house.authors[self.story.authors[0]].user
        assert user is not None
        return user

    def bring(self) -> Article:
        """Take the story as far as it goes and return it."""
        handed_in = self._last_move_at()
        self._write(handed_in)
        if self.story.state != "draft" or self.story.reason:
            workflow.submit(self.article, by=self.reporter, now=self.clock.before(handed_in, 0.5, 0.75))
        getattr(self, f"_to_{self.story.state}")(handed_in)
        for letter in self.story.reviews:
            letters.bring(letter, self.article, self.house, self.clock, handed_in)
        for mistake in self.story.mistakes:
            mistakes.bring(mistake, self.article, self.house, self.clock, handed_in)
        return self.article

    def _last_move_at(self) -> datetime:
        if self.story.state not in PUBLISHED:
            return self.clock.before(self.clock.now, *IDLE_HOURS[self.story.state])
        # Not all at the same minute of their hours.
        leeway = min(0.9, self.story.hours_ago / 10)
        return self.clock.before(self.clock.ago(self.story.hours_ago), 0, leeway)

    # Writing -----------------------------------------------------------------------------------------

    def _write(self, handed_in: datetime) -> None:
        """Begin the story some hours earlier and finish it shortly before it is handed in."""
        began = self.clock.before(handed_in, 4, 26)
        finished = self.clock.before(handed_in, 0.8, 1.8)
        body = self.story.with_figures([self.photos[n].pk for n in range(1, len(self.story.figures) + 1)])
        opening = body.partition("<h2>")[0].strip()
        self.article = self._begun(opening)
        editing.save(self.article, by=self.reporter, now=began)
        # Neither of these has another way to an earlier date.
        self.article.created_at = began
        Article.objects.filter(pk=self.article.pk).update(created_at=began)
        Photo.objects.filter(pk__in=[photo.pk for photo in self.photos.values()]).update(created_at=began)
        self._credit()
        editing.record(self.article, by=self.reporter, now=began)
        if body.strip() != opening:
            self._rewrite(body, finished)

    def _begun(self, body: str) -> Article:
        story = self.story
        return Article(
            headline=story.headline,
            kicker=story.kicker,
            standfirst=story.standfirst,
            body=body,
            section=self.house.sections[story.section],
            story_type=story.story_type,
            language=story.language,
            slug=story.slug,
            place=story.place,
            picture=self.photos.get(0),
            notes=story.notes,
            due=self._due(),
        )

    def _due(self) -> datetime | None:
        """Return a whole hour of the next days for what is being written."""
        if self.story.state not in ("draft", "in_review", "ready"):
            return None
        due = self.clock.now + timedelta(hours=self.clock.chance.uniform(3, 96))
        return due.replace(minute=0, second=0, microsecond=0)

    def _credit(self) -> None:
        for position, slug in enumerate(self.story.authors):
            author = self.house.authors[slug]
            Byline.objects.create(article=self.article, author=author, role=Role.REPORTER, position=position)
        for name in self.story.topics:
            self.article.topics.add(self.house.topics[name])

    def _rewrite(self, body: str, at: datetime) -> None:
        self.article.body = cast("Any", body)  # a field from an untyped package
        editing.save(self.article, by=self.reporter, now=at)
        editing.record(self.article, by=self.reporter, now=at)

    # As far as it goes -------------------------------------------------------------------------------

    def _to_draft(self, at: datetime) -> None:
        if self.story.reason:
            workflow.send_back(self.article, by=self.house.editor, reason=self.story.reason, now=at)

    def _to_in_review(self, at: datetime) -> None:
        """Handed in, and not yet read."""

    def _to_ready(self, at: datetime) -> None:
        workflow.approve(self.article, by=self.house.editor, now=self.clock.before(at, 0.1, 0.4))

    def _to_spiked(self, at: datetime) -> None:
        workflow.spike(self.article, by=self.house.editor, reason=self.story.reason, now=at)

    def _to_scheduled(self, at: datetime) -> None:
        self._to_ready(at)
        planned = self.clock.now - timedelta(hours=self.story.hours_ago)
        publishing.publish(self.article, by=self.house.editor, at=planned, now=at)

    def _to_live(self, at: datetime) -> Version:
        self._to_ready(at)
        version = publishing.publish(self.article, by=self.house.editor, now=at)
        for update in self.story.updates:
            then = self.clock.after(at, update.hours_after)
            self._rewrite(update.edit.of(self.article.body), then - timedelta(minutes=6))
            version = publishing.publish(
                self.article, by=self.house.editor, kind=Kind(update.kind), note=update.note, now=then
            )
        return version

    def _to_changed(self, at: datetime) -> None:
        version = self._to_live(at)
        assert self.story.desk_change is not None
        idle = (self.clock.now - version.live_from) / timedelta(hours=1)
        changed = self.clock.before(self.clock.now, 0, min(2, idle))
        self._rewrite(self.story.desk_change.of(self.article.body), changed)

    def _to_withdrawn(self, at: datetime) -> None:
        self._to_live(at)
        then = self.clock.after(at, self.story.withdrawn_after)
        publishing.withdraw(self.article, by=self.house.editor, reason=self.story.reason, now=then)
