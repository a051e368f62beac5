"""A clock that stands still."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.articles.desk import NOON


@pytest.fixture
def noon() -> Iterator[time_machine.Traveller]:
    """Stop the clock, so that the desk, the verbs and the readers share one."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock
