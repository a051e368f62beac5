"""The desk in a real browser: legible for everyone, at any width, in both themes, and within our policy."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Section
from authors.models import User
from tests.factories import a_photo, a_review, a_user, an_article, an_author

PASSWORD = "four unrelated words here"
WIDTHS = (390, 768, 1440)


@pytest.fixture
def boss(site: str) -> User:
    return a_user(email="ines@example.org", name="Inès Marchetti", password=PASSWORD, is_superuser=True)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Collect what the browser has to say: blocked styles and scripts, errors of scripts."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def desk(page: Page, boss: User, complaints: list[str]) -> Page:
    page.goto("/admin/login/")
    page.get_by_label("Email address").fill("INES@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The desk")
    return page


def flaws(page: Page) -> list[str]:
    return [
        f"{flaw['id']}: {[node['html'][:160] for node in flaw['nodes']]}"
        for flaw in Axe().run(page).response["violations"]
    ]


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_way_in_has_no_barriers(page: Page, boss: User, complaints: list[str], theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    page.goto("/admin/login/")
    assert flaws(page) == []
    page.get_by_label("Email address").fill("ines@example.org")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("do not open the desk")
    assert flaws(page) == []
    assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_of_the_desk_have_no_barriers(desk: Page, complaints: list[str], theme: str) -> None:
    desk.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    review = a_review(findings=["unmarked"])
    photo = a_photo()
    author = an_author(beats=["harbour"], portrait=photo)
    story = f"/admin/articles/article/{an_article(due=timezone.now()).pk}/"
    for address in (
        "/admin/",
        "/admin/articles/article/",
        f"{story}schedule/",
        f"{story}embargo/",
        f"{story}links/",
        "/admin/articles/article/calendar/",
        "/admin/articles/section/",
        "/admin/photos/photo/",
        f"/admin/photos/photo/{photo.pk}/change/",
        f"/admin/photos/photo/{photo.pk}/hold/",
        "/admin/reviews/review/",
        f"/admin/reviews/review/{review.pk}/change/",
        "/admin/authors/author/",
        f"/admin/authors/author/{author.pk}/change/",
        "/admin/authors/user/",
        "/admin/authors/user/add/",
        "/admin/account/",
    ):
        desk.goto(address)
        assert flaws(desk) == [], address
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 844})
    review = a_review(headline="Missing the other side of the argument", name="P. Moriarty-Vance of the Quay Street")
    author = an_author(name="Rosalind Q. Featherstonehaugh-Carmichael", job_title="Correspondent " * 6)
    a_photo(title="Trawlers at the old basin before dawn, seen from the harbour office")
    story = an_article(headline="Deputy mayor resigns over the stalled Millreach homes " * 2, due=timezone.now())
    for address in (
        "/admin/",
        "/admin/articles/article/",
        f"/admin/articles/article/{story.pk}/change/",
        f"/admin/articles/article/{story.pk}/embargo/",
        f"/admin/articles/article/{story.pk}/links/",
        "/admin/articles/article/calendar/?view=month",
        "/admin/reviews/review/",
        f"/admin/reviews/review/{review.pk}/change/",
        "/admin/authors/author/",
        f"/admin/authors/author/{author.pk}/change/",
        "/admin/authors/user/",
        "/admin/articles/section/",
        "/admin/articles/topic/",
        "/admin/photos/photo/",
        "/admin/auth/group/add/",
    ):
        desk.goto(address)
        assert overflow(desk) <= 0, address


def test_the_theme_can_be_chosen_against_the_system(desk: Page) -> None:
    def paper() -> str:
        colour: str = desk.evaluate("getComputedStyle(document.body).backgroundColor")
        return colour

    assert paper() == "rgb(251, 248, 242)"
    toggle = desk.get_by_role("button", name=re.compile("theme"))
    toggle.click()
    assert paper() == "rgb(21, 20, 18)"
    desk.goto("/admin/authors/author/")
    assert paper() == "rgb(21, 20, 18)"
    desk.emulate_media(color_scheme="dark", reduced_motion="reduce")
    desk.get_by_role("button", name=re.compile("theme")).click()
    desk.get_by_role("button", name=re.compile("theme")).click()
    assert paper() == "rgb(251, 248, 242)"


def test_the_address_of_an_author_writes_itself_and_widgets_obey_the_policy(desk: Page, complaints: list[str]) -> None:
    a_photo(title="Ada at the quay")
    desk.goto("/admin/authors/author/add/")
    desk.get_by_label("Name", exact=True).press_sequentially("Ada Okafor")
    expect(desk.get_by_label("Address", exact=True).first).to_have_value("ada-okafor")

    desk.locator(".field-portrait .select2-selection").click()
    desk.locator(".select2-search__field").press_sequentially("quay")
    desk.get_by_role("option", name="Ada at the quay").click()
    desk.locator(".field-began_in_journalism .datetimeshortcuts .date-icon").click()
    expect(desk.locator(".calendarbox").first).to_be_visible()
    assert flaws(desk) == []
    desk.locator(".calendarbox td.today a").click()
    desk.get_by_role("button", name="Add another Link").click()
    desk.locator("#id_links-0-network").select_option("website")
    desk.locator("#id_links-0-url").fill("https://ada.example/")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist")).to_contain_text("Ada Okafor")
    assert complaints == []


def test_the_order_of_sections_is_changed_in_the_list(desk: Page) -> None:
    for n, name in enumerate(["Harbour", "Politics"]):
        Section.objects.create(name=name, slug=name.lower(), position=n)
    desk.goto("/admin/articles/section/")
    desk.locator("#id_form-0-position").fill("9")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator(".messagelist")).to_be_visible()
    assert [section.name for section in Section.objects.all()] == ["Politics", "Harbour"]
