"""Do what has to happen every minute; the worker does so by itself."""

from typing import override

from django.core.management.base import BaseCommand

from newsroom.ticking import tick


class Command(BaseCommand):
    help = "Make good what killed processes have left undone: lost tasks, purges of the edge, the log of changes."

    @override
    def handle(self, *args: object, **options: object) -> None:
        tick()
