"""The desk's frame: the way in, the sections of work, and what stands on every page."""

import re

import pytest
from django.contrib import admin
from django.core.paginator import Paginator
from django.test import Client

from articles.models import Topic
from authors.models import User
from newsroom.admin import BoundedPaginator
from tests.factories import a_review, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_user(db: None) -> User:
    return a_user(is_superuser=True, name="Inès Marchetti")


def names_in_nav(page: str) -> list[str]:
    nav = page[page.index('class="desk-nav"') : page.index("</nav>", page.index('class="desk-nav"'))]
    return re.findall(r'<a href="[^"]+"[^>]*>\s*([^\n<]+?)\s*(?:<|\n)', nav)


def test_the_sections_of_work_stand_in_the_order_of_the_work(admin_client: Client) -> None:
    shown = names_in_nav(admin_client.get("/admin/").content.decode())
    stories = ["Stories", "Calendar", "Error reports", "Sections", "Topics"]
    reviews = ["Reviews", "Stories closed for reviews", "Rules", "Banned and suspect words", "Policy", "Readers"]
    assert shown == [*stories, *reviews, "Photos", "Authors", "Users", "Groups", "Task Results"]


def test_an_editor_sees_their_work_and_no_machinery(client: Client) -> None:
    rights = ("articles.view_article", "django_tasks_database.view_dbtaskresult", "authors.view_author")
    client.force_login(a_user(*rights))
    assert names_in_nav(client.get("/admin/").content.decode()) == ["Stories", "Calendar", "Authors"]


def test_someone_without_rights_is_told_whom_to_ask(client: Client) -> None:
    client.force_login(a_user())
    assert "Ask an administrator" in client.get("/admin/").content.decode()


def test_the_front_page_counts_what_waits_once(client: Client, django_assert_max_num_queries: object) -> None:
    client.force_login(a_user("reviews.moderate_review"))
    for _ in range(2):
        a_review()
    with django_assert_max_num_queries(6) as queries:  # type: ignore[operator]
        page = client.get("/admin/").content.decode()
    assert "<b>2</b> reader reviews wait for a decision" in page
    assert sum("COUNT" in query["sql"] for query in queries.captured_queries) == 1


def test_one_review_waits_in_the_singular(client: Client) -> None:
    client.force_login(a_user("reviews.moderate_review"))
    a_review()
    assert "<b>1</b> reader review waits for a decision" in client.get("/admin/").content.decode()


def test_nothing_waiting_is_said_in_a_sentence(client: Client) -> None:
    client.force_login(a_user("reviews.moderate_review"))
    assert "Everything that came in has been seen to." in client.get("/admin/").content.decode()


def test_what_waits_for_moderators_is_not_counted_for_others(client: Client) -> None:
    client.force_login(a_user("reviews.view_review"))
    a_review()
    assert "for a decision" not in client.get("/admin/").content.decode()


def test_the_page_of_one_part_of_the_work_lists_only_that(admin_client: Client) -> None:
    page = admin_client.get("/admin/authors/").content.decode()
    assert [name for name in ("Authors", "Users", "Groups") if f">{name}</a></dt>" in page] == [
        "Authors",
        "Users",
        "Groups",
    ]
    assert ">Stories</a></dt>" not in page


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/articles/section/", "/admin/authors/author/add/", "/admin/reviews/review/"]
)
def test_no_page_of_the_desk_has_inline_style_or_script(admin_client: Client, address: str) -> None:
    page = admin_client.get(address).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)[^>]*>", page)
    assert "desk.css" in page


def test_the_library_s_own_tags_are_not_on_the_desk() -> None:
    assert "taggit" not in {model._meta.app_label for model in admin.site._registry}


def test_a_long_list_is_counted_no_further_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedPaginator, "most", 3)
    for n in range(5):
        Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}")
    bounded: Paginator[Topic] = BoundedPaginator(Topic.objects.all(), 2)
    assert (bounded.count, bounded.num_pages) == (3, 2)


def test_a_list_that_was_not_counted_to_its_end_says_so(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BoundedPaginator, "most", 3)
    for n in range(5):
        Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}")
    assert "The first 3 topics: search to see others" in admin_client.get("/admin/articles/topic/").content.decode()
