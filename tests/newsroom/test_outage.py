"""The database does not answer: words, a status that caches understand, and what was typed comes back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from newsroom.outage import KNOWN
from tests.articles.admin.conftest import Desk
from tests.articles.reviews.reader import TYPED
from tests.factories import a_live_version, a_user
from tests.site.reading import Page

pytestmark = pytest.mark.django_db

STORY = {
    "csrfmiddlewaretoken": "the token of then",
    "headline": "Ferry sails at “noon” <b>&",
    "body": "\n<p>It left.</p>\n<p>Nobody\twas aboard.</p>",
    "bylines-TOTAL_FORMS": "1",
    "bylines-0-author": "3",
    "topics": ["a", "b"],
    "_save": "Save",
}


@pytest.fixture
def away() -> Iterator[list[str]]:
    """Let every query fail, and return what was asked."""
    asked: list[str] = []

    def fail(_execute: object, sql: str, *_: Any) -> None:
        asked.append(sql)
        raise OperationalError("The server closed the connection.")

    with connection.execute_wrapper(fail):
        yield asked


@pytest.fixture
def story() -> str:
    return a_live_version().get_absolute_url()


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(a_user(is_staff=True, is_superuser=True))
    assert client.get(reverse("admin:index")).status_code == 200
    return client


def resent(answer: Any) -> dict[str, list[str]]:
    """Return what the form on the page sends, as a browser would."""
    [form] = Page("", answer).all("//form[@method='post']")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # Browsers drop the line break at the start of a text area, which the page puts there.
        is_text = form.xpath(f".//textarea[@name='{name}']")
        sent.setdefault(name, []).append(str(value).removeprefix("\n") if is_text else str(value))
    return sent


def test_an_editor_gets_everything_back_that_was_typed(editor: Client, away: list[str]) -> None:
    path = reverse("admin:articles_article_add") + "?kept=1"
    answer = editor.post(path, STORY)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "no-store" in answer["Cache-Control"]
    page = Page("", answer)
    assert "nothing was saved" in page.one("//*[@role='alert']")
    assert page.all("//form[@method='post']")[0].get("action") == path
    sent = resent(answer)
    assert sent.pop("csrfmiddlewaretoken") != [STORY["csrfmiddlewaretoken"]]
    # Browsers send line breaks as CRLF, whatever they were.
    assert {name: [value.replace("\r\n", "\n") for value in values] for name, values in sent.items()} == {
        name: value if isinstance(value, list) else [value]
        for name, value in STORY.items()
        if name != "csrfmiddlewaretoken"
    }
    assert len(away) == 1


def test_a_file_must_be_chosen_again_and_is_named(editor: Client, away: list[str]) -> None:
    file = SimpleUploadedFile("ferry.jpg", b"...", "image/jpeg")
    answer = editor.post(reverse("admin:photos_photo_add"), {"title": "Ferry at noon", "file": file})
    assert answer.status_code == 503
    assert "choose it again afterwards (ferry.jpg)" in answer.content.decode()


def test_a_password_is_never_repeated(editor: Client, away: list[str]) -> None:
    answer = Client().post(reverse("admin:login"), {"username": "ada@example.org", "password": "correct horse battery"})
    assert answer.status_code == 503
    assert "correct horse" not in answer.content.decode()
    assert Page("", answer).all("//form[@method='post']") == []


def test_the_desk_is_told_in_words_when_it_only_looks(editor: Client, away: list[str]) -> None:
    answer = editor.get(reverse("admin:articles_article_changelist"))
    assert answer.status_code == 503
    assert "cannot reach its database" in answer.content.decode()


def test_a_reader_keeps_the_text_of_a_review(story: str, away: list[str], html_valid: Callable[[str], None]) -> None:
    path = f"{story}review/"
    answer = Client().post(path, TYPED, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert {name: values for name, values in resent(answer).items() if name in TYPED} == {
        name: [value] for name, value in TYPED.items()
    }
    html_valid(answer.content.decode())


def test_what_another_site_sent_is_not_put_into_the_mouth_of_the_reader(story: str, away: list[str]) -> None:
    path = f"{story}review/"
    answer = Client().post(path, TYPED, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 503
    assert TYPED["words"] not in answer.content.decode()


def test_what_is_known_costs_no_query_and_health_still_answers(story: str) -> None:
    client = Client()
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    known: dict[str, Any] = {KNOWN: True}
    with connection.execute_wrapper(note):
        for path in ("/", "/admin/", "/nowhere/", story):
            assert client.get(path, **known).status_code == 503, path
    assert asked == []
    assert client.get("/health/", **known).status_code == 200


def test_an_unknown_address_is_no_fault_of_ours_while_the_database_is_away(away: list[str]) -> None:
    answer = Client(raise_request_exception=False).get("/nowhere/")
    assert answer.status_code == 503


def test_a_mistake_in_our_own_words_to_the_database_is_still_our_fault(story: str) -> None:
    def fail(*_: Any) -> None:
        raise ValueError("a mistake")

    with connection.execute_wrapper(fail):
        answer = Client(raise_request_exception=False).get(a_path := story)
    assert (answer.status_code, a_path in answer.content.decode()) == (500, False)


def test_what_was_deleted_under_a_form_costs_none_of_its_text() -> None:
    def refuse(execute: Any, sql: str, *more: Any) -> Any:
        if sql.startswith('INSERT INTO "articles_article"'):
            raise IntegrityError("The section is gone.")
        return execute(sql, *more)

    desk = Desk(a_user(is_superuser=True))
    typed = desk.form() | {"headline": "Ferry sails", "body": "<p>Nobody was aboard.</p>", "_save": "Save"}
    with connection.execute_wrapper(refuse):
        answer = desk.send(reverse("admin:articles_article_add"), typed)

    assert answer.status == 409
    assert "deleted at the same moment" in answer.text
    assert "Nobody was aboard." in answer.text
