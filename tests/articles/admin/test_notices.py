"""What the front page of the desk tells a person about their stories."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from articles import notices, workflow
from articles.models import Article, Notice, State
from authors import roles
from tests.articles.admin.conftest import Desk, change
from tests.factories import a_colleague, a_section, an_article, an_author

pytestmark = pytest.mark.django_db

FRONT = reverse("admin:index")


@pytest.fixture
def reporter() -> Desk:
    return Desk(a_colleague(roles.REPORTER, name="Rita Reporter"))


@pytest.fixture
def story(reporter: Desk) -> Notice:
    """Return the notice that a story was sent back."""
    article = an_article(headline="Trams stop", bylines=[an_author(user=reporter.user)])
    workflow.submit(article, by=reporter.user)
    workflow.send_back(article, by=a_colleague(roles.EDITOR, name="Edda Editor"), reason="Who says so?")
    return Notice.objects.get(user=reporter.user)


def test_a_line_says_what_happened_and_leads_to_the_story(
    reporter: Desk, story: Notice, html_valid: Callable[[str], None]
) -> None:
    page = reporter.open(FRONT)

    assert "New: Sent back by Edda Editor" in page.words(".desk-unread")
    assert "Who says so?" in page.words(".desk-unread q")
    assert page.all(f'.desk-told a[href="{change(story.move.article)}"]')[0].text == "Trams stop"


def test_opening_the_story_is_reading_the_notice(reporter: Desk, story: Notice) -> None:
    reporter.open(change(story.move.article))

    page = reporter.open(FRONT)
    assert not page.all(".desk-unread")
    assert "Sent back by Edda Editor" in page.words(".desk-told")


def test_of_a_story_that_one_no_longer_sees_nothing_is_told(client: Client) -> None:
    city, sport = a_section(), a_section()
    editor, article = a_colleague(roles.EDITOR, sections=[city]), an_article(headline="Trams stop", section=city)
    workflow.submit(article, by=a_colleague(roles.MANAGING_EDITOR))
    client.force_login(editor)
    assert b"Trams stop" in client.get(FRONT).content
    Article.objects.filter(pk=article.pk).update(section=sport, state=State.DRAFT)
    assert b"Trams stop" not in client.get(FRONT).content
    notices.mail.enqueue(Notice.objects.get(user=editor).pk)
    assert not mail.outbox


def test_somebody_else_opening_the_story_is_not(reporter: Desk, editor: Desk, story: Notice) -> None:
    editor.open(change(story.move.article))

    assert reporter.open(FRONT).all(".desk-unread")


def test_one_button_marks_all_as_read(reporter: Desk, story: Notice) -> None:
    page = reporter.send(reverse("admin:articles_article_notices_read"), {})

    assert page.path == FRONT
    assert not page.all(".desk-unread")


def test_mails_can_be_stopped_and_asked_for_again(reporter: Desk, story: Notice) -> None:
    address = reverse("admin:articles_article_notices_mail")
    for wanted, offered in (("no", "Send me these by email, too"), ("yes", "Stop these emails")):
        page = reporter.send(address, {"wanted": wanted})
        reporter.user.refresh_from_db()
        assert reporter.user.mail_notices == (wanted == "yes")
        assert offered in page.words(".desk-told-buttons")


def test_who_was_told_nothing_sees_no_empty_list(editor: Desk) -> None:
    assert not editor.open(FRONT).all(".desk-told")


def test_a_spiked_story_says_who_spiked_it_when_and_why(editor: Desk) -> None:
    article = an_article()
    workflow.spike(article, by=editor.user, reason="Overtaken by events.")

    told = editor.open(change(article)).words(".story-told-back")

    assert told.startswith("Spiked by Edda Editor, ")
    assert told.endswith("Overtaken by events.")


def test_an_unapproved_story_is_approved_by_a_button_that_says_so(editor: Desk) -> None:
    article = an_article()
    workflow.submit(article, by=None)

    buttons = [button.text for button in editor.open(change(article)).all("[name=_verb][value=publish]")]
    assert buttons[0].startswith("Approve and publish now")
    asked = editor.take(article, "publish")
    assert "It waits for review: this approves it in your name." in asked.words(".verb-warning")
