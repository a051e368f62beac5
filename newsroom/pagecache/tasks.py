"""Telling the edge, in the worker: nobody who publishes waits for a cache elsewhere."""

from datetime import datetime

from django.db.models import Q
from django.tasks import TaskResultStatus, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from newsroom.pagecache.edge import draining
from newsroom.pagecache.edge.configured import is_configured

SOON = 50


@task(priority=SOON)
def drain_edges() -> None:
    """Tell the edges what is new. Run twice it does no harm; what could not be told is tried again later."""
    again = draining.drain_all()
    if again:
        ask(again)


def ask(at: datetime | None = None) -> None:
    """Have the edges drained at once or at a later moment, unless that is already ordered; call it on commit."""
    if not is_configured():
        return
    now = timezone.now()
    moment = at or now
    ordered = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=drain_edges.module_path)
    if not ordered.filter(Q(run_after=get_date_max()) | Q(run_after__lte=moment)).exists():
        drain_edges.using(run_after=moment if moment > now else None).enqueue()
