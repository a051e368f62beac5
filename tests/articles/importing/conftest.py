"""Story files written for these tests, and the seed story where it is at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

STORIES = Path(__file__).parent / "stories"
SEED = Path(__file__).parents[4] / "shared/data/seed-story.txt"

# Elsewhere there is nothing to try, which is no failure and no skipped test either.
collect_ignore = [] if SEED.exists() else ["test_seed_story.py"]


@pytest.fixture
def story_text() -> Callable[[str], str]:
    """Return a function that reads one of our stories by name."""
    return lambda name: (STORIES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture
def harbour(story_text: Callable[[str], str]) -> str:
    return story_text("harbour")


@pytest.fixture
def seed() -> bytes:
    return SEED.read_bytes()
