"""Databases of the benchmark's own, on the PostgreSQL that is there, filled by the project's own command."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
NEAR = "postgres://postgres@127.0.0.1:5432/postgres"
VAR = ROOT / "var/bench"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}


def server() -> str:
    given = os.environ.get("DATABASE_URL", "")
    return given if given.startswith("postgres") else NEAR


def environment(name: str) -> dict[str, str]:
    """Return the environment of a site on this database."""
    VAR.mkdir(parents=True, exist_ok=True)
    return os.environ | {"DATABASE_URL": address(name), "VAR_DIR": str(VAR), "DEBUG": "false"} | SETTINGS


def address(name: str) -> str:
    return f"{server().rpartition('/')[0]}/{name}"


def filled(stories: int) -> str:
    """Return the name of a database with so many stories, made now or left by an earlier run with this schema."""
    schema = hashlib.sha256()
    for path in sorted(ROOT.glob("**/migrations/0*.py")):
        if ".venv" not in path.parts and "var" not in path.parts:
            schema.update(path.read_bytes())
    name = f"newsroom_bench_{stories}_{schema.hexdigest()[:8]}"
    create(name)
    manage(name, "seed_corpus", str(stories), shown=True)
    execute(address(name), sql.SQL("VACUUM ANALYZE"))
    return name


def loading_rate(stories: int) -> float:
    """Return how many stories a second are loaded into a new database, which is dropped again."""
    name = "newsroom_bench_load"
    execute(server(), sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
    create(name)
    manage(name, "seed_corpus", "1")
    began = time.monotonic()
    manage(name, "seed_corpus", str(stories))
    took = time.monotonic() - began
    execute(server(), sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
    return stories / took


def create(name: str) -> None:
    try:
        execute(server(), sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.errors.DuplicateDatabase:
        return
    finally:
        manage(name, "migrate", "-v0")


def execute(url: str, statement: sql.SQL | sql.Composed) -> None:
    with psycopg.connect(url, autocommit=True, connect_timeout=3) as connection:
        connection.execute(statement)


def within_django(module: str) -> list[str]:
    """Return the command that runs main() of a module of the benchmark as a program with Django set up."""
    return [sys.executable, "-c", f"import django; django.setup(); from tests.bench import {module}; {module}.main()"]


def manage(name: str, *command: str, shown: bool = False) -> None:
    out = None if shown else subprocess.DEVNULL
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment(name), check=True, stdout=out)
