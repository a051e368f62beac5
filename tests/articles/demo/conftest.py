"""The demo newsroom, seeded once with tiny pictures and taken back after the tests that look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from articles.demo import seeding
from authors import roles

TINY = (48, 32)


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """Return what was said while seeding; tests only look."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        roles.lay_out()  # a test that empties the database takes what migrations put there, too
        seeding.seed(lambda stage, done, total: said.append(f"{stage} {done}/{total}"), size=TINY, workers=1)
        yield said
        transaction.set_rollback(True)
