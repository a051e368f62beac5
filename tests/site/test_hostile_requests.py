"""Whatever is sent to the pages of the desk, none of them breaks: numbers, dates and letters from nowhere."""

import logging
import re
from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from authors.models import User
from tests.site.desk import Newsroom, patterns

# What the lists of the admin are asked for by date is naive in the stock admin too.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:DateTimeField .* naive:RuntimeWarning")]

STORIES = "/admin/articles/article/"
VALUES = ("\0\ufffd٣²", "9" * 20, "9" * 5000, "0001-01-01T00:00")
TIMES = ("9999-12-31T23:59", "2026-02-30T10:00", "2026-03-29T01:30", "tomorrow")
#: What lists, calendars, histories and dialogs are asked with.
ASKED = (
    "q p o all before after at view day section old new take but next page status author section__id__exact "
    "story_type__exact changed_at__gte changed_at__lt _popup _to_field _changelist_filters app_label model_name "
    "field_name term groups__id__exact queue article trail nosuch"
)
#: What the forms of the desk send.
SENT = (
    "headline kicker standfirst body section story_type topics place language slug picture picture_caption due notes "
    "why edition over writing sequence editor leaving recovered idle bylines-TOTAL_FORMS bylines-INITIAL_FORMS "
    "bylines-0-author bylines-0-role bylines-0-position reason until until_which source hold at at_which kind note "
    "keep_end for_whom lasts wanted _verb _do seen days decision words action _selected_action select_across index "
    "name email groups code password"
)


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Newsroom]:
    """Build the newsroom once; each request takes back what it has written."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom.build()
        transaction.set_rollback(True)


@pytest.fixture
def client(desk: Newsroom, caplog: pytest.LogCaptureFixture) -> Client:
    caplog.set_level(logging.CRITICAL)
    # A broken page is told with its status, so that one run tells of all.
    browser = Client(raise_request_exception=False)
    browser.force_login(User.objects.get(is_superuser=True))
    return browser


def addresses(desk: Newsroom) -> list[str]:
    """Return the pages that are more than the stock admin's."""
    stock = re.compile("log(in|out)|_history$|_delete$|group|dbtaskresult|section_|topic_")
    known = (desk.address(route, desk.waiting) for name, route in patterns() if not stock.search(name))
    return list(dict.fromkeys(known))


def breaks(client: Client, address: str, *, asked: dict[str, str] | None = None, sent: object = None) -> list[str]:
    """Return the request if it breaks the page; what it has written is taken back."""
    path = f"{address}?{urlencode(asked or {})}"
    with transaction.atomic():
        status = (client.get(path) if sent is None else client.post(path, sent)).status_code
        transaction.set_rollback(True)
    return [f"{status} for {path[:80]} {str(sent)[:60]}"] if status >= 500 else []


def test_no_question_breaks_a_page(desk: Newsroom, client: Client) -> None:
    wrong = [
        one
        for path in addresses(desk)
        for v in VALUES
        for one in breaks(client, path, asked=dict.fromkeys(ASKED.split(), v))
    ]
    # A list stops at the first filter that makes no sense, so each is asked by itself.
    wrong += [one for name in ASKED.split() for v in VALUES for one in breaks(client, STORIES, asked={name: v})]
    assert not wrong, "\n".join(wrong)


def test_no_form_breaks_a_page(desk: Newsroom, client: Client) -> None:
    window = {"writing": str(uuid4()), "sequence": "1"}
    wrong = [
        one
        for path in addresses(desk)
        for v in VALUES[1:3]
        for one in breaks(client, path, sent=dict.fromkeys(SENT.split(), v) | window)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_key_breaks_a_page(desk: Newsroom, client: Client) -> None:
    wrong = []
    for path in addresses(desk):
        for key in ("9" * 19, "9" * 5000):
            there = re.sub(r"/\d+/", f"/{key}/", path)
            wrong += breaks(client, there, asked={"take": str(uuid4())})
            wrong += breaks(client, there, sent={"edition": "0", "headline": "x"})
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("value", [*VALUES, *TIMES])
def test_nothing_that_was_kept_unsaved_breaks_the_form_that_offers_it(
    desk: Newsroom, client: Client, value: str
) -> None:
    key, editor = str(uuid4()), client.session["_auth_user_id"]
    story = f"{STORIES}{desk.waiting.pk}/"
    sent = dict.fromkeys(SENT.split(), value) | {
        "writing": key,
        "editor": editor,
        "sequence": "1",
        "edition": "0",
        "idle": "",
    }
    sent |= {"bylines-TOTAL_FORMS": "1", "leaving": "", "recovered": ""}
    assert client.post(f"{story}keep/", sent).json()["state"] == "kept"
    offered = client.get(f"{story}change/")
    assert (offered.status_code, key in offered.content.decode()) == (200, True)
    assert client.get(f"{story}change/", {"take": key}).status_code == 200
