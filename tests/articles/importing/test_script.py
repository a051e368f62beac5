"""Language by script."""

import pytest

from articles.importing.script import LANGUAGE_OF_SCRIPT, TELLING_LETTERS, likely_language
from newsroom.languages import story_languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry sails at nine.", "en"),
        ("2026 …", "en"),
        ("تبحر العبّارة في التاسعة", "ar"),
        ("کشتی ساعت نه حرکت می‌کند و به بندر پهلو می‌گیرد", "fa"),
        ("המעבורת יוצאת בתשע", "he"),
        ("船は九時に出ます", "ja"),
        ("渡轮九点出发", "zh-hans"),
        ("배는 아홉 시에 떠난다", "ko"),
        ("Паром отходит в девять", "ru"),
        ("Пором відходить о дев’ятій, її чекають", "uk"),
        ("The ferry “Νίκη” sails at nine.", "en"),
    ],
)
def test_script_tells_the_language(text: str, language: str) -> None:
    assert likely_language(text) == language


def test_every_answer_is_a_language_a_story_can_have() -> None:
    known = dict(story_languages())
    others = [code for letters in TELLING_LETTERS.values() for code in letters]
    assert {*LANGUAGE_OF_SCRIPT.values(), *others} <= known.keys()
