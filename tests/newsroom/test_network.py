"""Whoever is counted cannot choose what they are counted as, and cannot be read back from it."""

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from newsroom.network import client_address, network_hash

CLIENT, PROXY, EDGE = "203.0.113.9", "10.0.0.2", "198.51.100.7"


def seen(rf: RequestFactory, forwarded: str | None, remote: str = PROXY) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(rf.get("/", headers=headers, REMOTE_ADDR=remote))


def hashed(rf: RequestFactory, remote: str) -> str:
    return network_hash(rf.get("/", REMOTE_ADDR=remote))


@pytest.mark.parametrize("forwarded", [None, "", CLIENT, f"1.1.1.1, {CLIENT}", ","])
def test_without_a_proxy_of_our_own_the_header_counts_for_nothing(
    rf: RequestFactory, settings: Settings, forwarded: str | None
) -> None:
    settings.TRUSTED_PROXIES = 0
    assert seen(rf, forwarded, remote=CLIENT) == CLIENT


@pytest.mark.parametrize("forged", ["", "1.1.1.1, ", "1.1.1.1,2.2.2.2 ,, "])
def test_one_proxy_is_believed_for_what_it_added(rf: RequestFactory, settings: Settings, forged: str) -> None:
    settings.TRUSTED_PROXIES = 1
    assert seen(rf, f"{forged}{CLIENT}") == CLIENT


@pytest.mark.parametrize("forged", ["", "1.1.1.1, ", "1.1.1.1,2.2.2.2 ,, "])
def test_two_proxies_are_believed_for_what_each_added(rf: RequestFactory, settings: Settings, forged: str) -> None:
    settings.TRUSTED_PROXIES = 2
    assert seen(rf, f"{forged}{CLIENT}, {EDGE}") == CLIENT


@pytest.mark.parametrize("forwarded", [None, "", EDGE])
def test_a_request_past_the_proxies_counts_as_who_sent_it(
    rf: RequestFactory, settings: Settings, forwarded: str | None
) -> None:
    settings.TRUSTED_PROXIES = 2
    assert seen(rf, forwarded, remote=CLIENT) == CLIENT


@pytest.mark.parametrize("proxies", [0, 1, 2])
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forged=st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_nothing_a_client_writes_changes_what_it_counts_as(
    rf: RequestFactory, settings: Settings, proxies: int, forged: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    added = [CLIENT, EDGE][:proxies]
    request = rf.get("/", headers={"X-Forwarded-For": ", ".join([forged, *added])}, REMOTE_ADDR=CLIENT)
    assert client_address(request) == CLIENT
    assert network_hash(request) == hashed(rf, CLIENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::1"),
        # How a server that listens on both sees IPv4.
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_one_household_has_one_hash(rf: RequestFactory, one: str, other: str) -> None:
    assert hashed(rf, one) == hashed(rf, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("203.0.113.9", "203.0.113.10"),
        ("2001:db8:1:2::1", "2001:db8:1:3::1"),
        ("::ffff:203.0.113.9", "::ffff:203.0.113.10"),
        ("unix:", ""),
    ],
)
def test_two_households_have_two(rf: RequestFactory, one: str, other: str) -> None:
    assert hashed(rf, one) != hashed(rf, other)


@pytest.mark.parametrize("remote", ["fe80::1%eth0", "unix:", "", "203.0.113.9:4711", "[::1]:80", "999.1.1.1"])
def test_what_is_no_address_can_be_counted_too(rf: RequestFactory, remote: str) -> None:
    assert len(hashed(rf, remote)) == 64


@pytest.mark.parametrize("remote", [CLIENT, "2001:db8:1:2::1"])
def test_the_hash_needs_our_key_and_holds_no_address(rf: RequestFactory, settings: Settings, remote: str) -> None:
    settings.SECRET_KEY = "a" * 50
    one = hashed(rf, remote)
    settings.SECRET_KEY = "b" * 50
    assert hashed(rf, remote) != one
    assert remote not in one
    assert remote.replace(".", "").replace(":", "") not in one
