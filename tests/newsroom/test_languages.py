"""The languages of stories."""

import pytest

from articles.models import Article
from newsroom import reading
from newsroom.languages import direction, story_languages


@pytest.mark.parametrize("code", ["ar", "he", "fa", "ur", "ckb"])
def test_scripts_from_right_to_left(code: str) -> None:
    assert direction(code) == "rtl"


@pytest.mark.parametrize("code", ["en", "en-gb", "ja", "zh-hans", "de"])
def test_scripts_from_left_to_right(code: str) -> None:
    assert direction(code) == "ltr"


def test_every_language_on_offer_fits_has_a_direction_and_a_name_and_stands_in_order() -> None:
    offered = list(story_languages())
    names = [name for _code, name in offered]
    longest = Article._meta.get_field("language").max_length
    assert longest
    assert names == sorted(names)
    assert all(names)
    assert all(len(code) <= longest and direction(code) in {"ltr", "rtl"} for code, _name in offered)


def test_languages_with_a_reading_pace_of_their_own_are_on_offer() -> None:
    bases = {code.partition("-")[0] for code, _name in story_languages()}
    assert bases >= {*reading.WORDS_PER_MINUTE, *reading.CHARACTERS_PER_MINUTE}
