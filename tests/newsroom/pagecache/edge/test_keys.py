"""Tags survive the way into a header and out of it, whatever script they are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.pagecache.edge.keys import key, keys


@pytest.mark.parametrize("tag", ["article:12", "in:topic:nato", "in:section:3:older", "topic:a_b-c.d"])
def test_a_plain_tag_is_its_own_key(tag: str) -> None:
    assert key(tag) == tag


@pytest.mark.parametrize("tag", ["topic:北京", "topic:a b", "topic:a,b", "topic:a\r\nSet-Cookie: x", "t" * 81, ""])
def test_a_tag_that_no_header_can_hold_has_a_key_that_every_header_can(tag: str) -> None:
    assert key(tag).isascii()
    assert len(key(tag)) == 17
    assert not set(key(tag)) & set(" ,\r\n")


@given(st.text(max_size=100), st.text(max_size=100))
def test_two_tags_have_two_keys(one: str, other: str) -> None:
    assert (key(one) == key(other)) == (one == other)


def test_each_key_stands_once_and_in_one_order() -> None:
    assert keys(["sections", "article:2", "sections"]) == ["article:2", "sections"]
