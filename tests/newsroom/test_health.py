"""A monitor learns whether the site works and whether its tasks get done."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

pytestmark = pytest.mark.django_db(transaction=True)


def enqueue(minutes_ago: int, due_minutes_ago: int | None = None) -> None:
    now = timezone.now()
    due = get_date_max() if due_minutes_ago is None else now - timedelta(minutes=due_minutes_ago)
    task = DBTaskResult.objects.create(
        task_path="x", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", run_after=due
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=now - timedelta(minutes=minutes_ago))


def test_a_site_that_works_says_so_in_plain_text(client: Client) -> None:
    response = client.get("/health/")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert response.text.count("OK") == 3


def test_asking_often_uses_up_no_connections(client: Client) -> None:
    pool = connection.settings_dict["OPTIONS"].get("pool", {"max_size": 8})
    for _ in range(pool["max_size"] + 2):
        assert client.get("/health/").status_code == 200


@pytest.mark.parametrize(
    ("minutes_ago", "due_minutes_ago", "status"), [(1, None, 200), (11, None, 500), (60, 1, 200), (60, 11, 500)]
)
def test_a_task_that_nobody_takes_is_noticed(
    client: Client, minutes_ago: int, due_minutes_ago: int | None, status: int
) -> None:
    enqueue(minutes_ago, due_minutes_ago)
    response = client.get("/health/")
    assert response.status_code == status
    assert ("no worker takes them" in response.text) == (status == 500)


def test_a_database_that_is_away_is_noticed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DatabaseError("away: password=hush-hush")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.connect", fail)
    connection.close()
    response = client.get("/health/")
    assert response.status_code == 500
    assert "hush-hush" not in response.text
