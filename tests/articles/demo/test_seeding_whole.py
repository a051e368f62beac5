"""Seeding an empty database: the same newsroom each time, and all of it or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from articles.demo import seeding, stories
from articles.demo.desk import Desk
from authors.models import User
from newsroom.photos.models import Photo

ROOT = Path(__file__).resolve().parents[3]
# All rows that the newsroom consists of; a password is salted and a reader's key is made with the secret of each
# installation, and so they are never the same.
PRINT_NEWSROOM = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from articles.demo import seeding

call_command("migrate", verbosity=0)
seeding.seed(lambda *_: None, seed=7, size=(48, 32), workers=1, now=datetime(2026, 11, 22, 9, 30, 12, tzinfo=UTC))
for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
    if model._meta.app_label in {"auth", "authors", "articles", "photos", "reviews", "error_reports"}:
        rows = list(model._default_manager.order_by("pk"))
        for row in rows:
            if hasattr(row, "password"):
                row.password = ""
            if model._meta.label == "reviews.Reader":
                row.key = ""
        sys.stdout.write(serializers.serialize("jsonl", rows))
"""


def started(folder: Path, hash_seed: str) -> subprocess.Popen[bytes]:
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    env |= {"VAR_DIR": str(folder), "PYTHONHASHSEED": hash_seed, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    return subprocess.Popen([sys.executable, "-c", PRINT_NEWSROOM], cwd=ROOT, env=env, stdout=subprocess.PIPE)


def test_the_same_seed_makes_the_same_newsroom(tmp_path: Path) -> None:
    runs = [started(tmp_path / name, name) for name in ("1", "2")]
    one, other = (run.communicate()[0].decode().splitlines() for run in runs)

    assert [run.returncode for run in runs] == [0, 0]
    assert len(one) > 1000
    assert one == other


@pytest.mark.django_db
def test_a_seeding_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = stories.load()[-9:]
    monkeypatch.setattr(stories, "load", lambda: newest)
    monkeypatch.setattr(Desk, "_to_scheduled", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        seeding.seed(lambda *_: None, size=(48, 32), workers=1)

    assert seeding.is_empty()
    assert not Photo.objects.exists()
    assert not User.objects.exists()
