"""Someone whose second factor is lost comes in again."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from tests.factories import a_user

pytestmark = pytest.mark.django_db


def test_a_lost_factor_is_removed_from_the_command_line() -> None:
    user = a_user(email="ines@example.org", name="Inès Marchetti")
    Authenticator.objects.create(user=user, type="totp", data={})
    said = StringIO()
    for _again in range(2):
        call_command("remove_second_factor", "INES@example.org", stdout=said)
    assert not Authenticator.objects.exists()
    told = ["Inès Marchetti now logs in with the password alone.", "Inès Marchetti had none."]
    assert said.getvalue().splitlines() == told


def test_nobody_is_told_so() -> None:
    with pytest.raises(CommandError, match="Nobody logs in with"):
        call_command("remove_second_factor", "nobody@example.org")
