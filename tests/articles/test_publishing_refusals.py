"""What the verbs refuse, to whom, and that a refusal or a failure leaves nothing behind."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import editing, gates, publishing, workflow
from articles.models import FAR_FUTURE, Address, Article, Kind, Move
from authors import roles
from tests.articles.desk import HOUR, NOON, RIGHTS, VERBS, all_rows, edit, planned_article
from tests.factories import a_colleague, a_live_article, a_section, a_user, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.mark.parametrize("name", VERBS)
def test_each_verb_needs_its_right(name: str) -> None:
    article = planned_article()
    right = RIGHTS[name]
    wrong = {*RIGHTS.values(), "articles.approve_article"} - {right}
    before = all_rows()
    with pytest.raises(PermissionDenied):
        VERBS[name](article, a_user(*wrong))
    assert all_rows() == before
    person = a_user(right)
    VERBS[name](article, person)
    assert article.moves.order_by("-pk")[0].by == person


@pytest.mark.parametrize("name", VERBS)
def test_the_command_line_may_do_everything(name: str) -> None:
    article = planned_article()
    VERBS[name](article, None)
    assert article.moves.order_by("-pk")[0].by is None
    assert article.moves.count() == 3


@pytest.mark.parametrize("name", VERBS)
def test_whoever_holds_an_older_copy_is_told_who_was_faster(name: str) -> None:
    article = planned_article()
    mine = Article.objects.get(pk=article.pk)
    edit(article, headline="Theirs")
    faster = a_user("articles.publish_article", name="Ada Okafor")
    publishing.publish(article, by=faster, now=NOON + HOUR / 2)
    before = all_rows()
    with pytest.raises(editing.Conflict, match="Ada Okafor published"):
        VERBS[name](mine, None)
    assert all_rows() == before


@pytest.mark.parametrize("at", [NOON - HOUR, NOON, FAR_FUTURE, datetime.max.replace(tzinfo=UTC)])
def test_neither_the_past_nor_eternity_can_be_scheduled(at: datetime) -> None:
    article = a_live_article(now=NOON - HOUR)
    before = all_rows()
    for verb in (publishing.publish, publishing.withdraw):
        with pytest.raises(ValidationError) as refused:
            verb(article, by=None, at=at, now=NOON)
        assert list(refused.value.message_dict) == ["at"]
    assert all_rows() == before


def test_a_story_that_is_not_ready_stays_at_the_desk() -> None:
    article = an_article(standfirst="", bylines=[])
    before = all_rows()
    with pytest.raises(gates.NotReady) as refused:
        publishing.publish(article, by=None, now=NOON)
    assert set(refused.value.message_dict) == {"standfirst", "bylines"}
    assert all_rows() == before


def test_a_refused_story_can_be_mended_and_published_from_the_same_copy() -> None:
    article = an_article(standfirst="")
    with pytest.raises(gates.NotReady):
        publishing.publish(article, by=None, now=NOON)
    edit(article, standfirst="Mended.")
    publishing.publish(article, by=None, now=NOON)
    assert article.versions.get().standfirst == "Mended."


def test_a_story_is_not_published_for_the_first_time_twice() -> None:
    article = a_live_article(now=NOON)
    with pytest.raises(ValidationError) as refused:
        publishing.publish(article, by=None, kind=Kind.FIRST, now=NOON + HOUR)
    assert list(refused.value.message_dict) == ["kind"]


@pytest.mark.parametrize("note", ["", "  \n "])
@pytest.mark.parametrize("kind", [Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION])
def test_readers_are_owed_an_explanation(kind: Kind, note: str) -> None:
    article = a_live_article(now=NOON)
    with pytest.raises(ValidationError) as refused:
        publishing.publish(article, by=None, kind=kind, note=note, now=NOON + HOUR)
    assert list(refused.value.message_dict) == ["note"]
    assert article.versions.count() == 1


def test_a_note_to_readers_holds_no_mark_of_the_desk() -> None:
    article = a_live_article(now=NOON)
    with pytest.raises(ValidationError) as refused:
        publishing.publish(article, by=None, kind=Kind.CORRECTION, note="It left at TK.", now=NOON + HOUR)
    assert list(refused.value.message_dict) == ["note"]
    assert article.versions.count() == 1


def test_two_stories_of_one_day_cannot_have_one_address() -> None:
    a_live_article(slug="ferry", now=NOON)
    article = an_article(slug="ferry")
    before = all_rows()
    with pytest.raises(gates.NotReady) as refused:
        publishing.publish(article, by=None, now=NOON)
    assert list(refused.value.message_dict) == ["slug"]
    assert all_rows() == before
    edit(article, slug="ferry-2")
    assert publishing.publish(article, by=None, now=NOON).get_absolute_url() == "/2026/11/22/ferry-2/"


def test_stories_of_two_days_can_share_the_last_part_of_their_address() -> None:
    a_live_article(slug="briefing", now=NOON)
    version = publishing.publish(an_article(slug="briefing"), by=None, now=NOON, at=NOON + 24 * HOUR)
    assert version.get_absolute_url() == "/2026/11/23/briefing/"


def test_a_story_keeps_its_address_from_those_it_was_promised_to() -> None:
    publishing.publish(an_article(slug="ferry"), by=None, now=NOON, at=NOON + HOUR)
    with pytest.raises(gates.NotReady):
        publishing.publish(an_article(slug="ferry"), by=None, now=NOON)
    assert Address.objects.count() == 1


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_that_fails_at_its_last_step_has_done_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    article = planned_article()
    before, edition = all_rows(), article.edition

    def fail(*_: object, **__: object) -> None:
        raise OSError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(Move.objects, "create", fail)
        with pytest.raises(OSError, match="full"):
            VERBS[name](article, None)
    assert all_rows() == before
    assert article.edition == edition
    VERBS[name](article, None)
    assert article.moves.count() == 3


class TestWhatNobodyHasApproved:
    def test_stays_at_the_desk_when_the_publisher_may_not_approve(self) -> None:
        producer = a_user("articles.publish_article")
        article = an_article()
        before = all_rows()
        for at in (None, NOON + HOUR):
            with pytest.raises(ValidationError, match="Nobody has approved this story"):
                publishing.publish(article, by=producer, at=at)
        assert all_rows() == before

        workflow.submit(article, by=None)
        workflow.approve(article, by=None)
        assert publishing.publish(article, by=producer).published_by == producer

    @pytest.mark.parametrize("submitted", [False, True])
    def test_is_approved_on_record_by_the_editor_who_publishes_it(self, submitted: bool) -> None:
        editor = a_colleague(roles.EDITOR)
        article = an_article()
        if submitted:
            workflow.submit(article, by=None)
        publishing.publish(article, by=editor)
        done = list(article.moves.filter(by=editor).order_by("pk").values_list("verb", flat=True))
        assert done == ["approve", "publish"]

    def test_is_not_published_in_a_section_that_is_not_the_editor_s(self) -> None:
        editor = a_colleague(roles.EDITOR, sections=[a_section()])
        article = an_article(section=a_section())
        with pytest.raises(PermissionDenied):
            publishing.publish(article, by=editor)

    def test_is_asked_of_the_story_as_it_is_saved_not_as_somebody_holds_it(self) -> None:
        section = a_section()
        editor = a_colleague(roles.EDITOR, sections=[section])
        article = an_article(section=a_section())
        article.section, article.state = section, "ready"
        with pytest.raises(PermissionDenied):
            publishing.publish(article, by=editor)
