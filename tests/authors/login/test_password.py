"""Coming in with an address and a password, going where one wanted to go, and going out."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from authors.models import User
from tests.authors.login.conftest import PASSWORD, Visitor
from tests.factories import a_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["ines@example.org", "Ines@Example.ORG", "  INES@example.org "])
def test_an_email_address_opens_the_desk_in_any_case(visitor: Visitor, written: str) -> None:
    assert visitor.log_in(written).headers["Location"] == "/admin/"
    assert visitor.client.get("/admin/").status_code == 200


def test_an_address_with_capitals_on_file_opens_the_desk_too(client: Client) -> None:
    a_user(email="Tom@example.org", password=PASSWORD)
    fields = {"login": "tom@example.org", "password": PASSWORD}
    assert client.post("/admin/login/", fields).headers["Location"] == "/admin/"


@pytest.mark.parametrize("fields", [{"password": "something else entirely"}, {"is_active": False}, {"is_staff": False}])
def test_whoever_may_not_enter_is_told_in_one_sentence_that_gives_nothing_away(
    client: Client, fields: dict[str, object]
) -> None:
    user = a_user(**{"email": "ines@example.org", "password": PASSWORD, **fields})
    page = Visitor(client, user).log_in().content.decode()
    assert "This address and this password do not open the desk." in page
    assert 'value="ines@example.org"' in page
    assert PASSWORD not in page


def test_an_empty_login_form_is_told_at_the_fields(visitor: Visitor) -> None:
    page = visitor.log_in("", "").content.decode()
    assert page.count("This field is required.") == 2
    assert "<title>Error: Log in to the desk" in page


def desk_addresses(resolver: URLResolver, prefix: str = "/admin/") -> set[str]:
    """Return an example of every address of the desk that takes no argument or a number."""
    found = set()
    for part in resolver.url_patterns:
        address = prefix + str(part.pattern).lstrip("^").rstrip("$").replace("<int:pk>", "1")
        address = address.replace("<path:object_id>", "1").replace("<id>", "1")
        if isinstance(part, URLResolver):
            found |= desk_addresses(part, address)
        elif isinstance(part, URLPattern) and not set(address) & set("<(?"):
            found.add(address.replace("\\Z", ""))
    return found


AT_THE_DOOR = (
    "/admin/login/",
    "/admin/login/forgotten/",
    "/admin/login/forgotten/sent/",
    "/admin/login/forgotten/done/",
)


def test_every_address_of_the_desk_leads_the_anonymous_to_the_login(client: Client) -> None:
    resolvers = [part for part in get_resolver().url_patterns if str(part.pattern) == "admin/"]
    addresses = {address for part in resolvers if isinstance(part, URLResolver) for address in desk_addresses(part)}
    assert len(addresses) > 60
    open_ones = set()
    for address in sorted(addresses):
        answer = client.get(address)
        if answer.status_code == 200:
            open_ones.add(address)
        else:
            assert answer.status_code == 302, address
            assert answer.headers["Location"].partition("?")[0] == "/admin/login/", address
    assert open_ones == set(AT_THE_DOOR)


def test_the_way_to_a_page_leads_there_after_logging_in(visitor: Visitor) -> None:
    wanted = "/admin/authors/author/?q=ada"
    asked = visitor.client.get(wanted).headers["Location"]
    assert 'value="/admin/authors/author/?q=ada"' in visitor.page(asked)
    fields = {"login": "ines@example.org", "password": PASSWORD, "next": wanted}
    assert visitor.client.post(asked, fields).headers["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "http://testserver@evil.example/",
        "\x00//evil.example",
        "http://localhost/",
    ],
)
def test_next_never_leads_off_the_site(visitor: Visitor, elsewhere: str) -> None:
    assert visitor.log_in(to=elsewhere).headers["Location"] == "/admin/"
    assert visitor.client.get("/admin/login/", {"next": elsewhere}).headers["Location"] == "/admin/"
    out = visitor.client.post("/admin/logout/", {"next": elsewhere})
    assert out.headers["Location"] == "/admin/login/"


def test_a_window_that_only_logs_in_again_may_be_closed(visitor: Visitor) -> None:
    assert visitor.log_in(to="/admin/signed-in/").headers["Location"] == "/admin/signed-in/"
    page = visitor.page("/admin/signed-in/")
    assert "<h1>You are logged in</h1>" in page
    assert "You may close this window" in page


def test_logging_out_ends_the_session_and_is_asked_for_by_post(inside: Visitor) -> None:
    assert "Log out" in inside.page("/admin/logout/")
    assert inside.client.get("/admin/").status_code == 200
    inside.client.post("/admin/logout/")
    assert inside.client.get("/admin/").status_code == 302
    assert "You are logged out." in inside.page("/admin/login/")


def test_a_session_gets_a_new_name_with_the_login_and_a_login_that_is_closed_ends_it(visitor: Visitor) -> None:
    visitor.page("/admin/login/")
    visitor.client.session.save()
    before = set(Session.objects.values_list("session_key", flat=True))
    visitor.log_in()
    assert visitor.client.session.session_key not in before
    User.objects.filter(pk=visitor.user.pk).update(is_staff=False)
    assert visitor.client.get("/admin/").status_code == 302


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor: Visitor) -> None:
    visitor.log_in()
    cookie = visitor.client.cookies["newsroom_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_nobody_can_sign_up(client: Client) -> None:
    for address in ("/admin/signup/", "/admin/account/signup/", "/admin/account/email/", "/accounts/signup/"):
        assert client.get(address).status_code in {302, 404}, address
        assert client.post(address, {"email": "new@example.org", "password1": PASSWORD}).status_code in {302, 404}
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_attempt_is_logged_without_what_was_typed_or_whence(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        visitor.log_in(password="wrong but secret")
        visitor.log_in()
    told = [record.getMessage() for record in caplog.records if record.name == "authors.login"]
    assert [line.partition(",")[0] for line in told] == ["refused: password", "logged in"]
    assert told[0].partition("login ")[2] == told[1].partition("login ")[2]
    for secret in ("wrong but secret", "ines@", PASSWORD, "127.0.0.1"):
        assert secret not in caplog.text


@pytest.mark.parametrize("address", AT_THE_DOOR)
def test_no_page_at_the_door_is_kept(client: Client, address: str) -> None:
    assert {"no-store", "private"} <= set(client.get(address).headers["Cache-Control"].split(", "))
