"""Serve the site: the web server and the worker as one program that starts and ends as a whole."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import override

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.management.commands.prepare import reach_database

WEB = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
WEB += ["--no-ws", "--workers-kill-timeout", "5", "--log-level", "warning"]
#: For glibc. An arena for each thread, and stored pages in the heap between what comes and goes, leave holes that
#: nothing fills: 20 MB in each process, and growing.
MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "8192"}
WORKER = [sys.executable, "manage.py", "work"]
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
STOPPING_SECONDS = 15

type Programs = dict[str, subprocess.Popen[bytes]]


class Command(BaseCommand):
    help = "Run the web server and the worker until one of them ends or somebody stops them."
    requires_system_checks: list[str] = []

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="prepare a demo newsroom first")

    @override
    def handle(self, *args: object, **options: object) -> None:
        host, port = settings.LISTEN_HOST, settings.LISTEN_PORT
        with claimed(host, port):
            reach_database()
            if options["demo"]:
                call_command("prepare", demo=True, stdout=self.stdout)
            self.check()
        web = [*WEB, "--host", host, "--port", str(port), "newsroom.wsgi:application"]
        for stop in STOP_SIGNALS:
            signal.signal(stop, leave)
        with running({"web server": web, "worker": WORKER}) as programs:
            while not answers(host, port):
                complain_if_ended(programs)
            self.greet(demo=bool(options["demo"]))
            while True:
                complain_if_ended(programs)

    def greet(self, *, demo: bool) -> None:
        self.stdout.write(f"\nThe newsroom is open: {settings.SITE_URL}/ (the desk: {settings.SITE_URL}/admin/)")
        if demo:
            call_command("seed_demo", logins=True, stdout=self.stdout)
        self.stdout.write("Stop it with Ctrl-C.")
        self.stdout.flush()


def leave(_signal: int, _frame: object) -> None:
    """Unwind to where the programs are stopped; a second signal must not disturb that."""
    for stop in STOP_SIGNALS:
        signal.signal(stop, signal.SIG_IGN)
    raise SystemExit(0)


@contextmanager
def claimed(host: str, port: int) -> Iterator[None]:
    """Hold the port: a second server must stop before it touches the files and the database of the first."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((host, port))
            place.listen()
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise CommandError(f"PORT {port} on {host} cannot be used ({reason}): choose another.") from error
        yield


@contextmanager
def running(commands: dict[str, list[str]]) -> Iterator[Programs]:
    """Run the programs, each with a group of its own, so that Ctrl-C reaches them once and through us."""
    programs: Programs = {}
    try:
        for name, command in commands.items():
            environment = MEMORY | os.environ
            programs[name] = subprocess.Popen(  # noqa: S603
                command, cwd=settings.BASE_DIR, env=environment, start_new_session=True
            )
        yield programs
    finally:
        for program in programs.values():
            program.terminate()
        until = time.monotonic() + STOPPING_SECONDS
        for program in programs.values():
            finish(program, until - time.monotonic())


def finish(program: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for a program, then make sure that nothing it started is left."""
    with suppress(subprocess.TimeoutExpired):
        program.wait(max(seconds, 0.1))
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


def complain_if_ended(programs: Programs) -> None:
    """Look at the programs now and then; the end of one is the end of all."""
    for name, program in programs.items():
        if program.poll() is not None:
            raise CommandError(f"The {name} ended by itself, so everything was stopped.")
    time.sleep(0.2)


def answers(host: str, port: int) -> bool:
    """Say whether the web server answers, whatever it answers."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (every address: ask the nearest)
    connection = http.client.HTTPConnection(near, port, timeout=30)
    try:
        connection.request("HEAD", "/health/")
        return bool(connection.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
