"""A real Varnish before the real site: a change is seen at once, and drops no page that does not show it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.core.wsgi import get_wsgi_application
from django.db.models import F
from pytest_django.fixtures import Settings

from articles import publishing
from articles.models import Article, Kind
from newsroom.pagecache import log, wsgi
from newsroom.pagecache.edge.draining import SETTLED, drain_all
from newsroom.pagecache.models import EdgeCursor
from tests.articles.desk import edit
from tests.factories import a_live_article, a_section
from tests.newsroom.pagecache.edge.front import Site, Varnish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def process(transactional_db: None) -> Iterator[Callable[[], wsgi.PageCache]]:
    """Return a function that makes the whole site with its own cache in front, as each server process has it."""
    with ExitStack() as ends:

        def start() -> wsgi.PageCache:
            cache = wsgi.cached(get_wsgi_application())
            ends.callback(cache.log.close)
            return cache

        yield start


@pytest.fixture
def site(process: Callable[[], wsgi.PageCache], monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return the site as one process, which learns of a purge at once."""
    monkeypatch.setattr(log, "EVERY", 0)
    return Site(process())


@pytest.fixture
def story(varnish: Varnish, settings: Settings) -> Article:
    """Return a story that readers see, with an edge that knows all there was before."""
    settings.EDGE, settings.EDGE_URLS = "varnish", [varnish.url]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    story = a_live_article(headline="Ferry sails on time")
    settle()
    return story


def settle() -> None:
    """Drain, and once more, as the worker does when time has passed."""
    drain_all()
    EdgeCursor.objects.update(halfway_at=F("halfway_at") - SETTLED)
    drain_all()


def address(story: Article) -> str:
    return story.versions.latest("number").get_absolute_url()


def correct(story: Article) -> None:
    """Publish a correction and tell the edge."""
    edit(story, headline="Ferry sails late")
    publishing.publish(story, by=None, kind=Kind.CORRECTION, note="It sailed late.")
    drain_all()


def test_a_page_is_asked_for_once(varnish: Varnish, site: Site, story: Article) -> None:
    first, second = varnish.get(address(story)), varnish.get(address(story))
    assert first.text == second.text
    assert "Ferry sails on time" in second.text
    assert site.paths == [address(story)]
    assert (first.was_kept, second.was_kept) == (False, True)


def test_a_correction_is_seen_at_once_and_drops_no_other_page(varnish: Varnish, site: Site, story: Article) -> None:
    other = a_live_article(section=a_section())
    settle()
    for page in (story, other):
        varnish.get(address(page))
    correct(story)
    assert "Ferry sails late" in varnish.get(address(story)).text
    assert varnish.get(address(other)).was_kept
    assert site.paths.count(address(other)) == 1


def test_a_story_in_any_script_is_found(varnish: Varnish, story: Article) -> None:
    topic = a_live_article(topics=["\u5317\u4eac"]).topics.get()
    drain_all()
    assert varnish.get(topic.get_absolute_url()).status == 200
    assert varnish.get(topic.get_absolute_url()).was_kept
    topic.save()
    drain_all()
    assert not varnish.get(topic.get_absolute_url()).was_kept


def test_an_old_page_that_a_process_handed_out_meanwhile_does_not_stay(
    varnish: Varnish,
    site: Site,
    story: Article,
    process: Callable[[], wsgi.PageCache],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(log, "EVERY", 3600)
    varnish.get(address(story))
    correct(story)
    assert "Ferry sails on time" in varnish.get(address(story)).text
    site.application = process()
    assert "Ferry sails on time" in varnish.get(address(story)).text
    settle()
    assert "Ferry sails late" in varnish.get(address(story)).text


def test_a_reader_sees_no_keys(varnish: Varnish, story: Article) -> None:
    for _ in range(2):
        assert not {"Surrogate-Key", "Cache-Tag", "X-Varnish"} & set(varnish.get(address(story)).headers)


def test_the_desk_is_never_kept(varnish: Varnish, site: Site, story: Article) -> None:
    for _ in range(2):
        assert varnish.get("/admin/login/").status == 200
    assert site.paths == ["/admin/login/"] * 2


def test_while_the_site_is_away_readers_have_what_was_kept(varnish: Varnish, site: Site, story: Article) -> None:
    varnish.get(address(story))
    site.stop()
    assert "Ferry sails on time" in varnish.get(address(story)).text
    assert varnish.get("/admin/").status == 503
