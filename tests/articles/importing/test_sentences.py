"""Where sentences end."""

import pytest

from articles.importing.sentences import is_question, joined, opening


def first(text: str) -> str:
    return opening(text, enough=10, at_most=100)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The boat was late. Nobody minded.", "The boat was late."),
        ("“The boat was late.” Nobody minded.", "“The boat was late.”"),
        ("Dr. Quill and J. Okafor met Mrs. Blake. Nobody minded.", "Dr. Quill and J. Okafor met Mrs. Blake."),
        ("It cost 2.3 million a year. Nobody minded.", "It cost 2.3 million a year."),
        ("No. Nobody minded the boat. It was late.", "No. Nobody minded the boat."),
        ("船は遅れて来たのだった。誰も気にしなかった。", "船は遅れて来たのだった。"),
        ("هل تأخّر القارب؟ لم يهتمّ أحد.", "هل تأخّر القارب؟"),
        ("The boat was late", "The boat was late"),
    ],
)
def test_opening_is_the_first_sentence(text: str, sentence: str) -> None:
    assert first(text) == sentence


def test_second_sentence_is_left_out_where_it_does_not_fit() -> None:
    assert opening("Late. " + "very " * 30 + "late.", enough=10, at_most=100) == "Late."


def test_sentence_that_is_too_long_is_cut_between_words() -> None:
    cut = first("late again " * 30)
    assert len(cut) <= 100
    assert cut.endswith(("late…", "again…"))


def test_one_word_that_is_too_long_is_cut_all_the_same() -> None:
    assert first("x" * 200) == "x" * 99 + "…"


def test_question_is_one_sentence() -> None:
    assert is_question("Who pays for the boat?")
    assert not is_question("Nobody knows. Who pays?")
    assert not is_question("Who pays for the boat")


def test_lines_are_joined_as_their_script_does() -> None:
    assert joined("the boat", "was late") == "the boat was late"
    assert joined("船は", "遅れた") == "船は遅れた"
