"""What has to happen every minute, whatever was killed meanwhile. Done twice, or by two at once, it does no harm."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.apps import apps
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from newsroom.outage import AWAY
from newsroom.pagecache import tasks
from newsroom.pagecache.edge import draining

#: No task of ours takes longer; one that still runs was left by a worker that was killed.
LONGEST = timedelta(minutes=5)
ATTEMPTS = 3


class Abandoned(Exception):
    """Every worker that took this task was killed, so it is not tried again."""


def tick() -> None:
    """Put lost tasks back, tell the edges what a killed process did not order, and do what the apps declare.

    What fails keeps nothing else from being done; all that failed is raised at the end. But a database that
    is away (`AWAY`) is away for all.
    """
    now = timezone.now()
    failed = []
    for step in (requeue, tell_edges, *declared()):
        try:
            step(now)
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001  (the next step may go well all the same)
            failed.append(error)
    if failed:
        raise ExceptionGroup("Not everything that has to happen every minute was done", failed)


def declared() -> list[Callable[[datetime], object]]:
    """Return what apps want done each minute, to be called with the moment.

    An app says so in its AppConfig: `every_minute = ("articles.error_reports.forgetting.forget",)`.
    """
    return [import_string(path) for app in apps.get_app_configs() for path in getattr(app, "every_minute", ())]


def tell_edges(now: datetime) -> None:  # noqa: ARG001  (all that ticks is called with the moment)
    """Tell the edges what changed, and clear the log of changes."""
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
