"""Addresses of pages are worked out once."""

from datetime import date

import pytest
from django.urls import NoReverseMatch, set_script_prefix

from newsroom.addresses import address_of


def test_an_address_is_named_by_its_pattern_and_its_parts() -> None:
    for _again in range(2):
        assert address_of("articles:section", "politics") == "/politics/"
        assert address_of("articles:story", date(2026, 11, 22), "ferry") == "/2026/11/22/ferry/"
        assert address_of("articles:story", date(2026, 11, 23), "ferry") == "/2026/11/23/ferry/"


def test_below_a_folder_addresses_begin_with_it() -> None:
    assert address_of("articles:front") == "/"
    set_script_prefix("/paper/")
    try:
        assert address_of("articles:front") == "/paper/"
    finally:
        set_script_prefix("/")
    assert address_of("articles:front") == "/"


def test_what_has_no_address_raises_each_time() -> None:
    for _again in range(2):
        with pytest.raises(NoReverseMatch):
            address_of("articles:section", "no/section")
