"""Bring the database and the static files up to what the code expects."""

from typing import override

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.utils import ConnectionHandler


class Command(BaseCommand):
    help = "Migrate the database and collect the static files; with --demo fill an empty database."
    requires_system_checks: list[str] = []

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="fill an empty database with a newsroom")

    @override
    def handle(self, *args: object, **options: object) -> None:
        reach_database()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if options["demo"]:
            call_command("seed_demo", stdout=self.stdout)
        find_roles()


def find_roles() -> None:
    """Complain of a role that is not there: a mistyped one would ask nobody for a second factor."""
    there = set(Group.objects.values_list("name", flat=True))
    missing = [name for name in settings.REQUIRE_SECOND_FACTOR if name not in there]
    if missing:
        raise CommandError(f"REQUIRE_SECOND_FACTOR names a group that does not exist: {', '.join(missing)}")


def reach_database() -> None:
    """Complain in one sentence if nothing answers; without the pool, which would hide why."""
    wanted = connections.settings[DEFAULT_DB_ALIAS]
    plain = wanted | {"OPTIONS": {key: value for key, value in wanted["OPTIONS"].items() if key != "pool"}}
    connection = ConnectionHandler({DEFAULT_DB_ALIAS: plain})[DEFAULT_DB_ALIAS]
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise CommandError(f"DATABASE_URL names a database that cannot be used: {reason}") from error
    finally:
        connection.close()
