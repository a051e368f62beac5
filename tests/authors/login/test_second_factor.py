"""A second factor: an app's codes, codes on paper, and roles that may not do without."""

import json
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from tests.authors.login.conftest import CODE, PASSWORD, Visitor, code_now, later
from tests.factories import a_user

pytestmark = pytest.mark.django_db

SECOND = "/admin/login/second-factor/"


@pytest.fixture
def with_app(inside: Visitor) -> tuple[Visitor, str, list[str]]:
    key, codes = inside.set_up_app()
    inside.client.logout()
    return inside, key, codes


def test_the_password_alone_no_longer_opens_the_desk(with_app: tuple[Visitor, str, list[str]]) -> None:
    visitor, key, _codes = with_app
    assert visitor.log_in(to="/admin/authors/author/").headers["Location"] == SECOND
    assert visitor.client.get("/admin/").status_code == 302
    wrong = visitor.client.post(SECOND, {"code": "000000"}).content.decode()
    assert "not the right code" in wrong
    with later(60):
        answer = visitor.client.post(SECOND, {"code": code_now(key)})
    assert answer.headers["Location"] == "/admin/authors/author/"


def test_a_code_opens_the_desk_once_as_long_as_it_may_count(with_app: tuple[Visitor, str, list[str]]) -> None:
    visitor, key, _codes = with_app
    with time_machine.travel("2030-01-01 12:00:01Z", tick=False) as clock:
        code = code_now(key)
        visitor.log_in()
        assert visitor.client.post(SECOND, {"code": code}).headers["Location"] == "/admin/"
        clock.shift(35)
        visitor.client.post("/admin/logout/")
        visitor.log_in()
        assert visitor.client.post(SECOND, {"code": code}).status_code == 200


def test_recovery_codes_are_shown_once_and_each_opens_the_desk_once(with_app: tuple[Visitor, str, list[str]]) -> None:
    visitor, _key, codes = with_app
    assert len(set(codes)) == 10
    visitor.log_in()
    assert visitor.client.post(SECOND, {"code": f"{codes[0][:4]} {codes[0][4:]}"}).headers["Location"] == "/admin/"
    again = visitor.page("/admin/account/recovery-codes/")
    assert CODE.findall(again) == []
    assert "9 of your 10 recovery codes still work" in again
    visitor.client.post("/admin/logout/")
    visitor.log_in()
    assert visitor.client.post(SECOND, {"code": codes[0]}).status_code == 200


def test_the_codes_can_be_kept_as_a_file_without_javascript(inside: Visitor) -> None:
    inside.client.post("/admin/account/app/", {"code": code_now(_key_of(inside))})
    page = inside.page("/admin/account/recovery-codes/")
    assert 'download="recovery-codes.txt"' in page
    assert "".join(f"{code}%0A" for code in CODE.findall(page)) in page


def _key_of(inside: Visitor) -> str:
    return inside.page("/admin/account/app/").partition("<code>")[2].partition("</code>")[0]


def test_new_codes_end_the_old_ones(inside: Visitor, django_capture_on_commit_callbacks: Any) -> None:
    _key, old = inside.set_up_app()
    with django_capture_on_commit_callbacks(execute=True):
        inside.client.post("/admin/account/recovery-codes/new/")
    new = CODE.findall(inside.page("/admin/account/recovery-codes/"))
    assert len(new) == 10
    assert not set(old) & set(new)
    assert "recovery codes" in str(mail.outbox[-1].body)


def test_a_wrong_code_at_set_up_changes_nothing(inside: Visitor) -> None:
    key = _key_of(inside)
    page = inside.client.post("/admin/account/app/", {"code": "12"}).content.decode()
    assert "not the right code" in page
    assert key in page
    assert not Authenticator.objects.exists()


def test_whoever_sat_down_at_an_open_desk_is_asked_for_the_password(inside: Visitor) -> None:
    with later(301):
        for address in ("/admin/account/app/", "/admin/account/passkeys/add/"):
            answer = inside.client.get(address)
            assert answer.headers["Location"] == f"/admin/account/confirm/?next={address.replace('/', '%2F')}"
        confirm = inside.client.get("/admin/account/app/").headers["Location"]
        assert "This is not your password" in inside.client.post(confirm, {"password": "guess"}).content.decode()
        assert inside.client.post(confirm, {"password": PASSWORD}).headers["Location"] == "/admin/account/app/"
        assert inside.client.get("/admin/account/app/").status_code == 200


