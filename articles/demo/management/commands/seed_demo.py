"""Fill an empty database with the demo newsroom."""

import sys
from typing import override

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.demo import house, seeding


class Command(BaseCommand):
    help = "Fill an empty database with a newsroom of six reporters and some sixty stories."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--logins", action="store_true", help="only print how to log in")
        parser.add_argument("--force", action="store_true", help="even on a public site")
        parser.add_argument("--seed", type=int, default=0, help="another number draws and times it differently")

    @override
    def handle(self, *args: object, **options: object) -> None:
        if options["logins"]:
            self.print_logins()
        elif not seeding.is_empty():
            self.stdout.write("The database has stories, sections or authors already: no demo newsroom is needed.")
        elif settings.SECURE and not options["force"]:
            raise CommandError(
                "The demo's logins have a known password, so they do not belong on a public site "
                f"({settings.SITE_URL}). Use --force if you are sure."
            )
        else:
            seeding.seed(self.report, seed=int(str(options["seed"])))
            self.print_logins()

    def report(self, stage: str, done: int, total: int) -> None:
        """Count on one line on a terminal; in a log, say it once."""
        if self.on_terminal:
            self.stdout.write(f"\r{stage} {done}/{total} …", ending="" if done < total else "\n")
            self.stdout.flush()
        elif done == total:
            self.stdout.write(f"{stage}: {total}")
            self.stdout.flush()

    @property
    def on_terminal(self) -> bool:
        return sys.stdout.isatty() and self.stdout.isatty()

    def print_logins(self) -> None:
        if logins := house.logins():
            self.stdout.write(f"Log in at {settings.SITE_URL}/admin/ with the password {house.PASSWORD}:")
            width = max(len(user.email) for user in logins)
            for user in logins:
                groups = ", ".join(group.name.lower() for group in user.groups.all())
                self.stdout.write(f"  {user.email:<{width}}  {user.name}, {groups or 'may do everything'}")
