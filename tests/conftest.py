"""What every test may ask for: plain settings, a browser, a running site, a reader of HTML."""

import asyncio
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.tasks import TaskResult, TaskResultStatus
from django.tasks.signals import task_finished
from django.test import override_settings
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.fixtures import Settings

from tests.gate import Gate

ROOT = Path(__file__).resolve().parent.parent
STORAGES = django_settings.STORAGES
PLAIN_STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
IN_TESTS = override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    STORAGES=STORAGES | PLAIN_STATIC,
    TASKS={"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}},
)
#: What the database has no part in: looks, drawings, and the same page asked in many ways. They run
#: once, and `make torture` does what is long on either database.
ONCE = (
    "articles/corpus/test_stories.py",
    "articles/demo/test_pool.py",
    "articles/demo/test_seeding_whole.py",
    "articles/reviews/rules/test_spam.py",
    "browser/story_admin/",
    "browser/test_accessibility.py",
    "browser/test_desk_look.py",
    "browser/test_judging",
    "browser/test_own_reviews",
    "browser/test_reading",
    "browser/test_report",
    "browser/test_review_",
    "browser/torture/",
)
CHROMIUM_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def pytest_configure() -> None:
    IN_TESTS.enable()
    # Django's own would show other connections to a test while Playwright's loop counts as running.
    setattr(connections, "_connections", threading.local())  # noqa: B010  (private, so mypy doesn't know it)


def pytest_unconfigure() -> None:
    IN_TESTS.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if str(item.path.relative_to(ROOT / "tests")).startswith(ONCE):
            item.add_marker("once")


def missing(what: str, fix: str) -> NoReturn:
    """Leave a test out where a machine cannot run it; in CI every machine can."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing: {fix}")
    pytest.skip(f"{what} is missing: {fix}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Give each process its own database; with SQLite a file, since threads don't share one in memory."""
    database = django_settings.DATABASES["default"]
    name = str(django_settings.VAR / "test.sqlite3")
    if database["ENGINE"].endswith("postgresql"):
        name = "_".join(django_settings.VAR.parts[-2:]).replace("-", "_")
        # Fifty threads of one test may stand in line for eight connections.
        database["OPTIONS"]["pool"]["timeout"] = 30
    database.setdefault("TEST", {})["NAME"] = name


@pytest.fixture(autouse=True)
def failed_tasks() -> Iterator[list[TaskResult[..., Any]]]:
    """Fail a test in which a task failed: the backend swallows it. A test that means it empties the list."""
    failed: list[TaskResult[..., Any]] = []

    def note(task_result: TaskResult[..., Any], **_: object) -> None:
        if task_result.status == TaskResultStatus.FAILED:
            failed.append(task_result)

    task_finished.connect(note)
    yield failed
    task_finished.disconnect(note)
    assert not failed, failed[0].errors[0].traceback


@pytest.fixture(scope="session")
def built_static() -> dict[str, Any]:
    """Collect the static files as production does, and return the storages that know them."""
    with override_settings(STORAGES=STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
    return STORAGES


@pytest.fixture(scope="session")
def _server(django_db_setup: None, built_static: dict[str, Any]) -> Iterator[tuple[str, Gate]]:
    """Serve the real application on a port of its own; static files and media are its own business."""
    with override_settings(STORAGES=built_static):
        gate = Gate(get_wsgi_application())
    server = ThreadedWSGIServer(("localhost", 0), QuietWSGIRequestHandler)
    server.set_app(gate)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}", gate
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(
    _server: tuple[str, Gate], built_static: dict[str, Any], transactional_db: None, settings: Settings
) -> Iterator[str]:
    """Return the address of a running site that shares the test's database."""
    address, gate = _server
    settings.STORAGES = built_static
    settings.SITE_URL = address
    gate.open()
    yield address
    gate.shut()


@pytest.fixture(scope="session")
def _chromium() -> Iterator[tuple[Browser, asyncio.AbstractEventLoop]]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        missing("Chromium", "sudo apt-get install chromium")
    with sync_playwright() as playwright:
        # Playwright leaves its loop marked as running, which Django would take for asynchronous code.
        loop = asyncio.get_running_loop()
        browser = playwright.chromium.launch(
            executable_path=path, args=CHROMIUM_FLAGS, chromium_sandbox=os.geteuid() != 0
        )
        asyncio._set_running_loop(None)
        yield browser, loop
        asyncio._set_running_loop(loop)
        browser.close()


@pytest.fixture
def browser(_chromium: tuple[Browser, asyncio.AbstractEventLoop], monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Return the browser; what a test needs is a context of its own."""
    browser, loop = _chromium
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    asyncio._set_running_loop(loop)
    yield browser
    asyncio._set_running_loop(None)


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page in a fresh browser context, with addresses relative to the running site."""
    with browser.new_context(base_url=site, locale="en-GB", reduced_motion="reduce") as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


@pytest.fixture(scope="session")
def _html_validate() -> Iterator[subprocess.Popen[str]]:
    node = shutil.which("node")
    if not node or not (ROOT / "node_modules/html-validate").exists():
        missing("html-validate", "sudo apt-get install nodejs npm && npm ci")
    command = [node, str(ROOT / ".ci/html-validate.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.terminate()


@pytest.fixture
def html_valid(_html_validate: subprocess.Popen[str]) -> Callable[[str], None]:
    """Return a function that fails when a document is not valid HTML."""

    def check(text: str) -> None:
        assert _html_validate.stdin
        assert _html_validate.stdout
        _html_validate.stdin.write(json.dumps(text) + "\n")
        _html_validate.stdin.flush()
        complaints = json.loads(_html_validate.stdout.readline())
        assert not complaints, "\n".join(complaints)

    return check