def test_removing_the_app_asks_says_and_mails(inside: Visitor, django_capture_on_commit_callbacks: Any) -> None:
    inside.set_up_app()
    assert "your password alone opens the desk" in inside.page("/admin/account/app/remove/")
    with django_capture_on_commit_callbacks(execute=True):
        inside.client.post("/admin/account/app/remove/")
    assert not Authenticator.objects.exists()
    assert [(message.to, "app was removed" in str(message.body)) for message in mail.outbox] == [
        (["ines@example.org"], True)
    ]


@pytest.fixture
def _editors_need_one(settings: Settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = ["Editor", "Managing editor"]


@pytest.mark.usefixtures("_editors_need_one")
def test_a_role_that_needs_a_factor_sets_one_up_before_anything_else(inside: Visitor) -> None:
    inside.user.groups.add(Group.objects.get_or_create(name="Editor")[0])
    for address in ("/admin/", "/admin/articles/article/", "/admin/signed-in/", "/admin/password_change/"):
        assert inside.client.get(address).headers["Location"] == "/admin/account/", address
        assert inside.client.post(address, {"any": "thing"}).status_code == 302, address
    page = inside.page("/admin/account/")
    assert "a stolen password could publish" in page
    assert 'class="desk-nav"' not in page
    inside.set_up_app()
    assert inside.client.get("/admin/").status_code == 200
    assert "a stolen password" not in inside.page("/admin/account/")


@pytest.mark.usefixtures("_editors_need_one")
def test_whoever_had_to_set_one_up_goes_on_to_the_page_they_wanted(inside: Visitor) -> None:
    inside.user.groups.add(Group.objects.get(name="Editor"))
    wanted = "/admin/articles/article/?q=ferry"
    inside.client.get(wanted)
    inside.client.get("/admin/articles/article/signed-in-as/", headers={"Sec-Fetch-Dest": "empty"})
    key = _key_of(inside)
    answer = inside.client.post("/admin/account/app/", {"code": code_now(key)})
    assert f'href="{wanted}"' in inside.page(answer.headers["Location"])
    inside.client.post("/admin/account/recovery-codes/new/")
    assert 'href="/admin/">I have kept them' in inside.page("/admin/account/recovery-codes/")


@pytest.mark.usefixtures("_editors_need_one")
def test_who_may_do_everything_needs_one_and_a_reporter_does_not(client: Client) -> None:
    client.force_login(a_user(is_superuser=True))
    assert client.get("/admin/").headers["Location"] == "/admin/account/"
    reporter = a_user()
    reporter.groups.add(Group.objects.get_or_create(name="Reporter")[0])
    client.force_login(reporter)
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("_editors_need_one")
def test_the_way_out_stays_open_to_whoever_must_set_one_up(client: Client) -> None:
    client.force_login(a_user(is_superuser=True))
    assert client.post("/admin/logout/").headers["Location"] == "/admin/login/"


def test_an_administrator_removes_a_lost_factor_and_its_owner_hears_of_it(
    with_app: tuple[Visitor, str, list[str]], django_capture_on_commit_callbacks: Any
) -> None:
    visitor, _key, _codes = with_app
    administrator = Client()
    administrator.force_login(a_user(is_superuser=True))
    fields = {"action": "remove_second_factor", "_selected_action": [visitor.user.pk]}
    with django_capture_on_commit_callbacks(execute=True):
        told = administrator.post("/admin/authors/user/", fields, follow=True).content.decode()
    assert "now logs in without a second factor" in told
    assert "An administrator removed your second factor" in str(mail.outbox[-1].body)
    assert visitor.log_in().headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    "credential",
    ["", "x", "null", "[]", "{}", '{"id": 1}', '{"response": null}', '{"response": {"userHandle": "!"}}']
    + [json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response}) for response in (
        {},
        {"userHandle": "MQ"},
        {"userHandle": "MQ", "clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"},
        {"userHandle": "enp6enp6enp6enp6eg", "clientDataJSON": "", "authenticatorData": "", "signature": ""},
        {"clientDataJSON": "e30", "attestationObject": "AA"},
    )],
)  # fmt: skip
def test_a_made_up_passkey_opens_nothing_and_breaks_nothing(inside: Visitor, credential: str) -> None:
    added = inside.client.post("/admin/account/passkeys/add/", {"credential": credential, "name": "x"})
    assert added.status_code == 200
    inside.client.post("/admin/logout/")
    for ready in (False, True):
        if ready:
            assert inside.client.get("/admin/login/passkey/", headers={"Accept": "application/json"}).json()
        answer = inside.client.post("/admin/login/passkey/", {"credential": credential})
        assert answer.headers["Location"] == "/admin/login/"
    assert inside.client.get("/admin/").status_code == 302
    assert not Authenticator.objects.exists()
