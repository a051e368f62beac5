"""The history of a story: read it, compare, restore, and see what readers saw, each only with the right to it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from articles import publishing, workflow
from articles.models import Article, Kind
from tests.articles.admin.conftest import Answer, Desk, change
from tests.articles.desk import HOUR, NOON, edit
from tests.factories import a_live_article, a_photo, a_section, an_article

pytestmark = pytest.mark.django_db


def history(story: Article) -> str:
    return reverse("admin:articles_article_history", args=[story.pk])


def compared(story: Article, **chosen: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return f"{reverse('admin:articles_article_compare', args=[story.pk])}?{query}"


def restored(story: Article, revision: int) -> str:
    return reverse("admin:articles_article_restore_revision", args=[story.pk, revision])


def readers(story: Article, at: str) -> str:
    return f"{reverse('admin:articles_article_readers', args=[story.pk])}?at={at}"


def saves(story: Article) -> list[int]:
    return list(story.revisions.order_by("pk").values_list("pk", flat=True))


def main_of(answer: Answer) -> str:
    """Return what is ours of a page as a document: the frame around it is Django's."""
    main = answer.text.partition('<div id="content-main">')[2].partition('<br class="clear">')[0]
    return f'<!doctype html><html lang="en"><head><title>x</title></head><body><h1>x</h1><div>{main}</body></html>'


# The line of time ------------------------------------------------------------------------------------


def test_tells_saves_with_their_reasons_and_moves_with_their_words(
    editor: Desk, html_valid: Callable[[str], None]
) -> None:
    story = a_live_article(headline="Ferry sails", now=NOON)
    editor.save(story, headline="Ferry sails late", why="The harbour master called.")
    workflow.submit(edit(an_article()), by=None)
    publishing.publish(Article.objects.get(pk=story.pk), by=editor.user, kind=Kind.CORRECTION, note="It was late.")

    answer = editor.open(history(story))

    told = answer.words(".timeline")
    for words in ("Edda Editor saved: headline", "The harbour master called.", "Edda Editor published version 2",
                  "It was late.", "The newsroom began the story", "Readers got this as version 1"):  # fmt: skip
        assert words in told
    html_valid(main_of(answer))


def test_offers_two_saves_to_compare_without_a_script(editor: Desk) -> None:
    story = edit(an_article(headline="One"), headline="Two")
    form = next(form for form in editor.open(history(story)).page.forms if "timeline-form" in form.get("class", ""))
    old, new = saves(story)
    assert (form.method, dict(form.form_values())) == ("GET", {"old": str(old), "new": str(new)})
    assert editor.open(f"{form.action}?old={old}&new={new}").words("del") == "removed: One end of removed"


def test_a_long_history_takes_few_queries(editor: Desk, django_assert_max_num_queries: Any) -> None:
    story = an_article()
    for number in range(60):
        edit(story, headline=f"Take {number}")
    with django_assert_max_num_queries(20):
        answer = editor.open(history(story))
    (older,) = answer.all("a[rel=next]")
    assert "began the story" in editor.open(history(story) + older.get("href")).words(".timeline")


# Comparing -------------------------------------------------------------------------------------------


def test_two_saves_are_compared_whichever_is_named_first(editor: Desk) -> None:
    story = edit(an_article(headline="Ferry leaves at noon"), headline="Ferry leaves at one")
    old, new = saves(story)
    for chosen in ({"old": old, "new": new}, {"old": new, "new": old}):
        answer = editor.open(compared(story, **chosen))
        assert (answer.words("del"), answer.words("ins")) == ("removed: noon end of removed", "added: one end of added")


def test_one_save_is_compared_with_the_one_before_it(editor: Desk, html_valid: Callable[[str], None]) -> None:
    story = edit(
        an_article(headline="One", picture=a_photo()), headline="Two", body="<h2>New</h2>", section=a_section()
    )
    first, second = saves(story)
    answer = editor.open(compared(story, new=second))
    html_valid(main_of(answer))
    assert [label.text_content() for label in answer.all(".differences dt")] == ["Headline", "Text", "Section"]
    assert "Before the first save" in editor.open(compared(story, new=first)).text


def test_saves_of_other_stories_and_nonsense_are_not_found(editor: Desk) -> None:
    story, other = an_article(), an_article()
    (theirs,) = saves(other)
    for chosen in ({"new": theirs}, {"old": saves(story)[0], "new": theirs}, {}, {"new": "x"}, {"new": "9" * 40}):
        assert editor.open(compared(story, **chosen)).status == 404
    assert editor.open(restored(story, theirs)).status == 404


# Restoring -------------------------------------------------------------------------------------------


