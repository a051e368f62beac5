"""Words of the two lists are found as whole words, however they are spelt and however many there are."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from articles.reviews.lettering import readings
from articles.reviews.models import RuleKey, Term
from articles.reviews.rules.words import found_in
from tests.articles.reviews.rules.arriving import arrival, found, passages

BANNED, SUSPECT = Term.Kind.BANNED, Term.Kind.SUSPECT
ODD = st.text(st.sampled_from("aA 1|@$!.\u200b\u0301сνΗ"), max_size=40)


def a_term(text: str, kind: Term.Kind = BANNED, note: str = "") -> Term:
    return Term.objects.create(text=text, kind=kind, note=note)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["headline", "words", "name"])
def test_a_banned_word_is_found_in_each_field_with_its_place(field: str) -> None:
    a_term("casino", note="Spam of May.")
    typed: dict[str, Any] = {field: "The best C.a.s.i.n.o of all the town is here"}
    came = arrival(**typed)
    [one] = found(came, RuleKey.BANNED, RuleKey.SUSPECT)
    assert (one.hit.field, one.hit.words) == (field, "“casino” is on the list of banned words (Spam of May.).")
    assert passages(came, RuleKey.BANNED) == ["C.a.s.i.n.o"]


@pytest.mark.django_db
def test_the_two_lists_are_two_rules() -> None:
    a_term("casino")
    a_term("miracle", SUSPECT)
    came = arrival(words="A miracle, this casino, a m1r4cle")
    assert passages(came, RuleKey.BANNED) == ["casino"]
    assert passages(came, RuleKey.SUSPECT) == ["miracle", "m1r4cle"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Buy now!", "BUY\nNOW", "b u y  n o w", "bυy n0w", "buy - now"])
def test_a_phrase_is_found_over_whatever_stands_between_its_words(text: str) -> None:
    a_term("buy now")
    assert passages(arrival(words=f"Well, {text} and win"), RuleKey.BANNED)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["buy it now", "now buy", "buyer now", "buy"])
def test_other_words_are_another_phrase(text: str) -> None:
    a_term("buy now")
    assert passages(arrival(words=f"Well, {text} and win"), RuleKey.BANNED) == []


@pytest.mark.django_db
def test_words_in_scripts_without_spaces_are_found_anywhere() -> None:
    a_term("バカ")
    assert passages(arrival(words="この記者はバカだと思います。"), RuleKey.BANNED) == ["バカ"]


@pytest.mark.django_db
def test_ten_thousand_terms_cost_one_question(django_assert_num_queries: object) -> None:
    Term.objects.bulk_create(Term(text=f"pill{number} now", kind=BANNED).fold() for number in range(10_000))
    came = arrival(words=("pill77 pill78 now pill79 " * 200)[:4000])
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert set(passages(came, RuleKey.BANNED)) == {"pill78 now"}


@pytest.mark.django_db
def test_ten_thousand_terms_with_the_same_first_word_are_walked_once() -> None:
    Term.objects.bulk_create(Term(text=f"buy thing{number}", kind=BANNED).fold() for number in range(10_000))
    came = arrival(words=("buy " * 1000)[:3980] + " buy thing7")
    assert passages(came, RuleKey.BANNED) == ["buy thing7"]


@given(ODD.filter(lambda text: Term(text=text).fold().key), ODD)
def test_every_term_is_found_in_every_text_that_quotes_it(term: str, around: str) -> None:
    text = f"{around} , {term} , {around}"
    assert found_in(readings(text), [Term(text=term, pk=1).fold()])


@given(ODD | st.text(max_size=60), ODD | st.text(max_size=60))
def test_whatever_is_found_stands_in_the_text(term: str, text: str) -> None:
    made = Term(text=term, pk=1).fold()
    for _term, start, end in found_in(readings(text), [made] if made.key else []):
        assert 0 <= start < end <= len(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["!!!", " ", "\u200b"])
def test_a_term_without_letters_is_none(text: str) -> None:
    with pytest.raises(ValidationError, match="at least one letter"):
        Term(text=text).full_clean()
    with pytest.raises(IntegrityError):
        a_term(text)


@pytest.mark.django_db
def test_a_term_stands_on_one_list_once_in_any_spelling() -> None:
    a_term("Casino")
    with pytest.raises(ValidationError, match="on a list already"):
        Term(text="cаsínо", kind=SUSPECT).full_clean()
