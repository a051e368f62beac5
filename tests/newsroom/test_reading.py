"""Words and read times in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import reading


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("One two, three.", 3),
        ("It’s 5 o’clock – at last – in Port-Ansel!", 7),
        ("— … ! ?", 0),
        ("غادرت العبّارة الميناء ظهرا", 4),
        ("船は正午に出た。", 7),
        ("カタカナ", 4),
        ("NATOは2つ", 4),
        ("서울의 아침", 2),
        ("𠀀𠀁", 2),
    ],
)
def test_words_are_counted_as_each_script_counts_them(text: str, count: int) -> None:
    assert reading.words(text) == count


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("", "en", 1),
        ("word " * 20, "en", 1),
        ("word " * 238, "en", 1),
        ("word " * 238 * 5, "en", 5),
        ("word " * 238 * 5, "en-gb", 5),
        ("كلمة " * 138 * 5, "ar", 5),
        ("דבר " * 187 * 3, "he", 3),
        ("字" * 357 * 4, "ja", 4),
        ("字" * 255 * 4, "zh-hans", 4),
        # A language that we have no figure for is read as fast as English.
        ("sana " * 238 * 2, "fi", 2),
        ("", "tlh", 1),
    ],
)
def test_a_text_takes_as_long_as_its_language_is_read(text: str, language: str, minutes: int) -> None:
    assert reading.minutes(text, language) == minutes


def test_scripts_in_one_text_are_timed_each_at_its_own_pace() -> None:
    mixed = "word " * 238 * 2 + "字" * 357 * 3
    assert reading.minutes(mixed, "ja") == 5
    assert reading.words(mixed) == 238 * 2 + 357 * 3


def test_a_quarter_of_a_minute_over_does_not_count_and_more_does() -> None:
    assert reading.minutes("word " * (238 * 2 + 59), "en") == 2
    assert reading.minutes("word " * (238 * 2 + 61), "en") == 3


@given(st.text(), st.sampled_from(["en", "ar", "ja", "zh-hans"]))
def test_every_text_takes_a_minute_at_least_and_never_less_for_being_longer(text: str, language: str) -> None:
    assert 1 <= reading.minutes(text, language) <= reading.minutes(f"{text} and more {text}", language)
    assert 0 <= reading.words(text) <= len(text)
