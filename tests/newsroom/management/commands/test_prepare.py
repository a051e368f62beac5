"""What must be right before the site opens."""

import pytest
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from pytest_django.fixtures import Settings

from newsroom.management.commands.prepare import find_roles

pytestmark = pytest.mark.django_db


def test_a_mistyped_role_is_noticed(settings: Settings) -> None:
    Group.objects.get_or_create(name="Editor")
    settings.REQUIRE_SECOND_FACTOR = ["Editor", "Managing editr"]
    with pytest.raises(CommandError, match="does not exist: Managing editr"):
        find_roles()
    settings.REQUIRE_SECOND_FACTOR = ["Editor"]
    find_roles()
