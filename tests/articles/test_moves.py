"""What is done to a story goes on record, and those concerned are told: at the desk, and by mail if they like."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from articles import editing, moves, notices, publishing, workflow
from articles.models import Article, Move, Notice, State
from authors import roles
from authors.models import User
from tests.articles.desk import edit
from tests.factories import a_colleague, a_section, an_article, an_author

pytestmark = pytest.mark.django_db

type Committed = Callable[..., Any]


class House:
    """A reporter with a story in City, its editor, one of Sport, and one of all sections."""

    def __init__(self) -> None:
        self.city, self.sport = a_section(name="City"), a_section(name="Sport")
        self.reporter = a_colleague(roles.REPORTER, name="Rita Reporter")
        self.editor = a_colleague(roles.EDITOR, sections=[self.city], name="Edda Editor")
        self.other_desk = a_colleague(roles.EDITOR, sections=[self.sport])
        self.chief = a_colleague(roles.MANAGING_EDITOR)
        self.story = an_article(section=self.city, bylines=[an_author(user=self.reporter)], headline="Trams stop")

    def approve(self) -> None:
        workflow.submit(self.story, by=self.reporter)
        workflow.approve(self.story, by=self.editor)


@pytest.fixture
def house(db: None) -> House:
    return House()


def told(verb: str) -> set[User]:
    return {notice.user for notice in Notice.objects.filter(move__verb=verb).select_related("user")}


class TestWhoIsTold:
    def test_of_a_submitted_story_the_editors_of_its_section(self, house: House) -> None:
        workflow.submit(house.story, by=house.reporter)
        assert told("submit") == {house.editor, house.chief}

    def test_of_a_story_that_has_no_section_yet_all_editors(self, house: House) -> None:
        story = edit(house.story, section=None)
        workflow.submit(story, by=house.reporter)
        assert told("submit") == {house.editor, house.other_desk, house.chief}

    @pytest.mark.parametrize("verb", ["approve", "send_back", "spike"])
    def test_of_what_an_editor_decides_whoever_wrote_the_story(self, house: House, verb: str) -> None:
        begun = Article(headline="Begun by one", section=house.city)
        starter = a_colleague(roles.REPORTER)
        editing.save(begun, by=starter)
        begun.bylines.create(author=house.reporter.author)
        workflow.submit(begun, by=starter)
        reason = {} if verb == "approve" else {"reason": "Who says so?"}

        getattr(workflow, verb)(begun, by=house.editor, **reason)

        assert told(verb) == {starter, house.reporter}

    def test_not_whoever_did_it(self, house: House) -> None:
        mine = an_article(section=house.city, bylines=[an_author(user=house.editor)])
        workflow.submit(mine, by=house.editor)
        workflow.approve(mine, by=house.editor)
        assert told("submit") == {house.chief}
        assert told("approve") == set()

    def test_not_who_may_no_longer_enter_the_desk(self, house: House) -> None:
        User.objects.filter(pk=house.reporter.pk).update(is_active=False)
        workflow.spike(house.story, by=house.editor)
        assert not Notice.objects.exists()

    def test_of_an_import_nobody(self, house: House) -> None:
        workflow.submit(house.story, by=None)
        assert not Notice.objects.exists()

    def test_of_a_publication_that_approves_once(self, house: House) -> None:
        workflow.submit(house.story, by=house.reporter)
        publishing.publish(house.story, by=house.editor)
        assert list(house.reporter.notices.values_list("move__verb", flat=True)) == ["publish"]


class TestAChangedText:
    def test_goes_back_to_review_and_its_approver_is_told(self, house: House) -> None:
        house.approve()

        house.story.standfirst = "Nobody was surprised."
        editing.save(house.story, by=house.reporter)
        editing.record(house.story, by=house.reporter)

        house.story.refresh_from_db()
        move = house.story.moves.first()
        assert house.story.state == State.IN_REVIEW
        assert move is not None
        assert (move.verb, move.by) == ("reopen", house.reporter)
        assert told("reopen") == {house.editor}

    def test_goes_back_in_the_transaction_that_saves_it(self, house: House) -> None:
        house.approve()
        house.story.headline = "Trams stop at noon"
        editing.save(house.story, by=house.reporter)
        assert Article.objects.get(pk=house.story.pk).state == State.IN_REVIEW
        editing.record(house.story, by=house.reporter)
        assert house.story.moves.filter(verb="reopen").count() == 1

    def test_so_does_a_changed_byline(self, house: House) -> None:
        house.approve()
        house.story.bylines.create(author=an_author())
        editing.record(house.story, by=house.reporter)
        assert Article.objects.get(pk=house.story.pk).state == State.IN_REVIEW

    def test_stays_ready_when_only_the_desk_s_own_words_change(self, house: House) -> None:
        house.approve()
        house.story.notes = "Rang the operator at noon."
        editing.save(house.story, by=house.reporter)
        editing.record(house.story, by=house.reporter)
        assert Article.objects.get(pk=house.story.pk).state == State.READY

    def test_stays_ready_when_whoever_may_approve_it_has_changed_it(self, house: House) -> None:
        house.approve()
        house.story.headline = "Trams stop at noon"
        editing.save(house.story, by=house.editor)
        editing.record(house.story, by=house.editor)
        assert Article.objects.get(pk=house.story.pk).state == State.READY
        assert not Move.objects.filter(verb="reopen").exists()

    def test_of_a_live_story_waits_for_an_editor_too(self, house: House) -> None:
        workflow.submit(house.story, by=house.reporter)
        publishing.publish(house.story, by=house.editor)
        house.story.headline = "Trams stop, again"
        editing.save(house.story, by=house.reporter)
        editing.record(house.story, by=house.reporter)

        assert Article.objects.get(pk=house.story.pk).state == State.IN_REVIEW
        assert house.story.versions.live().get().headline == "Trams stop"
        assert told("reopen") == {house.editor}

    def test_tells_the_section_s_editors_when_its_approver_has_left(self, house: House) -> None:
        house.approve()
        User.objects.filter(pk=house.editor.pk).update(is_active=False)
        house.story.headline = "Trams stop at noon"
        editing.save(house.story, by=house.reporter)
        editing.record(house.story, by=house.reporter)
        assert told("reopen") == {house.chief}


class TestMail:
    def test_says_what_happened_by_whom_why_and_where(
        self, house: House, settings: Settings, django_capture_on_commit_callbacks: Committed
    ) -> None:
        settings.SITE_URL, settings.SITE_NAME = "https://desk.example.org", "The Courier"
        with django_capture_on_commit_callbacks(execute=True):
            workflow.spike(house.story, by=house.editor, reason="Overtaken by events.")

        (sent,) = mail.outbox
        assert sent.subject == "The Courier: Spiked: Trams stop"
        assert sent.to == [house.reporter.email]
        assert "Spiked by Edda Editor: “Trams stop”" in sent.body
        assert "Overtaken by events." in sent.body
        assert f"https://desk.example.org/admin/articles/article/{house.story.pk}/change/" in sent.body

    def test_is_not_sent_before_the_move_is_sure(self, house: House) -> None:
        workflow.spike(house.story, by=house.editor)
        assert not mail.outbox

    def test_is_sent_once_however_often_the_task_runs(self, house: House) -> None:
        workflow.spike(house.story, by=house.editor)
        for _ in range(2):
            notices.mail.enqueue(Notice.objects.get().pk)
        assert len(mail.outbox) == 1

    def test_is_not_sent_to_who_wants_none_nor_to_who_has_read_it(
        self, house: House, django_capture_on_commit_callbacks: Committed
    ) -> None:
        User.objects.filter(pk=house.reporter.pk).update(mail_notices=False)
        with django_capture_on_commit_callbacks(execute=True):
            workflow.spike(house.story, by=house.editor)
        User.objects.update(mail_notices=True)
        notices.read(house.reporter)
        notices.mail.enqueue(Notice.objects.get().pk)
        assert not mail.outbox

    def test_is_not_written_to_a_log(self, house: House, settings: Settings) -> None:
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
        workflow.spike(house.story, by=house.editor)
        notices.mail.enqueue(Notice.objects.get().pk)
        assert Notice.objects.get().mailed_at is None

    def test_survives_a_headline_of_several_lines(self, house: House) -> None:
        Article.objects.filter(pk=house.story.pk).update(headline="Trams\r\nBcc: all@example.org")
        house.story.refresh_from_db()
        workflow.spike(house.story, by=house.editor)
        notices.mail.enqueue(Notice.objects.get().pk)
        assert mail.outbox[0].subject.endswith("Spiked: Trams Bcc: all@example.org")

    def test_is_no_news_when_it_happened_long_ago(
        self, house: House, django_capture_on_commit_callbacks: Committed
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            workflow.spike(house.story, by=house.editor, now=timezone.now() - timedelta(days=1))
        assert Notice.objects.count() == 1
        assert not mail.outbox


def test_every_verb_is_told_to_somebody_or_meant_for_nobody(house: House) -> None:
    for verb in Move.Verb:
        move = Move(article=house.story, verb=verb, at=timezone.now())
        assert move.done
        assert bool(moves.concerned(move)) == (verb not in moves.FOR_NOBODY)