def test_restoring_asks_first_shows_what_will_change_and_then_does_it(editor: Desk) -> None:
    story = edit(a_live_article(headline="One"), headline="Two")
    asked = editor.open(restored(story, saves(story)[0]))
    assert (asked.words("del"), asked.words("ins")) == ("removed: Two end of removed", "added: One end of added")

    answer = editor.send(restored(story, saves(story)[0]), {"edition": story.edition})

    story.refresh_from_db()
    assert (story.headline, answer.path) == ("One", change(story))
    assert "Restored the version of" in answer.words(".messagelist")
    newest = story.revisions.first()
    assert newest is not None
    assert (newest.by, newest.reason[:24]) == (editor.user, "Restored the version of ")
    assert story.versions.count() == 1


def test_a_story_that_others_changed_meanwhile_is_not_restored_unseen(editor: Desk) -> None:
    story = edit(an_article(headline="One"), headline="Two")
    held = story.edition
    edit(story, headline="Three")

    answer = editor.send(restored(story, saves(story)[0]), {"edition": held})

    story.refresh_from_db()
    assert story.headline == "Three"
    assert answer.words("del") == "removed: Three end of removed"
    assert answer.words(".errornote")


@pytest.mark.parametrize("edition", ["", "x", "-1", "9" * 40])
def test_a_form_that_was_tampered_with_restores_nothing(editor: Desk, edition: str) -> None:
    story = edit(an_article(headline="One"), headline="Two")
    assert editor.send(restored(story, saves(story)[0]), {"edition": edition}).status == 200
    story.refresh_from_db()
    assert story.headline == "Two"


# What readers saw ------------------------------------------------------------------------------------


def twice_published() -> Article:
    """Return a story that said “One” from noon on, “Two” from one o'clock, and was withdrawn at two."""
    story = edit(a_live_article(headline="One", now=NOON), headline="Two")
    publishing.publish(story, by=None, now=NOON + HOUR)
    publishing.withdraw(story, by=None, now=NOON + 2 * HOUR)
    return edit(story, headline="Three")


@pytest.mark.parametrize(
    ("at", "headline"), [("12:00", "One"), ("12:59", "One"), ("13:00", "Two"), ("11:59", None), ("14:00", None)]
)
def test_the_page_of_a_moment_is_the_one_readers_had(editor: Desk, at: str, headline: str | None) -> None:
    answer = editor.open(readers(twice_published(), f"2026-11-22T{at}"))
    if headline:
        assert answer.words("article h1") == headline
        assert f"What readers saw at {at} UTC, 22 November 2026" in answer.words(".preview-bar")
    else:
        assert "nothing was live" in answer.words("[role=status]")
        assert "Three" not in answer.words("#content-main")


def test_what_is_planned_can_be_seen_before_its_time(editor: Desk) -> None:
    story = an_article(headline="Tomorrow")
    publishing.publish(story, by=None, at=timezone.now() + HOUR)
    later = timezone.localtime(timezone.now() + 2 * HOUR)
    answer = editor.open(readers(story, f"{later:%Y-%m-%dT%H:%M}"))
    assert answer.words("article h1") == "Tomorrow"
    assert "What readers will see, as things are planned," in answer.words(".preview-bar")


def test_the_line_of_time_leads_to_what_was_published_then(editor: Desk) -> None:
    story = edit(a_live_article(headline="One"), headline="Two")
    (link,) = editor.open(history(story)).all(".timeline-move .timeline-links a")
    assert editor.open(link.get("href")).words("article h1") == "One"


def test_it_is_kept_nowhere_and_found_by_no_search_engine(editor: Desk) -> None:
    story = twice_published()
    for at in ("2026-11-22T12:30", "2026-11-22T11:00", "", "nonsense"):
        response = editor.client.get(readers(story, at))
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59-12:00", "0001-01-01T00:00%2B14:00", "1e9", "%00"]
)
def test_no_moment_is_too_far_off_to_ask_for(editor: Desk, settings: Settings, zone: str, at: str) -> None:
    settings.TIME_ZONE = zone
    answer = editor.open(readers(an_article(), at))
    assert answer.status == 200
    assert answer.words(".errorlist")


def test_a_story_never_published_says_so(editor: Desk) -> None:
    assert "Readers have never had this story." in editor.open(readers(an_article(), "2026-11-22T12:30")).text


# Saying why ------------------------------------------------------------------------------------------


def test_a_save_can_say_why(editor: Desk) -> None:
    story = an_article()
    editor.save(story, headline="Changed", why="Names \x0bchecked.")
    newest = story.revisions.first()
    assert newest is not None
    assert (newest.by, newest.reason) == (editor.user, "Names  checked.")
    too_long = editor.save(Article.objects.get(pk=story.pk), headline="Again", why="x" * 201)
    assert "What changed" in too_long.words(".story-told")
