"""Loading in several processes: stopped at any moment, it goes on where it was, and nothing is there by half."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from articles.models import Article, Move, Version
from newsroom.pagecache.models import Counter, Purge
from tests.clusters import on_postgresql
from tests.newsroom.pagecache.processes import database_url

pytestmark = [pytest.mark.django_db(transaction=True), on_postgresql]

#: With batches of ten there are many of them to stop between.
PROGRAM = """
import sys, django
django.setup()
from django.core.management import execute_from_command_line
from articles import bulk
bulk.BATCH, bulk.load.__kwdefaults__["size"] = 10, 10
execute_from_command_line(["manage.py", "seed_corpus", *sys.argv[1:]])
"""


def begin(var: Path, *options: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *options],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": database_url(), "VAR_DIR": str(var), "DEBUG": "true"},
        stdout=pipe,
        stderr=pipe,
        text=True,
        start_new_session=True,
    )


def seed(var: Path, *options: str) -> str:
    with begin(var, *options) as program:
        out, error = program.communicate(timeout=120)
    assert program.returncode == 0, error
    return out


def until_begun(program: subprocess.Popen[str]) -> None:
    while not Article.objects.exists():
        assert program.poll() is None
        time.sleep(0.02)


def all_whole(count: int) -> None:
    """Assert that so many stories are there, each with all that belongs to it."""
    assert Article.objects.count() == count
    whole = Version.objects.live().filter(moves__isnull=False, bylines__isnull=False, revision__isnull=False)
    assert whole.values("article").distinct().count() == Move.objects.count() == count


def test_what_several_processes_load_is_what_one_would(tmp_path: Path) -> None:
    assert "45 stories loaded, 0 were there" in seed(tmp_path, "45", "--processes", "3")
    all_whole(45)
    assert set(Article.objects.values_list("slug", flat=True)) == {f"archive-0-{number}" for number in range(45)}
    assert "5 stories loaded, 45 were there" in seed(tmp_path, "50", "--processes", "2")
    numbers = list(Purge.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(numbers[0], Counter.objects.get().number + 1))


def test_a_load_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    with begin(tmp_path, "1000", "--processes", "2") as program:
        until_begun(program)
        os.killpg(program.pid, signal.SIGINT)
        _out, error = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "Traceback" not in error
    there = Article.objects.count()
    all_whole(there)
    assert f"{1000 - there} stories loaded, {there} were there" in seed(tmp_path, "1000", "--processes", "2")
    all_whole(1000)


def test_a_child_that_was_killed_ends_the_load(tmp_path: Path) -> None:
    with begin(tmp_path, "1000", "--processes", "2") as program:
        until_begun(program)
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        _out, error = program.communicate(timeout=60)
    assert program.returncode == 1
    assert "ended with -9" in error
    assert "Run it again to go on" in error
    all_whole(Article.objects.count())
