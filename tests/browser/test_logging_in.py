"""Coming in as people do: with a finger, with a phone, with a piece of paper, and in a second window."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, CDPSession, Page, expect

from authors.models import User
from tests.authors.login.conftest import PASSWORD, code_now
from tests.browser.conftest import log_in
from tests.factories import a_user

REFUSE = "() => { navigator.credentials.get = async () => { throw new DOMException('', 'NotAllowedError') } }"
#: A login renews the token of forms, so one that was open before needs the new one. No script can read its cookie.
TAKE_FRESH_TOKEN = """
async () => {
  const page = await (await fetch("/admin/signed-in/")).text();
  const token = "[name=csrfmiddlewaretoken]";
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector(token).value;
  for (const field of document.querySelectorAll(token)) field.value = fresh;
}
"""
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def nobody_has_tried(site: str) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ines(site: str) -> User:
    return a_user(email="ines@example.org", name="Inès Marchetti", password=PASSWORD, is_superuser=True)


@pytest.fixture
def device(reader: Page) -> CDPSession:
    """Give the browser a device that can hold passkeys and knows its owner."""
    session = reader.context.new_cdp_session(reader)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return session


def type_password(page: Page, to: str = "/admin/") -> None:
    page.goto(f"/admin/login/?next={to}")
    page.get_by_label("Email address").fill("ines@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def assert_good(page: Page) -> None:
    flaws = Axe().run(page).response["violations"]
    assert [f"{flaw['id']}: {flaw['nodes'][0]['html'][:160]}" for flaw in flaws] == [], page.url
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, page.url


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    heading(page, "Log in to the desk")


def test_a_passkey_is_made_and_opens_the_desk_by_itself(reader: Page, ines: User, device: CDPSession) -> None:
    reader.set_viewport_size({"width": 390, "height": 844})
    type_password(reader)
    reader.get_by_role("link", name="Your account").click()
    reader.get_by_role("link", name="Add a passkey").click()
    reader.get_by_label("Name").fill("Laptop")
    assert_good(reader)
    reader.get_by_role("button", name="Make the passkey").click()
    heading(reader, "Recovery codes")
    reader.get_by_role("link", name="Your account").first.click()
    expect(reader.get_by_role("link", name="Rename Laptop")).to_be_visible()
    assert_good(reader)
    log_out(reader)

    reader.goto("/admin/login/?next=/admin/authors/author/")
    assert_good(reader)
    reader.get_by_role("button", name="Log in with a passkey").click()
    expect(reader).to_have_url(re.compile("/admin/authors/author/$"))
    log_out(reader)

    type_password(reader)
    heading(reader, "The second factor")
    assert_good(reader)
    reader.get_by_role("button", name="Use a passkey").click()
    heading(reader, "The desk")


def test_a_browser_that_gives_no_passkey_says_what_to_do(reader: Page, ines: User, device: CDPSession) -> None:
    reader.goto("/admin/login/")
    reader.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError')) }"
    )
    reader.get_by_role("button", name="Log in with a passkey").click()
    expect(reader.get_by_role("alert")).to_contain_text("The browser gave none. Try again, or take another way.")
    assert_good(reader)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_app_is_set_up_and_a_code_on_paper_replaces_it(reader: Page, ines: User, scheme: str) -> None:
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    type_password(reader)
    heading(reader, "The desk")
    reader.goto("/admin/account/app/")
    picture = reader.get_by_alt_text("QR code for your authenticator app")
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 0
    reader.get_by_text("It cannot be scanned").click()
    assert_good(reader)
    key = reader.locator("code").inner_text()
    reader.get_by_label("Code that the app shows").fill(code_now(key))
    reader.keyboard.press("Enter")
    heading(reader, "Recovery codes")
    expect(reader.get_by_role("button", name="Print")).to_be_visible()
    assert_good(reader)
    codes = reader.locator("[data-codes] code").all_inner_texts()
    with reader.expect_download() as kept:
        reader.get_by_role("link", name="Download").click()
    assert kept.value.path().read_text().split() == codes
    log_out(reader)

    type_password(reader, to="/admin/signed-in/")
    reader.get_by_label("Code").fill(codes[0])
    reader.keyboard.press("Enter")
    heading(reader, "You are logged in")
    assert_good(reader)


def test_someone_whose_session_ended_logs_in_in_another_window_and_goes_on(reader: Page, ines: User, site: str) -> None:
    log_in(reader.context, site, ines)
    reader.goto("/admin/authors/author/add/")
    reader.get_by_label("Name", exact=True).fill("Ada Okafor")
    reader.context.clear_cookies(name="newsroom_session")
    with reader.context.expect_page() as opened:
        reader.evaluate("open('/admin/login/?next=/admin/signed-in/')")
    window = opened.value
    type_password(window, to="/admin/signed-in/")
    heading(window, "You are logged in")
    window.close()
    reader.evaluate(TAKE_FRESH_TOKEN)
    reader.get_by_role("button", name="Save", exact=True).click()
    expect(reader.get_by_role("link", name="Ada Okafor").first).to_be_visible()


def test_another_browser_is_logged_out_from_here(reader: Page, ines: User, browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site) as context:
        other = context.new_page()
        type_password(other)
        heading(other, "The desk")
        type_password(reader)
        heading(reader, "The desk")
        reader.goto("/admin/account/sessions/")
        assert_good(reader)
        reader.get_by_role("button", name="Log out everywhere else").click()
        expect(reader.get_by_text("You are logged out everywhere else.")).to_be_visible()
        other.reload()
        heading(other, "Log in to the desk")
