"""What became of reader reviews, month by month, worked out from what was decided: anybody may check it.

A month begins and ends by the clock of the site.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Self

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q
from django.utils import timezone

from articles.reviews.models import AbuseReport, Appeal, Decision, Freeze, Reason, Review, Status

#: What pages carry that count months.
TAG = "review-months"
#: So many months stand side by side.
SHOWN = 12


@dataclass(frozen=True, order=True)
class Month:
    """A month, by its first day."""

    first: date

    @classmethod
    def of(cls, moment: datetime) -> Self:
        return cls(timezone.localtime(moment).date().replace(day=1))

    @cached_property
    def before(self) -> "Month":
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @cached_property
    def after(self) -> "Month":
        return Month((self.first + timedelta(days=31)).replace(day=1))

    @property
    def start(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def end(self) -> datetime:
        """The moment from which on it is over."""
        return self.after.start

    def within(self, field: str) -> Q:
        """Match rows that have this moment in the month."""
        return Q(**{f"{field}__gte": self.start, f"{field}__lt": self.end})


@dataclass(frozen=True)
class Figures:
    """What one month adds up to. What was undone was not decided, and a later review in place of another is no reason.

    `rejected` is how many for each reason, the most frequent first; `median` how long half of those waited at most that
    a person judged for the first time; the others are counts by what happened in that month.
    """

    received: int
    approved: int
    rejected: list[tuple[str, int]]
    median: timedelta | None
    lodged: int
    appeals_upheld: int
    appeals_dismissed: int
    reported: int
    reports_upheld: int
    reports_dismissed: int
    frozen: int
    restated: int

    @property
    def rejections(self) -> int:
        return sum(count for _reason, count in self.rejected)

    @property
    def most(self) -> int:
        """The longest bar of the chart of decisions."""
        return max(self.received, self.approved, self.rejections, 1)

    @property
    def most_rejected(self) -> int:
        return max((count for _reason, count in self.rejected), default=1)


def figures(month: Month) -> Figures:
    """Count a month, with the same few queries whatever there is in it."""
    decided = _decisions(month)
    by_reason = [(Reason(reason).label, count) for status, reason, count in decided if status == Status.REJECTED]
    lodged, appeals_upheld, appeals_dismissed = _judged(
        Appeal.objects.all(), month, upheld=Q(upheld=True), dismissed=Q(upheld=False)
    )
    reported, reports_upheld, reports_dismissed = _judged(
        AbuseReport.objects.all(), month, upheld=Q(state="upheld"), dismissed=Q(state="dismissed")
    )
    freezes = _counts(Freeze.objects.all(), {"begun": month.within("began_at"), "over": month.within("ended_at")})
    return Figures(
        received=_received(month.within("created_at")).count(),
        approved=sum(count for status, _reason, count in decided if status == Status.APPROVED),
        rejected=sorted(by_reason, key=lambda row: (-row[1], row[0])),
        median=_median(month),
        lodged=lodged,
        appeals_upheld=appeals_upheld,
        appeals_dismissed=appeals_dismissed,
        reported=reported,
        reports_upheld=reports_upheld,
        reports_dismissed=reports_dismissed,
        frozen=freezes["begun"],
        restated=freezes["over"],
    )


def first_month() -> Month | None:
    """Return the month in which the first review came in."""
    created = Review.objects.order_by("created_at").values_list("created_at", flat=True).first()
    return Month.of(created) if created else None


def received(until: Month) -> list[tuple[Month, int]]:
    """Return how many reviews came in during each of the last months, the newest first, in one query."""
    months, first = [until], first_month() or until
    while months[-1] > first and len(months) < SHOWN:
        months.append(months[-1].before)
    since = _received(Q(created_at__gte=months[-1].start))
    counts = _counts(since, {f"month_{n}": month.within("created_at") for n, month in enumerate(months)})
    return [(month, counts[f"month_{n}"]) for n, month in enumerate(months)]


def _received(which: Q) -> Any:
    return Review.objects.filter(which).exclude(status=Status.UNCONFIRMED).order_by()


def _decisions(month: Month) -> list[tuple[str, str, int]]:
    """Return status, reason and how often, of what was decided and not undone."""
    made = Decision.objects.filter(month.within("at"), undoes=None, undone=None, status__in=Status.decided())
    rows = made.exclude(reason=Reason.REPLACED).order_by().values_list("status", "reason")
    return list(rows.annotate(count=Count("pk")))


def _median(month: Month) -> timedelta | None:
    judged = Decision.objects.filter(month.within("at"), undoes=None, undone=None, was=Status.PENDING)
    by_people = judged.filter(status__in=Status.decided(), by__isnull=False).order_by()
    count = by_people.count()
    waited = ExpressionWrapper(F("at") - F("review__created_at"), output_field=DurationField())
    rows = by_people.annotate(waited=waited).order_by("waited").values_list("waited", flat=True)
    middle = list(rows[(count - 1) // 2 : count // 2 + 1]) if count else []
    return sum(middle, timedelta()) / len(middle) if middle else None


def _judged(rows: Any, month: Month, *, upheld: Q, dismissed: Q) -> tuple[int, int, int]:
    decided = month.within("decided_at")
    counts = {"came": month.within("at"), "agreed": decided & upheld, "refused": decided & dismissed}
    found = _counts(rows, counts)
    return found["came"], found["agreed"], found["refused"]


def _counts(rows: Any, which: dict[str, Q]) -> dict[str, int]:
    """Return how many rows match each; only those that match any are read."""
    some = Q()
    for condition in which.values():
        some |= condition
    found: dict[str, int] = rows.filter(some).aggregate(
        **{name: Count("pk", filter=condition) for name, condition in which.items()}
    )
    return found


def spoken(length: timedelta) -> str:
    """Return how long something took, as people say it: minutes up to two hours, hours up to two days, then days."""
    minutes = max(1, round(length.total_seconds() / 60))
    for size, unit in ((24 * 60, "day"), (60, "hour")):
        if minutes >= 2 * size:
            return f"{round(minutes / size)} {unit}s"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
