"""Someone at the door of the desk, with a password, and ways to come in."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from authors.models import User
from tests.factories import a_user

PASSWORD = "four unrelated words here"
KEY = re.compile("<code>([A-Z2-7]{32})</code>")
CODE = re.compile(r"<code>(\d{8})</code>")


def code_now(key: str, steps: int = 0) -> str:
    """Return what an authenticator app would show, worked out as RFC 6238 says and not by the code under test."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(b32decode(key), counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number: int = struct.unpack(">I", digest[start : start + 4])[0]
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def later(seconds: int) -> time_machine.travel:
    return time_machine.travel(time.time() + seconds)


@dataclass
class Visitor:
    """A browser at the desk's door."""

    client: Client
    user: User

    def log_in(self, email: str = "ines@example.org", password: str = PASSWORD, to: str = "/admin/") -> HttpResponse:
        fields = {"login": email, "password": password, "next": to}
        return self.client.post(f"/admin/login/?next={to}", fields)  # type: ignore[return-value]

    def page(self, address: str) -> str:
        return str(self.client.get(address).content.decode())

    def set_up_app(self) -> tuple[str, list[str]]:
        """Set up an authenticator app, and return its key and the recovery codes that are shown once."""
        found = KEY.search(self.page("/admin/account/app/"))
        assert found
        answer = self.client.post("/admin/account/app/", {"code": code_now(found[1])})
        assert answer.status_code == 302, answer.content.decode()
        return found[1], CODE.findall(self.page(answer.headers["Location"]))


@pytest.fixture(autouse=True)
def nobody_has_tried(db: None) -> Iterator[None]:
    """Begin without attempts; a test with transactions would leave its own behind."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ines(db: None) -> User:
    return a_user(email="ines@example.org", name="Inès Marchetti", password=PASSWORD)


@pytest.fixture
def visitor(client: Client, ines: User) -> Visitor:
    return Visitor(client, ines)


@pytest.fixture
def inside(visitor: Visitor) -> Visitor:
    assert visitor.log_in().headers["Location"] == "/admin/"
    return visitor
