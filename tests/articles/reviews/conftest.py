"""A reader with a story to review, and those who judge reviews."""

import pytest
import time_machine
from django.test import Client

from articles.reviews.models import Review
from authors.models import User
from tests.articles.reviews.reader import Reader
from tests.factories import a_live_article, a_review, a_user


@pytest.fixture
def reader(noon: time_machine.Traveller, db: None) -> Reader:
    return Reader(noon)


@pytest.fixture
def admin_user(db: None) -> User:
    return a_user(is_superuser=True, name="Inès Marchetti")


@pytest.fixture
def moderator() -> User:
    return a_user("reviews.moderate_review", name="Tom Okonkwo")


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


@pytest.fixture
def browser() -> Client:
    """Return the browser of a reader who is not logged in anywhere."""
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def review(db: None) -> Review:
    """Return a review that waits for an editor, by ines@example.org."""
    return a_review(a_live_article(headline="Ferry sails"), email="ines@example.org", headline="Well told")
