"""Addresses of pages, each worked out once: the patterns of a process never change."""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse

#: A list of cards needs dozens, and mostly the same from one render to the next.
REMEMBERED = 4096


def address_of(page: str, *parts: Any) -> str:
    """Return the address of a page by the name of its pattern, as `reverse` does.

    >>> address_of("articles:section", "politics")
    '/politics/'
    """
    return _address_of(get_script_prefix(), page, *parts)


@lru_cache(maxsize=REMEMBERED)
def _address_of(prefix: str, page: str, *parts: Any) -> str:  # noqa: ARG001  (reverse() looks for the prefix itself)
    return reverse(page, args=parts)
