"""Words are recognised however they are spelt, and nothing is recognised inside an innocent one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reviews.lettering import readings, words_of

ODD = st.text(st.sampled_from("aA 1|@$!.\u200b\u0301сνΗЖがバक्é🇦ﬁİß\u3099\ud7a3"), max_size=60)


def may_say(text: str) -> set[str]:
    return {spelling for words in readings(text) for word in words for spelling in word.spellings}


@pytest.mark.parametrize(
    "spelt",
    [
        "casino",
        "CASINO",
        "c a s i n o",
        "C.A.S.I.N.O",
        "c-a-s-i-n-o",
        "c_a_s_i_n_o",
        "a c a s i n o",
        "c a s i n o  b o n u s",
        "сasinо",  # two Cyrillic letters
        "cαsιnο",  # three Greek ones
        "ＣＡＳＩＮＯ",
        "𝓬𝓪𝓼𝓲𝓷𝓸",
        "ⓒⓐⓢⓘⓝⓞ",
        "🅲🅰🆂🅸🅽🅾",
        "🇨🇦🇸🇮🇳🇴",
        "ᴄᴀsɪɴᴏ",
        "c\u200ba\u2060s\u00adino",
        "cásìñø",
        "c\u0336a\u0336s\u0336i\u0336n\u0336o\u0336",
        "c4s1n0",
        "c@$!no",
        "cas|no",
        "CASlNO",
        "caaaasiiiinoooo",
        "c а s і n о",
    ],
)
def test_a_word_is_read_however_it_is_spelt(spelt: str) -> None:
    assert "casino" in may_say(f"Win at the {spelt}! today"), readings(spelt)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Scunthorpe", "cunt"),
        ("s c u n t h o r p e", "cunt"),
        ("Who're they", "whore"),
        ("It cost 455 dollars", "ass"),
        ("the casinos", "casino"),
        ("plan B or C", "borc"),
        ("xxx", "x"),
        ("assassin", "ass"),
        ("がく", "か"),
        ("हिन्दी", "हन"),
    ],
)
def test_no_word_is_read_out_of_an_innocent_one(text: str, hidden: str) -> None:
    assert hidden not in may_say(text)


def test_words_stand_where_they_stood_in_the_text() -> None:
    text = "Now: С.А.S.I.N.O, c\u200bas\u0301ino"
    places = {text[word.start : word.end] for words in readings(text) for word in words if "casino" in word.spellings}
    assert places == {"С.А.S.I.N.O", "c\u200bas\u0301ino"}


def test_scripts_without_spaces_are_read_letter_by_letter() -> None:
    assert words_of("日本バカ") == ["日", "本", "バ", "カ"]


def test_words_in_capitals_are_the_same_words_in_any_script() -> None:
    for word in ("ΝΗΣΟΣ", "КАЗИНО", "STRASSE"):
        assert words_of(word) == words_of(word.lower())


@given(ODD | st.text(max_size=80))
def test_of_any_text_every_word_has_a_place_in_it(text: str) -> None:
    for words in readings(text):
        for word in words:
            assert 0 <= word.start < word.end <= len(text)
            assert all(word.spellings)
        assert [word.start for word in words] == sorted(word.start for word in words)


@given(ODD | st.text(max_size=80))
def test_what_a_text_is_compared_by_is_compared_by_itself(text: str) -> None:
    assert set(words_of(text)) <= may_say(text)


@pytest.mark.parametrize(
    "piece", ["a ", "aaa1!", "а", "@$", "ΗΝΥ ", "a.", "\u0301", "x1 ", "カ", "🇨", "!", "Ν @a b c  d"]
)
def test_no_text_has_more_readings_than_a_few(piece: str) -> None:
    text = (piece * 4000)[:4000]
    found = readings(text)
    assert len(found) <= 16
    assert all(len(words) <= len(text) for words in found)
    assert all(len(word.spellings) <= 18 for words in found for word in words)
