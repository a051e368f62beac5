"""What holds for every page of a story at the desk."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse

from articles.admin.verbs import VERBS
from tests.articles.admin.conftest import EDITOR, Answer, Desk, change
from tests.factories import a_live_article, a_photo, an_article

pytestmark = pytest.mark.django_db

INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style\b|\sstyle=|\son[a-z]+=|importmap", re.IGNORECASE)


def own(answer: Answer) -> str:
    """Return the part of a page that is ours, as a document; the stock admin has its own ways."""
    part = answer.text[answer.text.index('<div id="content-main">') : answer.text.index('<br class="clear">')]
    return f'<!DOCTYPE html><html lang="en"><head><title>Story</title></head><body>{part}</body></html>'


def addresses() -> list[str]:
    photo = a_photo()
    body = f'<p>Text</p><figure data-photo="{photo.pk}"></figure>'
    draft, live = an_article(body=body, picture=photo, headline="At TK"), a_live_article(body=body)
    asked = [reverse(f"admin:articles_article_{verb}", args=[live.pk]) for verb in VERBS]
    new, listed = reverse("admin:articles_article_add"), reverse("admin:articles_article_changelist")
    return [listed, f"{listed}?status=draft", new, change(draft), change(live), *asked]


def test_pages_hold_no_inline_script_or_style_and_are_valid(
    at_desk: Callable[..., Desk], html_valid: Callable[[str], None]
) -> None:
    chief = at_desk(*{verb.right for verb in VERBS.values()}, *EDITOR)
    for address in addresses():
        answer = chief.open(address)
        assert answer.status == 200, address
        assert not INLINE.search(answer.text), (address, INLINE.search(answer.text))
        if "changelist" not in answer.text:
            html_valid(own(answer))


def test_pages_for_those_who_only_look_are_valid(
    at_desk: Callable[..., Desk], html_valid: Callable[[str], None]
) -> None:
    reader = at_desk("articles.view_article", "articles.publish_article")
    for story in (an_article(standfirst=""), a_live_article()):
        html_valid(own(reader.open(change(story))))


def test_refusals_and_errors_are_valid(editor: Desk, html_valid: Callable[[str], None]) -> None:
    story = an_article(standfirst="", bylines=[])
    html_valid(own(editor.take(story, "publish")))
    html_valid(own(editor.save(story, headline="", topics="x" * 101)))
    stale = editor.form(story)
    editor.save(story, kicker="New")
    html_valid(own(editor.send(change(story), stale | {"kicker": "Newer"})))
    html_valid(own(editor.confirm(a_live_article(), "publish", kind="correction", note="")))
