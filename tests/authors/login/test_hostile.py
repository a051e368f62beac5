"""Whatever is sent to the pages of the login, none of them breaks."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver

from tests.authors.login.conftest import Visitor

pytestmark = pytest.mark.django_db

FIELDS = (
    *("login", "password", "code", "credential", "name", "email", "next"),
    *("oldpassword", "password1", "password2", "action", "remember"),
)
BODIES: tuple[dict[str, Any], ...] = (
    dict.fromkeys(FIELDS, "\x00"),
    dict.fromkeys(FIELDS, "é" * 5000),
    dict.fromkeys(FIELDS, "[1, {}]"),
)
JSON = {"Accept": "application/json"}


def addresses() -> list[str]:
    parts = get_resolver("authors.login.urls").url_patterns
    examples = (("<uidb36>", "1"), ("<key>", "set-password"), ("<int:pk>", "99999999999999999999"))
    found = [f"/admin/{part.pattern}" for part in parts]
    for pattern, example in examples:
        found = [address.replace(pattern, example) for address in found]
    return found


def assert_nothing_breaks(client: Client, address: str) -> None:
    answers = [client.post(address, body) for body in BODIES]
    answers += [client.get(address, headers=JSON), client.post(address, BODIES[0], headers=JSON)]
    answers += [client.post(address, b"\xff\x00{", content_type="application/json")]
    answers += [client.generic(method, address) for method in ("HEAD", "PUT", "DELETE", "OPTIONS", "FROBNICATE")]
    assert max(answer.status_code for answer in answers) < 500, address
    cache.clear()


@pytest.mark.parametrize("address", addresses())
def test_nothing_that_is_sent_breaks_a_page(inside: Visitor, address: str) -> None:
    assert_nothing_breaks(Client(), address)
    assert_nothing_breaks(inside.client, address)
