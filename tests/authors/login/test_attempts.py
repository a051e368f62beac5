"""Guessing is slow: for one login, from one place, in however many processes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from authors.models import User
from tests.authors.login.conftest import Visitor, later
from tests.factories import a_user

pytestmark = pytest.mark.django_db

TOO_MANY = "There were too many attempts."


def guess(email: str, place: str) -> str:
    fields = {"login": email, "password": "a guess"}
    try:
        return Client(REMOTE_ADDR=place).post("/admin/login/", fields).content.decode()
    finally:
        if not connections["default"].in_atomic_block:
            connections.close_all()


def test_one_login_is_guessed_five_times_in_five_minutes_from_wherever(visitor: Visitor) -> None:
    told = [TOO_MANY in guess("ines@example.org", f"192.0.2.{n}") for n in range(7)]
    assert told == [False] * 5 + [True] * 2
    assert TOO_MANY in visitor.log_in("INES@example.org").content.decode()
    with later(301):
        assert visitor.log_in().status_code == 302


def test_one_place_guesses_ten_times_a_minute_whatever_the_login(visitor: Visitor) -> None:
    told = [TOO_MANY in guess(f"someone-{n}@example.org", "192.0.2.1") for n in range(12)]
    assert told == [False] * 10 + [True] * 2
    assert visitor.log_in().status_code == 302  # from elsewhere


def test_an_ipv6_customer_is_one_place(db: None) -> None:
    told = [TOO_MANY in guess(f"someone-{n}@example.org", f"2001:db8:0:1::{n + 1}") for n in range(11)]
    assert told[-1]


def test_a_login_that_is_not_there_is_limited_just_the_same(db: None) -> None:
    assert TOO_MANY in [guess("nobody@example.org", f"192.0.2.{n}") for n in range(6)][-1]


def test_logging_in_does_not_use_up_attempts(visitor: Visitor) -> None:
    for _again in range(8):
        assert visitor.log_in().status_code == 302
        visitor.client.post("/admin/logout/")


def test_codes_cannot_be_guessed_either(inside: Visitor) -> None:
    inside.set_up_app()
    inside.client.post("/admin/logout/")
    inside.log_in()
    pages = [inside.client.post("/admin/login/second-factor/", {"code": f"{n:06}"}) for n in range(6)]
    assert TOO_MANY not in pages[4].content.decode()
    assert TOO_MANY in pages[5].content.decode()


def test_links_for_new_passwords_are_not_sent_without_end(client: Client, ines: User) -> None:
    answers = [client.post("/admin/login/forgotten/", {"email": "ines@example.org"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    page = answers[-1].content.decode()
    assert "<h1>Too many attempts</h1>" in page


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_counted_one_by_one() -> None:
    cache.clear()
    a_user(email="ines@example.org")
    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(lambda n: guess("ines@example.org", f"192.0.2.{n}"), range(12)))
    assert sum(TOO_MANY not in page for page in told) <= 5
