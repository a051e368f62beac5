"""What a killed process has left undone is done within a minute, once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import F
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from newsroom.pagecache.edge.draining import KEPT
from newsroom.pagecache.models import Purge
from newsroom.pagecache.purging import purge
from newsroom.photos.tasks import make_renditions
from newsroom.ticking import ATTEMPTS, LONGEST, Abandoned, declared
from tests.at_once import at_once
from tests.newsroom.pagecache.edge.far import far_away


def tick() -> None:
    call_command("tick")


@pytest.fixture
def queue(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def a_task(*, workers: int, **about: Any) -> Any:
    task = DBTaskResult.objects.get(pk=make_renditions.enqueue(0).id)
    DBTaskResult.objects.filter(pk=task.pk).update(worker_ids=["a worker"] * workers, **about)
    return task


def running_for(minutes: float) -> dict[str, Any]:
    return {"status": TaskResultStatus.RUNNING, "started_at": timezone.now() - timedelta(minutes=minutes)}


@pytest.mark.django_db
def test_a_task_that_its_worker_left_behind_is_there_for_another(queue: None) -> None:
    lost, still_running = a_task(workers=1, **running_for(6)), a_task(workers=1, **running_for(4))
    done = a_task(workers=1, status=TaskResultStatus.SUCCESSFUL, started_at=timezone.now() - 2 * LONGEST)
    tick()
    states = dict(DBTaskResult.objects.values_list("pk", "status"))
    assert states == {lost.pk: "READY", still_running.pk: "RUNNING", done.pk: "SUCCESSFUL"}


@pytest.mark.django_db
def test_a_task_that_kills_its_workers_is_given_up(queue: None) -> None:
    task = a_task(workers=ATTEMPTS, **running_for(6))
    tick()
    task.refresh_from_db()
    assert task.task_result.status == TaskResultStatus.FAILED
    assert task.task_result.errors[0].exception_class is Abandoned


@pytest.mark.django_db
def test_a_purge_whose_process_was_killed_before_it_ordered_the_rest_reaches_the_edge(
    settings: Settings, queue: None
) -> None:
    purge("article:1")  # with no edge in the settings nothing is ordered
    with far_away() as far:
        settings.EDGE, settings.EDGE_URLS = "varnish", [far.url]
        tick()
        assert far.asked  # an edge of which nothing is known is emptied


@pytest.mark.django_db
def test_the_log_is_cleared_where_there_is_no_edge_too() -> None:
    purge("article:1")
    Purge.objects.update(at=F("at") - 2 * KEPT)
    purge("article:2")
    tick()
    tick()
    assert [row.tags for row in Purge.objects.all()] in ([["article:1"], ["article:2"]], [["article:2"]])


@pytest.mark.django_db(transaction=True)
def test_many_at_once_do_no_harm(queue: None) -> None:
    tasks = [a_task(workers=1, **running_for(6)) for _ in range(3)]
    assert at_once([tick] * 4) == [None] * 4
    assert DBTaskResult.objects.ready().count() == len(tasks)


calls: list[datetime] = []


def fail(now: datetime) -> None:
    raise LookupError(f"at {now}")


def succeed(now: datetime) -> None:
    calls.append(now)


@pytest.fixture
def declares(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    calls.clear()

    def declare(*names: str) -> None:
        config = apps.get_app_config("newsroom")
        monkeypatch.setattr(config, "every_minute", tuple(f"{__name__}.{name}" for name in names), raising=False)

    return declare


@pytest.mark.django_db
def test_what_an_app_declares_is_done_each_minute(declares: Callable[..., None]) -> None:
    declares("succeed")
    tick()
    assert [abs(timezone.now() - moment) < LONGEST for moment in calls] == [True]


@pytest.mark.django_db
def test_what_fails_keeps_nothing_else_from_being_done_and_is_told(queue: None, declares: Callable[..., None]) -> None:
    lost = a_task(workers=1, **running_for(6))
    declares("fail", "succeed")
    with pytest.raises(ExceptionGroup) as told:
        tick()
    lost.refresh_from_db()
    assert (lost.status, len(calls)) == ("READY", 1)
    assert told.group_contains(LookupError)


def test_whatever_is_declared_can_be_called() -> None:
    assert all(callable(step) for step in declared())
