"""Who reads from where: a replica only for the page cache, and never after a write."""

from contextvars import copy_context

from django.conf import settings

from articles.models import Section
from newsroom.pagecache.replicas import Router, _reading

router = Router()


def test_without_the_page_cache_everything_is_read_from_the_primary() -> None:
    assert router.db_for_read(Section) == router.db_for_write(Section) == "default"


def test_what_has_written_goes_on_reading_from_the_primary() -> None:
    def render() -> list[str]:
        _reading.set("replica 1")
        return [router.db_for_read(Section), router.db_for_write(Section), router.db_for_read(Section)]

    assert copy_context().run(render) == ["replica 1", "default", "default"]


def test_a_replica_is_never_migrated() -> None:
    assert router.allow_migrate("default", "articles")
    assert not router.allow_migrate("replica 1", "articles")


def test_without_replicas_there_is_nothing_to_route() -> None:
    assert settings.DATABASE_ROUTERS == []
