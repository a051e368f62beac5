"""A reader with a story in which something is wrong, and those who answer."""

import pytest
import time_machine

from authors import roles
from authors.models import User
from tests.articles.error_reports.reader import Reader
from tests.factories import a_colleague


@pytest.fixture
def reader(noon: time_machine.Traveller, db: None) -> Reader:
    return Reader(noon)


@pytest.fixture
def editor(db: None) -> User:
    return a_colleague(roles.EDITOR, name="Edda Editor")
