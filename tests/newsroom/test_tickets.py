"""Numbers that nobody guesses and everybody can read out."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from newsroom.tickets import LETTERS, new_ticket, ticket_in


def test_a_number_has_nothing_that_can_be_mistaken_and_spells_no_word() -> None:
    assert not set(LETTERS) & set("01AEILOSUYZ")
    drawn = {new_ticket() for _ in range(500)}
    assert len(drawn) == 500
    assert all(re.fullmatch(f"[{LETTERS}]{{5}}-[{LETTERS}]{{5}}", ticket) for ticket in drawn)


@pytest.mark.parametrize("typed", ["K7RXM-49QBT", "k7rxm-49qbt", " k7rxm 49qbt ", "K7RXM49QBT", "k7rxm–49q\tbt"])
def test_a_number_is_known_however_it_is_typed(typed: str) -> None:
    assert ticket_in(typed) == "K7RXM-49QBT"


@pytest.mark.parametrize("typed", ["", "K7RXM-49QB", "K7RXM-49QBTT", "K7RXM-49QB0", "Ⅻ7RXM-49QBT", "9" * 5000])
def test_anything_else_is_none(typed: str) -> None:
    assert ticket_in(typed) == ""


@given(st.text())
def test_no_text_breaks_the_look_up(text: str) -> None:
    found = ticket_in(text)
    assert not found or reverse("error_reports:status", args=[found])
