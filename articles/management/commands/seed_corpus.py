"""Fill a database with a made-up archive of any size, for load tests."""

import os
import sys
import time
from typing import override

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.corpus import loading
from articles.corpus.house import open_house


class Command(BaseCommand):
    help = "Load the first N stories of a made-up archive; what is there already is not loaded again."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("stories", type=int, help="how many stories the archive shall have")
        parser.add_argument("--seed", type=int, default=0, help="another number makes another archive")
        parser.add_argument("--processes", type=int, default=0, help="how many load at once; as a rule all processors")
        parser.add_argument("--force", action="store_true", help="even on a public site")

    @override
    def handle(self, *args: object, **options: int) -> None:
        wanted, seed = options["stories"], options["seed"]
        if settings.SECURE and not options["force"]:
            raise CommandError(f"This is a public site ({settings.SITE_URL}). Use --force if you are sure.")
        open_house()
        batches = loading.missing(seed, wanted)
        to_do, done, began = sum(map(len, batches)), 0, time.monotonic()
        for new in loading.load(seed, batches, loading.at_once(options["processes"], os.cpu_count() or 1)):
            done += new
            self.report(done, to_do, done / (time.monotonic() - began))
        rate = f", {done / (time.monotonic() - began):,.0f} a second" if done else ""
        self.stdout.write(f"{done:,} stories loaded, {wanted - done:,} were there{rate}.")

    def report(self, done: int, total: int, rate: float) -> None:
        """Count on one line on a terminal; in a log, now and then."""
        if sys.stdout.isatty() and self.stdout.isatty():
            self.stdout.write(f"\r{done:,}/{total:,} stories, {rate:,.0f} a second …", ending="")
        elif done % 10_000 == 0:
            self.stdout.write(f"{done:,}/{total:,} stories, {rate:,.0f} a second")
        self.stdout.flush()
