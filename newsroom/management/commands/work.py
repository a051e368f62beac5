"""The worker: does the tasks that requests leave behind, ticks once a minute, and waits for a database that is away."""

import logging
import time
from threading import Thread
from typing import NoReturn, override

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from newsroom.outage import AWAY
from newsroom.ticking import tick

EVERY = 60
PATIENCE = 1

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do the tasks that requests leave behind, and once a minute what “tick” does, until somebody stops it."

    @override
    def handle(self, *args: object, **options: object) -> NoReturn:
        Thread(target=tick_for_ever, daemon=True).start()
        while True:
            try:
                call_command("db_worker", reload=False)
            except AWAY as error:
                logger.warning("The database is away, so tasks wait: %s", error)
                connections.close_all()
                time.sleep(PATIENCE)


def tick_for_ever() -> NoReturn:
    while True:
        try:
            tick()
        except Exception as error:  # whatever it was, the next minute may go better
            logger.warning("What has to happen every minute did not: %s", error, exc_info=not isinstance(error, AWAY))
        finally:
            connections.close_all()
        time.sleep(EVERY)
