"""The list of stories: found quickly, read at a glance."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import editing, publishing, workflow
from articles.models import Article
from articles.search import finding
from authors import roles
from tests.articles.admin.conftest import Desk
from tests.factories import a_colleague, a_live_article, a_section, an_article, an_author

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"
CEILING = 15
SEARCH_CEILING = 20


def headlines(desk: Desk, query: str = "") -> list[str]:
    found = desk.open(f"{LIST}?{query}").all("#result_list .story-headline")
    return [element.text_content() for element in found]


def one_in_each_status() -> dict[str, Article]:
    stories = {name: an_article(headline=name) for name in ("draft", "in_review", "ready", "spiked", "scheduled")}
    workflow.submit(stories["in_review"], by=None)
    workflow.submit(stories["ready"], by=None)
    workflow.approve(stories["ready"], by=None)
    workflow.spike(stories["spiked"], by=None)
    publishing.publish(stories["scheduled"], by=None, at=timezone.now() + timedelta(days=1))
    for name in ("live", "changed", "withdrawn"):
        stories[name] = a_live_article(headline=name)
    publishing.withdraw(stories["withdrawn"], by=None)
    stories["changed"].kicker = "New"
    editing.save(stories["changed"], by=None)
    editing.record(stories["changed"], by=None)
    return stories


def test_asks_no_more_of_the_database_for_sixty_stories_than_for_five(editor: Desk) -> None:
    counts = []
    for more in (5, 55):
        for _ in range(more):
            an_article()
        editor.open(LIST)
        with CaptureQueriesContext(connection) as asked:
            editor.open(LIST)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= CEILING, counts


@pytest.mark.parametrize("words", ["ferry", "ferry 3", "bus"])
def test_a_search_asks_no_more_of_the_database_however_common_its_words_are(editor: Desk, words: str) -> None:
    for number in range(60):
        an_article(headline=f"Ferry {number}")
    editor.open(f"{LIST}?q={words}")
    with CaptureQueriesContext(connection) as asked:
        editor.open(f"{LIST}?q={words}")

    assert len(asked) <= SEARCH_CEILING, [query["sql"][:100] for query in asked]


def test_unfolds_the_other_filters_only_when_one_of_them_is_used(editor: Desk) -> None:
    for query, unfolded in (("", False), ("status=draft", False), ("status=draft&story_type__exact=news", True)):
        assert ('class="story-more" open' in editor.open(f"{LIST}?{query}").text) == unfolded, query


@pytest.mark.parametrize(
    "status", ["draft", "in_review", "ready", "scheduled", "live", "changed", "withdrawn", "spiked"]
)
def test_can_be_narrowed_to_one_status(editor: Desk, status: str) -> None:
    one_in_each_status()

    assert headlines(editor, f"status={status}") == [status]


def test_tells_the_status_in_a_word(editor: Desk) -> None:
    one_in_each_status()

    words = editor.open(LIST).words("#result_list .story-status")

    assert sorted(words.replace("Live, changed", "Changed").replace("In review", "Review").split()) == sorted(
        ["Draft", "Review", "Ready", "Scheduled", "Live", "Changed", "Withdrawn", "Spiked"]
    )


def test_can_be_narrowed_by_section_author_and_type(editor: Desk) -> None:
    ada = an_author(name="Ada")
    section = a_section()
    an_article(headline="One", section=section, bylines=[ada])
    an_article(headline="Two", story_type="opinion", section=a_section())

    assert headlines(editor, f"section__id__exact={section.pk}") == ["One"]
    assert headlines(editor, f"author={ada.pk}") == ["One"]
    assert headlines(editor, "story_type__exact=opinion") == ["Two"]
    assert headlines(editor, "author=nobody") in ([], ["Two", "One"])


@pytest.mark.parametrize("words", ["ferry", "FERRY sails", "noonish", "the-slug", "Ada Lovelace", '"sails on"'])
def test_finds_by_headline_standfirst_address_and_name(editor: Desk, words: str) -> None:
    an_article(
        headline="Ferry sails on", standfirst="Noonish", slug="the-slug", bylines=[an_author(name="Ada Lovelace")]
    )
    an_article(headline="Other", standfirst="Other")

    assert headlines(editor, f"q={words}") == ["Ferry sails on"]


def test_a_search_with_more_stories_than_anyone_reads_says_so(editor: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 2)
    for number in range(3):
        an_article(headline=f"Ferry {number}")

    answer = editor.open(f"{LIST}?q=ferry")

    assert "The newest 2 stories: another word will find fewer" in answer.words(".paginator")
    assert headlines(editor, "q=ferry") == ["Ferry 2", "Ferry 1"]


def test_a_search_within_a_section_or_a_state_finds_its_newest_however_many_others_there_are(
    editor: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 1)
    section = a_section()
    waiting = an_article(headline="Ferry one", section=section, story_type="opinion")
    workflow.submit(waiting, by=None)
    an_article(headline="Ferry two", section=a_section())

    for query in (f"section__id__exact={section.pk}", "story_type__exact=opinion", "status=in_review"):
        assert headlines(editor, f"q=ferry&{query}") == ["Ferry one"], query
    assert headlines(editor, "q=ferry") == ["Ferry two"]


def test_a_search_finds_the_newest_of_what_one_may_see_however_many_others_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "MOST", 1)
    city, sport = a_section(), a_section()
    reporter, editor = a_colleague(roles.REPORTER), a_colleague(roles.EDITOR, sections=[city])
    begun = an_article(headline="Ferry begun", section=sport)
    Article.objects.filter(pk=begun.pk).update(created_by=reporter)
    an_article(headline="Ferry signed", section=sport, bylines=[an_author(user=editor)])
    for headline, section in (("Ferry of all", None), ("Ferry of the city", city)):
        assert headlines(Desk(editor), "q=ferry") != [headline]
        an_article(headline=headline, section=section)
        an_article(headline="Ferry of others", section=sport)
        assert headlines(Desk(editor), "q=ferry") == [headline]
    assert headlines(Desk(reporter), "q=ferry") == [begun.headline]
    workflow.submit(Article.objects.filter(headline="Ferry of others").latest("pk"), by=None)
    assert headlines(Desk(reporter), "q=ferry") == headlines(Desk(editor), "q=ferry") == ["Ferry of others"]


def test_shows_the_next_event_with_its_time_zone(editor: Desk, settings: object) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"  # type: ignore[attr-defined]
    story = an_article()
    publishing.publish(story, by=None, at=timezone.now() + timedelta(days=1))

    assert "Asia/Tokyo" in editor.open(LIST).words("#result_list .field-next_event")


class TestActions:
    def test_submit_tells_for_each_story_what_hindered_it(self, editor: Desk) -> None:
        draft, waiting = an_article(headline="Draft one"), an_article(headline="Waiting one")
        workflow.submit(waiting, by=None)

        answer = editor.send(LIST, {"action": "submit", "_selected_action": [draft.pk, waiting.pk]})

        draft.refresh_from_db()
        assert draft.state == "in_review"
        told = answer.words(".messagelist")
        assert "“Waiting one” was not submitted for review." in told
        assert "1 story was submitted for review: “Draft one”." in told

    def test_approve_needs_its_right(self, writer: Desk) -> None:
        story = an_article()
        workflow.submit(story, by=None)

        writer.send(LIST, {"action": "approve", "_selected_action": [story.pk]})

        story.refresh_from_db()
        assert story.state == "in_review"

    def test_no_action_deletes(self, at_desk: object) -> None:
        chief = at_desk("articles.view_article", "articles.delete_article")  # type: ignore[operator]
        story = an_article()

        chief.send(LIST, {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes"})

        assert Article.objects.filter(pk=story.pk).exists()


def test_an_action_is_refused_for_a_story_that_changed_since_the_list_was_shown(writer: Desk, editor: Desk) -> None:
    story, other = an_article(headline="Changed meanwhile"), an_article(headline="As it was")
    page = writer.open(LIST).page
    shown = {box.name: box.value for box in page.xpath("//input[starts-with(@name, 'shown-')]")}
    editor.save(story, standfirst="Typed since.")

    answer = writer.send(LIST, shown | {"action": "submit", "_selected_action": [story.pk, other.pk]})

    assert "“Changed meanwhile” was not submitted" in answer.words(".messagelist")
    assert [Article.objects.get(pk=one.pk).state for one in (story, other)] == ["draft", "in_review"]


@pytest.mark.parametrize("shown", ["9" * 5000, "-1", "x", "²"])
def test_an_edition_that_makes_no_sense_breaks_nothing(writer: Desk, shown: str) -> None:
    story = an_article()
    answer = writer.send(LIST, {"action": "submit", "_selected_action": [story.pk], f"shown-{story.pk}": shown})
    assert answer.status == 200
