"""Migrations say all that the models say, and lead from nothing to a database that keeps its promises."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from articles.models import Address, Article, Revision, Section, Version
from authors import roles

FRESH = "fresh"


@pytest.fixture(scope="module")
def fresh(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """Make a database from zero beside the one of the other tests, on the same engine."""
    with django_db_blocker.unblock():
        connections.settings[FRESH] = beside(connections["default"].settings_dict)
        connection = connections[FRESH]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        yield connection
        connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)
        connection.close()
        del connections[FRESH], connections.settings[FRESH]


def beside(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings for a database next to another one; without a pool, which would keep it from being dropped."""
    options = {name: value for name, value in settings["OPTIONS"].items() if name != "pool"}
    return settings | {"OPTIONS": options, "TEST": settings["TEST"] | {"NAME": f"{settings['NAME']}_{FRESH}"}}


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration() -> None:
    said = StringIO()
    call_command("makemigrations", check_changes=True, dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_every_migration_is_applied_from_zero(fresh: BaseDatabaseWrapper) -> None:
    loader = MigrationExecutor(fresh).loader
    assert loader.migrated_apps >= {"articles", "authors", "photos", "reviews"}
    assert loader.applied_migrations.keys() == loader.disk_migrations.keys()


def test_a_fresh_database_never_has_two_versions_of_a_story_live_at_once(fresh: BaseDatabaseWrapper) -> None:
    with transaction.atomic(using=FRESH):
        first = a_version()
        a_version(first, live_from=first.live_from - timedelta(days=1), live_until=first.live_from)
        with pytest.raises(IntegrityError, match="one_live_version"), transaction.atomic(using=FRESH):
            a_version(first, live_from=first.live_from + timedelta(days=1))
        transaction.set_rollback(True, using=FRESH)


def test_a_fresh_database_refuses_a_second_version_where_one_was_prolonged(fresh: BaseDatabaseWrapper) -> None:
    with transaction.atomic(using=FRESH):
        first = a_version()
        ended = a_version(first, live_from=first.live_from - timedelta(days=1), live_until=first.live_from)
        with pytest.raises(IntegrityError, match="one_live_version"), transaction.atomic(using=FRESH):
            Version.objects.using(FRESH).filter(pk=ended.pk).update(live_until=first.live_until)
        transaction.set_rollback(True, using=FRESH)


def test_a_fresh_database_has_the_roles_with_their_rights(fresh: BaseDatabaseWrapper) -> None:
    held = Permission.objects.using(FRESH).values_list("group__name", "content_type__app_label", "codename")
    for role in roles.ROLES:
        given = {f"{app}.{codename}" for name, app, codename in held if name == role}
        assert given == roles.rights_of(role), "write a migration with roles.giving() for what is new in the table"


def a_version(of: Version | None = None, **fields: Any) -> Version:
    """Write a version past everything that would refuse it before the database does."""
    now = timezone.now()
    rows = {"headline": "Trams", "standfirst": "They run.", "byline": "Ada", "words": 1, "read_minutes": 1}
    if of is None:
        section = Section.objects.using(FRESH).create(name="City", slug="city")
        article = Article.objects.using(FRESH).create(headline="Trams")
        revision = Revision.objects.using(FRESH).create(article=article, at=now, snapshot={})
        address = Address.objects.using(FRESH).create(article=article, day=now.date(), slug="trams")
        of = Version(article=article, section=section, address=address, revision=revision, number=0, live_from=now)
    links = {name: getattr(of, name) for name in ("article", "section", "address", "revision")}
    number = Version.objects.using(FRESH).count() + 1
    return Version.objects.using(FRESH).create(
        **rows | links | {"number": number, "kind": "minor", "live_from": now, "first_published": now} | fields
    )
