"""Work shared out among processes: all of it comes out, and however it ends, no process is left behind.

Each test runs a program of its own: one with threads, as that of the tests may be, must not be forked.
"""

import os
import signal
import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, sys
from itertools import count
from django.conf import settings
settings.configure()
from newsroom import shares

def work(share):
    match share:
        case "fails":
            raise ValueError("no such story")
        case "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "never ends":
            yield from count()
        case _:
            yield from share

try:
    for told in shares.worked_on(work, {shares!r}):
        print(told, flush=True)
except shares.Failed as error:
    sys.exit(str(error))
except KeyboardInterrupt:
    sys.exit("interrupted")
"""


def begin(*shares: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM.replace("{shares!r}", repr(shares))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def end(program: subprocess.Popen[str]) -> tuple[str, str]:
    """Return what it wrote, once all who could write have ended: it and its children hold the same lines."""
    return program.communicate(timeout=60)


def test_all_that_they_tell_comes_out() -> None:
    out, told = end(begin("abc", "de", ""))
    assert sorted(out.split()) == ["a", "b", "c", "d", "e"]
    assert told == ""


@pytest.mark.parametrize(
    ("share", "told"), [("fails", "ValueError: no such story"), ("is killed", "One of the processes ended with -9.")]
)
def test_one_that_fails_is_told_and_ends_all(share: str, told: str) -> None:
    program = begin("never ends", share, "never ends")
    _out, error = end(program)
    assert error.strip() == told
    assert program.returncode == 1


def test_whoever_interrupts_ends_all_without_a_trace() -> None:
    program = begin("never ends", "never ends")
    assert program.stdout is not None
    program.stdout.readline()
    os.killpg(program.pid, signal.SIGINT)
    assert end(program)[1].strip() == "interrupted"


def test_none_outlives_the_one_that_began_them() -> None:
    program = begin("never ends", "never ends")
    assert program.stdout is not None
    program.stdout.readline()
    program.kill()
    end(program)
