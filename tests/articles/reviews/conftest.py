"""A reader with a story to review."""

import pytest
import time_machine

from tests.articles.reviews.reader import Reader


@pytest.fixture
def reader(noon: time_machine.Traveller, db: None) -> Reader:
    return Reader(noon)
