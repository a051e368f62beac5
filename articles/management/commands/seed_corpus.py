"""Fill a database with a made-up archive of any size, for load tests."""

import os
from typing import override

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.corpus import loading
from articles.corpus.house import open_house
from articles.management.progress import Progress
from newsroom import shares

#: What a shell returns for a command that was ended with Ctrl-C.
INTERRUPTED = 130


class Command(BaseCommand):
    help = "Load the first N stories of a made-up archive; what is there already is not loaded again."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("stories", type=int, help="how many stories the archive shall have")
        parser.add_argument("--seed", type=int, default=0, help="another number makes another archive")
        parser.add_argument(
            "--processes", "--jobs", type=int, default=0, help="how many load at once; as a rule all processors"
        )
        parser.add_argument("--force", action="store_true", help="even on a public site")

    @override
    def handle(self, *args: object, **options: int) -> None:
        wanted, seed = options["stories"], options["seed"]
        if settings.SECURE and not options["force"]:
            raise CommandError(f"This is a public site ({settings.SITE_URL}). Use --force if you are sure.")
        open_house()
        batches = loading.missing(seed, wanted)
        progress = Progress(self.stdout, sum(map(len, batches)))
        try:
            for new in loading.load(seed, batches, loading.at_once(options["processes"], os.cpu_count() or 1)):
                progress.show(progress.done + new)
        except shares.Failed as error:
            raise CommandError(f"{error}\n{_stopped(progress)}") from error
        except KeyboardInterrupt:
            raise CommandError(_stopped(progress), returncode=INTERRUPTED) from None
        loading.count_rows()
        done, rate = progress.done, f", {progress.rate:,.0f} a second" if progress.done else ""
        self.stdout.write(f"{done:,} stories loaded, {wanted - done:,} were there{rate}.")


def _stopped(progress: Progress) -> str:
    return f"Stopped after {progress.done:,} stories, which are there. Run it again to go on."
