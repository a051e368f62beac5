"""What is planned for a story, and what a newer decision takes off the schedule.

A planned text is older than the newest decision and always goes; a planned end holds no text and may stay.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from django.db.models import Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import FAR_FUTURE, Article, Version


@dataclass(frozen=True)
class Plan:
    """The versions that readers have or will have, first one first, as seen at `now`.

    `last` is what readers have or, if that has ended, had last.
    """

    now: datetime
    versions: list[Version] = field(default_factory=list)
    last: Version | None = None

    @classmethod
    def of(cls, article: Article, now: datetime) -> Self:
        known = article.versions.effective()
        last = known.filter(live_from__lte=now).order_by("-live_from").values("pk")[:1]
        rows = known.filter(Q(live_from__gt=now) | Q(pk=Subquery(last))).select_related("address").order_by("live_from")
        return cls(
            now,
            versions=[version for version in rows if version.live_until > now],
            last=next((version for version in rows if version.live_from <= now), None),
        )

    @property
    def live(self) -> Version | None:
        return next((version for version in self.versions if version.live_from <= self.now), None)

    @property
    def starts(self) -> list[Version]:
        """The versions that will begin by themselves."""
        return [version for version in self.versions if version.live_from > self.now]

    @property
    def ends_at(self) -> datetime | None:
        """When readers lose the story by plan, with nothing to follow."""
        end = self.versions[-1].live_until if self.versions else FAR_FUTURE
        return end if end < FAR_FUTURE else None

    def __bool__(self) -> bool:
        """Whether anything will change by itself."""
        return bool(self.starts) or self.ends_at is not None

    def clear(self, *, keep_end: bool = False) -> list[str]:
        """Let what is live stay, as if nothing had been planned, and return in words what was dropped.

        With `keep_end` what is live keeps its end.
        """
        end = self.ends_at
        dropped = self._drop(self.starts)
        stays = end if keep_end and end is not None else FAR_FUTURE
        if self.live is not None and self.live.live_until != stays:
            move_end(self.live, stays)
        return dropped if end is None or keep_end else [*dropped, _withdrawal(end)]

    def end_at(self, at: datetime) -> tuple[Version | None, list[str]]:
        """Let readers lose the story at `at`; return the version that then ends, if any, and what was dropped."""
        staying = [version for version in self.versions if version.live_from < at or version is self.live]
        if not staying:
            return None, []
        end = self.ends_at
        dropped = self._drop([version for version in self.versions if version not in staying])
        move_end(staying[-1], at)
        return staying[-1], dropped if end is None else [*dropped, _withdrawal(end)]

    def stop(self, barred: list[Version]) -> list[str]:
        """Take some of the planned versions off the schedule and return in words what that was.

        What precedes one stays until its end instead: a withdrawal that is planned for later still happens.
        """
        for version in reversed(barred):
            end = version.live_until
            move_end(version, version.live_from)
            for before in self.versions:
                if before is not version and before.live_until == version.live_from > before.live_from:
                    move_end(before, end)
        return _starts(barred)

    def _drop(self, versions: list[Version]) -> list[str]:
        # The last goes first: at no moment may two be live.
        for version in reversed(versions):
            move_end(version, version.live_from)
        return _starts(versions)


def move_end(version: Version, at: datetime) -> None:
    Version.objects.filter(pk=version.pk).update(live_until=at)
    version.live_until = at


def told(moment: datetime) -> str:
    """Return “22 November 2026, 18:00 (Europe/London)”: a time at the desk is never without its zone."""
    return f"{date_format(timezone.localtime(moment), 'DATETIME_FORMAT')} ({timezone.get_current_timezone_name()})"


def _starts(versions: list[Version]) -> list[str]:
    return [f"the version planned for {told(version.live_from)}" for version in versions]


def _withdrawal(at: datetime) -> str:
    return f"the withdrawal planned for {told(at)}"
