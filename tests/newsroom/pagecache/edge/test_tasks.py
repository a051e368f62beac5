"""The worker tells the edge: ordered once for many changes, and again for what must settle or has failed."""

from datetime import datetime

import pytest
from django.db import transaction
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max
from pytest_django.fixtures import Settings

from newsroom.pagecache.edge.draining import SETTLED
from newsroom.pagecache.purging import purge
from newsroom.pagecache.tasks import ask
from tests.newsroom.pagecache.edge.conftest import NOW, Later
from tests.newsroom.pagecache.edge.far import Far

pytestmark = pytest.mark.django_db(transaction=True)


def ordered() -> list[datetime | None]:
    """Return when each drain is to begin that nobody has begun, None being at once."""
    moments = DBTaskResult.objects.filter(status="READY").order_by("run_after").values_list("run_after", flat=True)
    return [None if moment == get_date_max() else moment for moment in moments]


def work() -> None:
    """Do what is due, as the worker does."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    ).run()


def test_without_an_edge_nothing_is_ordered(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    purge("article:1")
    ask(NOW)
    assert ordered() == []


def test_a_change_orders_a_drain_when_it_is_committed(named: Far) -> None:
    with transaction.atomic():
        purge("article:1")
        assert ordered() == []
    assert ordered() == [None]


def test_a_change_that_is_taken_back_orders_nothing(named: Far) -> None:
    with transaction.atomic():
        purge("article:1")
        transaction.set_rollback(True)
    assert ordered() == []


def test_many_changes_order_one_drain(named: Far) -> None:
    for n in range(5):
        purge(f"article:{n}")
    assert ordered() == [None]


def test_the_worker_tells_the_edge_and_comes_again_when_all_has_settled(named: Far, later: Later) -> None:
    purge("article:1")
    work()
    assert named.keys == ["article:1"]
    assert ordered() == [NOW + SETTLED]
    later(SETTLED)
    work()
    assert named.keys == ["article:1", "article:1"]
    assert ordered() == []


def test_a_change_is_told_at_once_even_if_a_drain_is_ordered_for_later(named: Far) -> None:
    ask(NOW + SETTLED)
    purge("article:1")
    work()
    assert named.keys == ["article:1"]
    assert ordered() == [NOW + SETTLED]


def test_what_is_ordered_for_sooner_is_not_ordered_again(named: Far) -> None:
    ask(NOW + SETTLED)
    ask(NOW + SETTLED * 2)
    assert ordered() == [NOW + SETTLED]


def test_the_worker_tries_again_until_the_edge_knows(named: Far, later: Later) -> None:
    named.answers = [(503, {})] * 3
    purge("article:1")
    for _ in range(4):
        work()
        [again] = ordered()
        assert again
        later(SETTLED * 4)
    assert named.keys == ["article:1"] * 4


def test_what_fails_is_no_failed_task(named: Far) -> None:
    named.answers = [(503, {})]
    purge("article:1")
    work()
    assert not DBTaskResult.objects.failed().exists()
