"""Whatever the desk does, in whatever order: readers see one version at most, without a gap nobody asked for."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles import publishing
from articles.models import EXPLAINED_KINDS, FAR_FUTURE, Kind, Version
from tests.factories import an_article

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)

# Short and long, and none at all: two verbs can fall on the same moment.
passing = st.sampled_from([timedelta(0), MOMENT, timedelta(seconds=1), timedelta(hours=1), timedelta(days=3)])
ahead = st.sampled_from([MOMENT, timedelta(seconds=1), timedelta(minutes=59), timedelta(hours=1), timedelta(days=2)])
kinds = st.sampled_from([kind for kind in Kind if kind != Kind.FIRST])


class Desk(RuleBasedStateMachine):
    """One story and its readers, beside a model of them: what was decided, and from when on it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.now = START
        #: From these moments on readers see that version, or nothing.
        self.past: list[tuple[datetime, int | None]] = []
        #: From these moments on they will, unless something else is decided.
        self.plan: list[tuple[datetime, int | None]] = []
        self.kinds: dict[int, Kind] = {}
        self.number = 0

    def teardown(self) -> None:
        try:
            if self.number:
                self.readers_see_what_was_decided([since for since, _number in self.past])
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @initialize(wait=st.none() | ahead)
    def write(self, wait: timedelta | None) -> None:
        self.article = an_article()
        self.publish(timedelta(0), Kind.UPDATE, wait)

    def expected(self, at: datetime) -> int | None:
        """Return the number of the version that readers should see at a moment."""
        events = [*self.past, *self.plan]
        return ([None] + [number for since, number in events if since <= at])[-1]

    @property
    def seen(self) -> list[int]:
        """The versions that readers have had, if only for a moment, or have now."""
        ends = [since for since, _number in self.past[1:]] + [FAR_FUTURE]
        spans = zip(self.past, ends, strict=False)
        return [number for (since, number), end in spans if number is not None and since < end]

    @property
    def end(self) -> datetime | None:
        """When readers lose the story by plan, with nothing to follow."""
        return self.plan[-1][0] if self.plan and self.plan[-1][1] is None else None

    # What can happen -----------------------------------------------------------------------------

    def time_passes(self, by: timedelta) -> None:
        self.now += by
        while self.plan and self.plan[0][0] <= self.now:
            self.past.append(self.plan.pop(0))

    @rule(after=passing, kind=kinds, wait=st.none() | ahead, keep=st.booleans())
    def publish(self, after: timedelta, kind: Kind, wait: timedelta | None, keep: bool = True) -> None:
        self.time_passes(after)
        at, seen = None if wait is None else self.now + wait, self.seen
        if kind == Kind.MINOR and seen and self.kinds[seen[-1]] == Kind.RETRACTION:
            self.refused(lambda: publishing.publish(self.article, by=None, kind=kind, at=at, now=self.now))
            return
        note = f"Note {self.number + 1}" if kind in EXPLAINED_KINDS else ""
        version = publishing.publish(self.article, by=None, kind=kind, note=note, at=at, keep_end=keep, now=self.now)
        self.number += 1
        assert version.number == self.number
        assert version.kind == (kind if seen else Kind.FIRST)
        self.kinds[self.number] = Kind(version.kind)
        starts, end = at or self.now, self.end if keep else None
        ends: list[tuple[datetime, int | None]] = [(end, None)] if end else []
        stays = ends if end and (end > starts or self.expected(self.now) is not None) else []
        self.plan = sorted([(starts, self.number), *stays], key=lambda event: event[0] - (event[1] is None) * MOMENT)
        self.time_passes(timedelta(0))

    @precondition(lambda self: self.plan or self.expected(self.now))
    @rule(after=passing, wait=st.none() | ahead)
    def withdraw(self, after: timedelta, wait: timedelta | None) -> None:
        self.time_passes(after)
        at = None if wait is None else self.now + wait
        ends = at or self.now
        stays = max((i + 1 for i, (starts, number) in enumerate(self.plan) if number and starts < ends), default=0)
        if not stays and self.expected(self.now) is None:
            self.refused(lambda: publishing.withdraw(self.article, by=None, at=at, now=self.now))
            return
        publishing.withdraw(self.article, by=None, at=at, now=self.now)
        self.plan = [*self.plan[:stays], (ends, None)]
        self.time_passes(timedelta(0))

    @precondition(lambda self: self.plan)
    @rule(after=passing)
    def unschedule(self, after: timedelta) -> None:
        self.time_passes(after)
        if not self.plan:
            self.refused(lambda: publishing.unschedule(self.article, by=None, now=self.now))
            return
        publishing.unschedule(self.article, by=None, now=self.now)
        self.plan = []

    def refused(self, verb: Callable[[], object]) -> None:
        before = list(Version.objects.filter(article=self.article).values_list())
        with pytest.raises(ValidationError):
            verb()
        assert list(Version.objects.filter(article=self.article).values_list()) == before

    # What must hold ------------------------------------------------------------------------------

    @invariant()
    def readers_see_what_was_decided_now_and_later(self) -> None:
        planned = [since for since, _number in self.plan]
        latest = [since for since, _number in self.past[-1:]]
        self.readers_see_what_was_decided([*latest, self.now, *planned, FAR_FUTURE - 2 * MOMENT])

    def readers_see_what_was_decided(self, moments: list[datetime]) -> None:
        for at in {moment + step for moment in moments for step in (-MOMENT, timedelta(0), MOMENT)}:
            shown = list(Version.objects.filter(article=self.article).live(at).values_list("number", flat=True))
            wanted = self.expected(at)
            assert shown == ([] if wanted is None else [wanted]), at

    @invariant()
    def consecutive_versions_touch_unless_the_story_was_withdrawn(self) -> None:
        spans = list(self.article.versions.effective().order_by("live_from").values_list("live_from", "live_until"))
        gaps = {end for (_start, end), (start, _end) in itertools.pairwise(spans) if end != start}
        assert gaps <= {since for since, number in [*self.past, *self.plan] if number is None}
        assert all(end <= start for (_start, end), (start, _end) in itertools.pairwise(spans))

    @invariant()
    def dates_and_notices_tell_the_story_so_far(self) -> None:
        versions = list(self.article.versions.effective().order_by("number"))
        numbers = [version.number for version in versions]
        assert numbers == sorted(set(numbers))
        for earlier, later in itertools.pairwise(versions):
            assert later.first_published == earlier.first_published
            assert later.address.day == earlier.address.day
            assert later.notices[len(later.notices) - len(earlier.notices) :] == earlier.notices
            assert len(later.notices) - len(earlier.notices) >= (later.kind in EXPLAINED_KINDS)
            # A version that lived for no time at all, between these two, may have moved the date.
            assert later.updated in {later.live_from, earlier.updated if later.kind == Kind.MINOR else None}
        if versions:
            assert versions[0].first_published == versions[0].live_from
            decided = {since for since, _number in [*self.past, *self.plan]}
            assert {datetime.fromisoformat(notice["at"]) for notice in versions[-1].notices} <= decided

    @invariant()
    def every_verb_that_was_taken_is_on_record(self) -> None:
        published = self.article.moves.filter(version__isnull=False, verb__in=["publish", "schedule"])
        assert published.count() == self.number
        assert not published.exclude(effective=F("version__live_from")).exists()


@pytest.mark.django_db
def test_no_sequence_of_verbs_shows_readers_anything_nobody_decided() -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=40,
            stateful_step_count=12,
            deadline=None,
            # A dozen steps can be read as they are; making them fewer takes minutes.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
    assert not Version.objects.exists()
