"""The command where there is nothing to see yet."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from articles.demo import seeding


@pytest.mark.django_db
def test_a_public_site_is_refused(settings: Settings) -> None:
    settings.SECURE = True

    with pytest.raises(CommandError, match="do not belong on a public site"):
        call_command("seed_demo")

    assert seeding.is_empty()


@pytest.mark.django_db
def test_without_the_demo_there_are_no_logins_to_print() -> None:
    said = StringIO()

    call_command("seed_demo", logins=True, stdout=said)

    assert not said.getvalue()
