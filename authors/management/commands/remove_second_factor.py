"""Let someone in whose second factor is lost, when nobody at the desk is left who could."""

from typing import override

from django.core.management.base import BaseCommand, CommandError, CommandParser

from authors.login import second_factor
from authors.models import User


class Command(BaseCommand):
    help = "Remove the second factor of a login, so that the password alone opens the desk."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address this person logs in with")

    @override
    def handle(self, *args: object, **options: object) -> None:
        user = User.objects.filter(email__iexact=str(options["email"]).strip()).first()
        if user is None:
            raise CommandError(f"Nobody logs in with {options['email']}.")
        had_one = second_factor.remove(user)
        self.stdout.write(f"{user} now logs in with the password alone." if had_one else f"{user} had none.")
