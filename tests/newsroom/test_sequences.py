"""Two sequences side by side: nothing is lost or made up, and no pair of texts takes long."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.sequences import STARTS, stretches

few_letters = st.text("abc", max_size=14)


@given(before=few_letters, after=few_letters)
def test_the_stretches_are_both_sequences_again(before: str, after: str) -> None:
    found = stretches(before, after)
    assert "".join(before[one.start : one.end] for one in found) == before
    assert "".join(after[one.new_start : one.new_end] for one in found) == after
    for one in found:
        is_equal = before[one.start : one.end] == after[one.new_start : one.new_end]
        assert is_equal if one.same else not is_equal
    assert all(one.same != following.same for one, following in pairwise(found))


def test_what_is_repeated_is_kept_as_often_as_it_can_be() -> None:
    before, after = "abcab" * 9, "abcb" * 9
    kept = sum(one.end - one.start for one in stretches(before, after, weigh=lambda _: STARTS) if one.same)
    assert kept == len(after)


def test_words_that_two_sentences_share_by_chance_are_not_kept() -> None:
    before, after = ["nobody", "expected", "a", "strike"], ["passengers", "waited", "a", "while"]
    assert [one.same for one in stretches(before, after, weigh=len)] == [False]


def test_words_that_stayed_are_kept_between_small_changes() -> None:
    before, after = ["the", "ferry", "sails", "at", "noon"], ["the", "tram", "sails", "at", "one"]
    assert [one.same for one in stretches(before, after, weigh=len)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("¶a¶b", "¶a¶new¶b", "¶new"),
        ("¶b", "¶new¶b", "¶new"),
        ("¶a", "¶a¶new", "¶new"),
        ("¶a¶old¶b", "¶a¶b", "¶old"),
        ("¶a¶a¶b", "¶a¶b", "¶a"),
    ],
)
def test_a_new_paragraph_begins_where_it_begins(before: str, after: str, changed: str) -> None:
    found = stretches(before, after, weigh=lambda letter: STARTS if letter == "¶" else 1)
    (change,) = [one for one in found if not one.same]
    assert before[change.start : change.end] + after[change.new_start : change.new_end] == changed


@given(before=st.text("a¶b", max_size=9), after=st.text("a¶b", max_size=9))
def test_starts_are_put_right_without_losing_anything(before: str, after: str) -> None:
    found = stretches(before, after, weigh=lambda letter: STARTS if letter == "¶" else 1)
    assert "".join(before[one.start : one.end] for one in found) == before
    assert "".join(after[one.new_start : one.new_end] for one in found) == after
    assert all(before[one.start : one.end] == after[one.new_start : one.new_end] for one in found if one.same)


SIZE = 20_000
HOSTILE: dict[str, Callable[[], tuple[list[int], list[int]]]] = {
    "one word repeated": lambda: ([1] * SIZE, [0, *[1] * (SIZE // 2), 2]),
    "two words by turns": lambda: ([2, *[0, 1] * (SIZE // 2), 3], [3, *[1, 0] * (SIZE // 2), 2]),
    "two words as dice fall": lambda: (_dice(2, 1), _dice(2, 5)),
    "all other words": lambda: (list(range(SIZE)), list(range(SIZE, 2 * SIZE))),
    "backwards": lambda: (list(range(SIZE)) * 2, list(range(SIZE))[::-1] * 2),
    "far too long": lambda: (_dice(2, 1) * 5, _dice(2, 5) * 5),
}


def _dice(sides: int, seed: int) -> list[int]:
    rolled = []
    for _ in range(SIZE):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        rolled.append((seed >> 16) % sides)
    return rolled


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_two_texts_take_long(hostile: str) -> None:
    before, after = HOSTILE[hostile]()
    start = time.process_time()
    stretches(before, after)
    assert time.process_time() - start < 2
