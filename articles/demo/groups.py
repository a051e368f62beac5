"""The groups of the demo newsroom, from a table of who may do what."""

import tomllib
from pathlib import Path

from django.contrib.auth.models import Group, Permission

type Right = tuple[str, str]

TABLE = Path(__file__).with_name("groups.toml")
INCLUDES = {"Editor": "Reporter"}


def rights() -> dict[str, set[Right]]:
    """Return the rights of each group as pairs of app and codename."""
    table = tomllib.loads(TABLE.read_text())
    own = {group: set(_rights(apps)) for group, apps in table.items()}
    return {group: mine | own.get(INCLUDES.get(group, ""), set()) for group, mine in own.items()}


def make_groups() -> dict[str, Group]:
    """Return the groups by name, after giving each its rights."""
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.select_related("content_type")
    }
    groups = {}
    for name, wanted in rights().items():
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.add(*(known[right] for right in sorted(wanted)))
        groups[name] = group
    return groups


def _rights(apps: dict[str, dict[str, list[str]]]) -> list[Right]:
    return [
        (app, f"{verb}_{model}") for app, models in apps.items() for model, verbs in models.items() for verb in verbs
    ]
