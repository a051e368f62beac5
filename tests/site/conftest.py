"""One whole newsroom for all tests of a module, its public addresses, and what they answer."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.site.addresses import FEEDS, PAGES, addresses
from tests.site.newsroom import Builder, Newsroom
from tests.site.reading import Page


@pytest.fixture(scope="module")
def newsroom_site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Newsroom]:
    """Build the newsroom once for the module, whose tests only read, and take it back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Builder().build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def public_urls(newsroom_site: Newsroom) -> list[str]:
    """Return every public address of the newsroom: pages and feeds."""
    return [*addresses(PAGES, newsroom_site), *addresses(FEEDS, newsroom_site)]


@pytest.fixture(scope="module")
def pages(newsroom_site: Newsroom) -> list[Page]:
    """Return every public page as its readers get it."""
    return [Page(path, Client().get(path)) for path in addresses(PAGES, newsroom_site)]
