"""Too little, and too loud."""

from typing import Any

import pytest

from articles.reviews.models import RuleKey
from tests.articles.reviews.rules.arriving import arrival, found, passages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["Good work.", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", "g o o d   w o r k", "👍" * 40])
def test_next_to_nothing_is_too_short(words: str) -> None:
    [one] = found(arrival(words=words), RuleKey.SHORT)
    assert "20 are asked for" in one.hit.words


@pytest.mark.parametrize("words", ["The late ferry is gone since May.", "この記事はとても役に立ちました。"])
def test_a_sentence_is_enough_in_any_script(words: str) -> None:
    assert not found(arrival(words=words), RuleKey.SHORT)


@pytest.mark.parametrize("field", ["headline", "words", "name"])
def test_capitals_are_shouting_in_any_field(field: str) -> None:
    typed: dict[str, Any] = {field: "THIS IS THE WORST STORY of all"}
    [one] = found(arrival(**typed), RuleKey.SHOUTING)
    assert one.hit.field == field
    assert one.hit.words == "79 % of the letters are capitals."


@pytest.mark.parametrize("words", ["Never again!!!!", "What?!?!? Again", "Sooooooooo good", "Wow 👍👍👍👍👍👍👍👍"])
def test_the_same_sign_again_and_again_is_shouting(words: str) -> None:
    assert found(arrival(words=f"I read it. {words}"), RuleKey.SHOUTING)


@pytest.mark.parametrize(
    "words",
    ["NATO, the EU and the IMF said no to it", "Really?! It left at noon...........", "In 1000000000 years", "OK!!!"],
)
def test_names_and_dots_are_not(words: str) -> None:
    assert passages(arrival(words=words), RuleKey.SHOUTING) == []
