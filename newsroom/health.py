"""The address that a monitor asks: does the site work, and do its tasks get done?"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, override

from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable
from health_check.views import HealthCheckView

from newsroom.pagecache.edge import lag

PATIENCE = timedelta(minutes=10)
EDGE_PATIENCE = timedelta(minutes=2)


@dataclass
class Worker(HealthCheck):
    """No task has waited for longer than the worker could have been busy."""

    @override
    def run(self) -> None:
        now = timezone.now()
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - PATIENCE)
        # Each check has a thread of its own, and a connection that nobody else would give back to the pool.
        with connection.temporary_connection():
            too_long = waiting.exclude(run_after__range=(now - PATIENCE, now)).exists()
        if too_long:
            raise ServiceUnavailable("Tasks are waiting and no worker takes them.")


@dataclass
class Edge(HealthCheck):
    """No edge shows what has been replaced for minutes."""

    @override
    def run(self) -> None:
        with connection.temporary_connection():
            since = lag.behind_since()
        if since and timezone.now() - since > EDGE_PATIENCE:
            minutes = round((timezone.now() - since) / timedelta(minutes=1))
            raise ServiceUnavailable(
                f"Readers may see outdated pages: for {minutes} minutes the edge has not been told of changes. "
                "Is the worker running? “manage.py drain_edge” says what is wrong."
            )


class Health(HealthCheckView):
    """Plain text, 200 or 500. Nothing is written: anybody may ask."""

    checks = ("health_check.checks.Database", Worker, Edge)

    @override
    def render_to_response(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        response: HttpResponse = self.render_to_response_text(status)
        return response
