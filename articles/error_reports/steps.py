"""The way of a report as everyone may see it: what was done when, and neither by whom nor why."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import FETCH_RAISE, F, Q
from django.utils import timezone

from articles.error_reports.models import Event, Report

WORDS = {
    Event.Verb.RECEIVE: "Received",
    Event.Verb.CHECK: "Being checked",
    Event.Verb.CORRECT: "Being checked",
    Event.Verb.SETTLE: "Corrected",
    Event.Verb.REFUSE: "No change",
    Event.Verb.REOPEN: "Looked at again",
}


@dataclass(frozen=True)
class Step:
    words: str
    at: datetime


def steps_of(report: Report) -> list[Step]:
    """Return the steps so far, the first one first. A correction that readers do not have is none."""
    had = Q(version__live_from__lte=timezone.now(), version__live_until__gt=F("version__live_from"))
    told = Event.objects.filter(Q(version=None) | had, report=report.pk).annotate(live_from=F("version__live_from"))
    rows = told.only("verb", "at").fetch_mode(FETCH_RAISE)
    steps: list[Step] = []
    for row in rows:
        step = Step(WORDS[Event.Verb(row.verb)], max(row.at, row.live_from or row.at))
        if not steps or steps[-1].words != step.words:
            steps.append(step)
    return steps
