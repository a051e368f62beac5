"""What has to happen every minute, whatever was killed meanwhile. Done twice, or by two at once, it does no harm."""

from datetime import datetime, timedelta

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.pagecache import tasks
from newsroom.pagecache.edge import draining

#: No task of ours takes longer; one that still runs was left by a worker that was killed.
LONGEST = timedelta(minutes=5)
ATTEMPTS = 3


class Abandoned(Exception):
    """Every worker that took this task was killed, so it is not tried again."""


def tick() -> None:
    """Put lost tasks back, tell the edges what a killed process did not order, and clear the log of changes."""
    requeue(timezone.now())
    again = draining.drain_all()
    if again:
        tasks.ask(again)


def requeue(now: datetime) -> None:
    """Put the tasks of killed workers back into the queue; what has killed several is noted as failed."""
    for lost in DBTaskResult.objects.running().filter(started_at__lt=now - LONGEST):
        # Only if nobody else has taken it up meanwhile.
        same = DBTaskResult.objects.running().filter(pk=lost.pk, started_at=lost.started_at)
        if len(lost.worker_ids) < ATTEMPTS:
            same.update(status=TaskResultStatus.READY)
        else:
            same.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path=f"{Abandoned.__module__}.{Abandoned.__qualname__}",
                traceback=Abandoned.__doc__,
            )
