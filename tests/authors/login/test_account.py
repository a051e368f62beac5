"""One's own account: where one is logged in, another password, a forgotten one."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from authors.login.mail import send_change
from authors.models import User
from authors.templatetags.authors import browser_in_words
from tests.authors.login.conftest import PASSWORD, Visitor, later
from tests.factories import a_user

pytestmark = pytest.mark.django_db

NEW = "eleven quiet trams at dawn"
FORGOTTEN = "/admin/login/forgotten/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) "
    "Version/19.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def elsewhere(inside: Visitor) -> Visitor:
    """Log the same person in on a phone."""
    other = Visitor(Client(headers={"User-Agent": PHONE}), inside.user)
    other.log_in()
    return other


def is_in(visitor: Visitor) -> bool:
    return visitor.client.get("/admin/").status_code == 200


def test_where_one_is_logged_in_is_listed_and_ended(inside: Visitor, elsewhere: Visitor) -> None:
    stranger = Visitor(Client(), a_user(email="tom@example.org", password=PASSWORD))
    stranger.log_in("tom@example.org")
    page = inside.page("/admin/account/sessions/")
    assert page.count("127.0.0.1") == 2
    assert page.count("(this one)") == 1
    assert "Safari on an iPhone" in page
    inside.client.post("/admin/account/sessions/")
    assert (is_in(inside), is_in(elsewhere), is_in(stranger)) == (True, False, True)
    assert "Safari on an iPhone" not in inside.page("/admin/account/sessions/")


def test_a_new_password_ends_all_other_sessions(
    inside: Visitor, elsewhere: Visitor, django_capture_on_commit_callbacks: Any
) -> None:
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    with django_capture_on_commit_callbacks(execute=True):
        assert inside.client.post("/admin/password_change/", fields).headers["Location"] == "/admin/account/"
    assert (is_in(inside), is_in(elsewhere)) == (True, False)
    assert "Your password was changed." in str(mail.outbox[-1].body)
    assert elsewhere.log_in(password=NEW).headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"oldpassword": "guess"}, "This is not the password you have now."),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password2": "another thing"}, "same password"),
    ],
)
def test_a_password_is_not_changed_by_mistake(inside: Visitor, fields: dict[str, str], told: str) -> None:
    posted = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW} | fields
    page = inside.client.post("/admin/password_change/", posted).content.decode()
    assert told in page
    assert not re.search(r'type="password"[^>]*value=', page)


def link_in_mail() -> str:
    found = re.search(r"http://localhost:8000(\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_a_forgotten_password_is_replaced_with_a_link_sent_by_mail(client: Client, ines: User) -> None:
    assert client.post(FORGOTTEN, {"email": "INES@example.org"}).headers["Location"] == f"{FORGOTTEN}sent/"
    (sent,) = mail.outbox
    assert sent.to == ["ines@example.org"]
    link = link_in_mail()
    form = client.get(link).headers["Location"]
    answer = client.post(form, {"password1": NEW, "password2": NEW}, follow=True)
    assert "<h1>Your password is changed</h1>" in answer.content.decode()
    assert not is_in(Visitor(client, ines))
    assert Visitor(client, ines).log_in(password=NEW).headers["Location"] == "/admin/"
    assert "no longer works" in Client().get(link).content.decode()


def test_a_link_in_a_mail_ends_after_four_hours(client: Client, ines: User) -> None:
    client.post(FORGOTTEN, {"email": "ines@example.org"})
    with later(4 * 3600 + 60):
        assert "no longer works" in client.get(link_in_mail()).content.decode()


@pytest.mark.parametrize(
    "token", ["zzzzzzzzzzzzz/x", "1/x", "-/-", "zzzzzzzzzzzzzzzzzzzz/x", "%00/%00", "1y2p0ij32e8e7/a"]
)
def test_a_made_up_link_is_told_so(client: Client, token: str) -> None:
    assert "no longer works" in client.get(f"{FORGOTTEN}{token}/").content.decode()


def test_nobody_learns_who_logs_in_here(client: Client, ines: User) -> None:
    a_user(email="closed@example.org", is_active=False)
    answers = {
        (answer.status_code, answer.headers["Location"])
        for email in ("ines@example.org", "nobody@example.org", "closed@example.org")
        for answer in [client.post(FORGOTTEN, {"email": email})]
    }
    assert len(answers) == 1
    assert [message.to for message in mail.outbox] == [["ines@example.org"]]


def test_a_second_factor_is_asked_for_after_a_new_password_too(inside: Visitor) -> None:
    inside.set_up_app()
    inside.client.logout()
    inside.client.post(FORGOTTEN, {"email": "ines@example.org"})
    form = inside.client.get(link_in_mail()).headers["Location"]
    inside.client.post(form, {"password1": NEW, "password2": NEW})
    assert inside.log_in(password=NEW).headers["Location"] == "/admin/login/second-factor/"


def test_a_mail_about_someone_who_is_gone_is_not_sent(ines: User) -> None:
    send_change.call(0, "password_changed")
    send_change.call(ines.pk, "nothing that is known")
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [(FIREFOX, "Firefox on Linux"), (PHONE, "Safari on an iPhone"), ("curl/8.1", "Some browser"), ("", "Some browser")],
)
def test_a_browser_has_a_name(user_agent: str, words: str) -> None:
    assert browser_in_words(user_agent) == words


PAGES = (
    "/admin/account/",
    "/admin/account/app/",
    "/admin/account/passkeys/add/",
    "/admin/account/sessions/",
    "/admin/password_change/",
    "/admin/logout/",
    "/admin/signed-in/",
    "/admin/account/confirm/",
)
WITH_APP = (
    "/admin/account/",
    "/admin/account/app/remove/",
    "/admin/account/recovery-codes/",
    "/admin/account/recovery-codes/new/",
    "/admin/account/confirm/code/",
)
AT_THE_DOOR = ("/admin/login/", FORGOTTEN, f"{FORGOTTEN}sent/", f"{FORGOTTEN}done/", f"{FORGOTTEN}1/x/")


def assert_sound(client: Client, address: str, html_valid: Callable[[str], None]) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page = answer.content.decode()
    html_valid(page.replace("<button class", '<button type="button" class'))  # the stock admin's own
    headings = re.findall(r"<h1>([^<]+)</h1>", page)
    assert len(headings) == 1, address
    assert f"<title>{headings[0]} – " in page, address
    assert 'name="robots" content="NONE' in page, address
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", ")), address
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(\ssrc=|application/json))[^>]*>", page), address


def test_every_page_of_the_login_is_sound(inside: Visitor, html_valid: Callable[[str], None]) -> None:
    for address in PAGES:
        assert_sound(inside.client, address, html_valid)
    inside.set_up_app()
    for address in WITH_APP:
        assert_sound(inside.client, address, html_valid)
    for address in AT_THE_DOOR:
        assert_sound(Client(), address, html_valid)
    inside.client.logout()
    inside.log_in()
    assert_sound(inside.client, "/admin/login/second-factor/", html_valid)


def test_a_passkey_has_pages_of_its_own(inside: Visitor, html_valid: Callable[[str], None]) -> None:
    key = Authenticator.objects.create(user=inside.user, type="webauthn", data={"name": "Blue <key>", "credential": {}})
    assert_sound(inside.client, "/admin/account/", html_valid)
    for address in (f"/admin/account/passkeys/{key.pk}/", f"/admin/account/passkeys/{key.pk}/remove/"):
        assert_sound(inside.client, address, html_valid)
    inside.client.post(f"/admin/account/passkeys/{key.pk}/", {"name": "Phone"})
    assert "Phone" in inside.page("/admin/account/")
    stranger = Client()
    stranger.force_login(a_user())
    assert stranger.post(f"/admin/account/passkeys/{key.pk}/remove/").status_code in {302, 404}
    inside.client.post(f"/admin/account/passkeys/{key.pk}/remove/")
    assert not Authenticator.objects.exists()
