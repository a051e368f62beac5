"""Tell the edge what has changed, by hand or from a timer."""

from typing import override

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsroom.pagecache import tasks
from newsroom.pagecache.edge import draining
from newsroom.pagecache.edge.configured import edges
from newsroom.pagecache.models import EdgeCursor


class Command(BaseCommand):
    help = "Tell the edge which pages have changed, and clear the log of what it knows; the worker does so too."

    @override
    def handle(self, *args: object, **options: object) -> None:
        again = draining.drain_all()
        if again:
            tasks.ask(again)
        failing = EdgeCursor.objects.filter(edge__in=[edge.name for edge in edges()], failures__gt=0)
        if failing:
            raise CommandError("\n".join(map(told, failing)))
        self.stdout.write("The edge knows what has changed.")


def told(cursor: EdgeCursor) -> str:
    wait = max(0, round((cursor.not_before - timezone.now()).total_seconds()))
    return f"The edge ({cursor.edge}) could not be purged, and may be tried again in {wait} s. {cursor.error}"
