"""Stories as they are written down."""

import pytest

from articles.demo.stories import Edit


def test_an_edit_must_find_its_place_once() -> None:
    assert Edit("boat", "ship").of("A boat.") == "A ship."
    with pytest.raises(ValueError, match="must occur once"):
        Edit("boat", "ship").of("A boat and a boat.")
