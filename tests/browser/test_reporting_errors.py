"""A reader reports an error, an editor corrects the story, and the reader reads so: with JavaScript and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.error_reports import deciding
from articles.error_reports.models import Report
from articles.models import Version
from authors import roles
from newsroom import reader_forms
from tests.browser.conftest import log_in
from tests.browser.test_accessibility import complaints
from tests.factories import a_colleague, a_live_version, a_report

BODY = (
    "<p>The first tram left at five.</p><h2>The fare</h2><p>It costs <a href='https://example.org/'>two</a> euros.</p>"
    + "<p>Nobody complained about it.</p>" * 12
)
WRONG = "It costs three euros since May."
#: Would each leave a mark on the window.
HOSTILE = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>javascript:window.hacked=1"


@pytest.fixture(autouse=True)
def readers_are_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_forms, "SECONDS_AT_LEAST", 0)


@pytest.fixture
def version(site: str) -> Version:
    return a_live_version(headline="Trams run all night", slug="trams", body=BODY)


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page in a browser without JavaScript."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def send(page: Page, **typed: str) -> None:
    page.get_by_label("What is wrong?").fill(typed.get("wrong", WRONG))
    page.get_by_label("What is right").fill(typed.get("right", "I take it every day."))
    page.get_by_label("Email").fill(typed.get("email", "ida@example.org"))
    page.get_by_role("button", name="Send the report").click()


def test_an_error_is_reported_where_it_stands_corrected_and_answered(reader: Page, site: str, version: Version) -> None:
    reader.goto(version.get_absolute_url())
    reader.get_by_text("It costs two euros.").hover()
    reader.locator(".report-here").click()
    expect(reader.locator(".reported-passage")).to_have_text("It costs two euros.")
    send(reader)
    ticket = reader.get_by_role("heading", level=1).inner_text()
    expect(reader.locator("main")).to_contain_text("We have received this report")
    expect(reader.locator("main")).not_to_contain_text(WRONG)
    status = reader.url

    log_in(reader.context, site, a_colleague(roles.EDITOR))
    reader.goto("/admin/")
    reader.locator(".desk-waiting").get_by_role("link", name=re.compile("1 error report has waited")).click()
    reader.get_by_role("link", name=ticket).click()
    expect(reader.locator(".report-words").first).to_have_text(WRONG)
    reader.get_by_role("button", name="Make a correction").click()
    expect(reader.locator(".story-reports")).to_contain_text("Correction begun")
    reader.goto(f"/admin/articles/article/{version.article_id}/publish/")
    expect(reader.get_by_label("Correction: a fact was wrong")).to_be_checked()
    expect(reader.get_by_label(re.compile(ticket))).to_be_checked()
    reader.get_by_label("Note to readers").fill("A ticket costs three euros.")
    reader.get_by_role("button", name="Publish update").click()
    expect(reader.locator(".messagelist")).to_contain_text("Published.")

    reader.context.clear_cookies()
    reader.goto(status)
    expect(reader.locator("main")).to_contain_text("We have corrected the story.")
    expect(reader.locator("main")).to_contain_text("A ticket costs three euros.")


def test_an_error_is_reported_without_javascript(plain: Page, version: Version) -> None:
    plain.goto(version.get_absolute_url())
    plain.get_by_role("link", name="Report an error in this story").click()
    plain.get_by_label("Where is it?").select_option(label="It costs two euros.")
    send(plain)
    ticket = plain.get_by_role("heading", level=1).inner_text()
    assert Report.objects.get(ticket=ticket).passage == "It costs two euros."
    plain.goto("/error-reports/")
    plain.get_by_label("Number of the report").fill(ticket.lower())
    plain.get_by_role("button", name="Show the report").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(ticket)


def test_the_keyboard_reaches_every_passage(reader: Page, version: Version) -> None:
    reader.goto(version.get_absolute_url())
    reader.get_by_role("link", name="two").focus()
    reader.keyboard.press("Tab")
    expect(reader.locator(".report-here")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator(".reported-passage")).to_have_text("It costs two euros.")
    reader.get_by_label("Where is it?").focus()
    reader.keyboard.press("ArrowUp")
    for words in (WRONG, "I take it every day.", "ida@example.org"):
        reader.keyboard.press("Tab")
        reader.keyboard.insert_text(words)
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Send the report")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator("main")).to_contain_text("We have received this report")
    assert Report.objects.get().passage == "The fare"


def test_what_is_selected_can_be_reported_and_nothing_moves_for_it(reader: Page, version: Version) -> None:
    for width in (1440, 390):
        reader.set_viewport_size({"width": width, "height": 800})
        reader.goto(version.get_absolute_url())
        passage, following = reader.locator(".prose p").nth(0), reader.locator(".prose p").nth(1)
        before = following.bounding_box()
        passage.select_text()
        expect(reader.locator(".report-here")).to_be_visible()
        assert following.bounding_box() == before
        assert reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        href = reader.locator(".report-here").get_attribute("href") or ""
        assert href.endswith("/report-an-error/1-1/")


def test_hostile_words_are_words_everywhere(reader: Page, site: str, version: Version) -> None:
    a_report(version, passage=HOSTILE, right=HOSTILE, wrong=HOSTILE, suspicion=HOSTILE[:200])
    reader.goto(f"{version.get_absolute_url()}report-an-error/")
    send(reader, wrong=HOSTILE, right=HOSTILE, email=HOSTILE)
    expect(reader.get_by_label("What is wrong?")).to_have_value(HOSTILE)
    send(reader, wrong=HOSTILE, right=HOSTILE)
    for report in Report.objects.all():
        deciding.refuse(report, by=None, answer=HOSTILE)
        reader.goto(report.get_absolute_url())
        expect(reader.locator("main")).to_contain_text("onerror")
        assert reader.evaluate("window.hacked") is None
        deciding.reopen(report, by=None, reason=HOSTILE)
    log_in(reader.context, site, a_colleague(roles.EDITOR))
    for address in (
        "/admin/error_reports/report/",
        *(f"/admin/error_reports/report/{report.pk}/change/" for report in Report.objects.all()),
        f"/admin/articles/article/{version.article_id}/change/",
        f"/admin/articles/article/{version.article_id}/publish/",
    ):
        reader.goto(address)
        expect(reader.get_by_text("onerror").first).to_be_attached()
        assert reader.evaluate("window.hacked") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(reader: Page, site: str, version: Version, scheme: str) -> None:
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.goto(f"{version.get_absolute_url()}report-an-error/1-3/")
    reader.get_by_role("button", name="Send the report").click()
    assert reader.locator("[aria-invalid=true]").count() == 1
    told = complaints(reader)
    received, checking, unchanged = (a_report(version, suspicion="Odd.", email="ida@example.org") for _ in range(3))
    deciding.begin_correction(checking, by=None)
    deciding.refuse(unchanged, by=None, answer="We asked the driver.")
    reader.goto(version.get_absolute_url())
    reader.get_by_text("It costs two euros.").hover()
    expect(reader.locator(".report-here")).to_be_visible()
    told += complaints(reader)
    public = [report.get_absolute_url() for report in (received, checking, unchanged)]
    log_in(reader.context, site, a_colleague(roles.EDITOR))
    desk = [f"/admin/error_reports/report/{report.pk}/change/" for report in (received, checking, unchanged)]
    story = f"/admin/articles/article/{version.article_id}"
    for address in (*public, "/error-reports/", "/admin/error_reports/report/", *desk, f"{story}/publish/"):
        reader.goto(address)
        told += complaints(reader)
    reader.goto(desk[0])
    reader.get_by_role("button", name="Answer: no change").click()
    expect(reader.get_by_role("alert")).to_contain_text("Tell the reader why")
    assert told + complaints(reader) == []


def test_no_page_scrolls_sideways_on_a_phone(reader: Page, site: str, version: Version) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    long = "Donaudampfschifffahrtsgesellschaft" * 9
    report = a_report(version, passage=long, wrong=long, right=f"https://example.org/{long}")
    answered = a_report(version)
    deciding.refuse(answered, by=None, answer=long)
    log_in(reader.context, site, a_colleague(roles.EDITOR))
    desk = [f"/admin/error_reports/report/{shown.pk}/change/" for shown in (report, answered)]
    form = f"{version.get_absolute_url()}report-an-error/1-3/"
    story = f"/admin/articles/article/{version.article_id}/change/"
    for address in (form, answered.get_absolute_url(), "/admin/error_reports/report/", *desk, story):
        reader.goto(address)
        wide = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address
