"""Work shared out among processes, each with connections of its own; what they tell comes out here as it comes."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from django.db import connections


class Failed(Exception):
    """One of the processes failed or was killed, and the others were stopped."""


def worked_on[Share, Told](work: Callable[[Share], Iterable[Told]], shares: Sequence[Share]) -> Iterator[Told]:
    """Do the work of each share in a process of its own, and yield whatever it yields.

    Where one fails, and where nobody asks any further, all are stopped, each within what it does. When this very
    process is killed, each ends as soon as it has something to tell.
    """
    _leave_databases()
    at_work = dict(_begun(work, share) for share in shares)
    try:
        while at_work:
            for line in wait(list(at_work)):
                assert isinstance(line, Connection)
                try:
                    yield _heard(line)
                except EOFError:
                    _ended(at_work.pop(line))
    finally:
        for process in at_work.values():
            process.terminate()
            process.join()


def _begun(work: Callable[[Any], Iterable[Any]], share: Any) -> tuple[Connection, BaseProcess]:
    here, there = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_work, args=(work, share, there, here), daemon=True)
    # A Ctrl-C in the midst of a fork would be told by both.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    there.close()
    return here, process


def _work(work: Callable[[Any], Iterable[Any]], share: Any, there: Connection, here: Connection) -> None:
    """Run in the new process. Whoever presses Ctrl-C stops the first one, which stops this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    here.close()
    try:
        for told in work(share):
            there.send((told, None))
    except BrokenPipeError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001  (it is told where it can be read)
        there.send((None, f"{type(error).__name__}: {error}"))
    finally:
        _leave_databases()


def _heard(line: Connection) -> Any:
    told, error = line.recv()
    if error is not None:
        raise Failed(error)
    return told


def _ended(process: BaseProcess) -> None:
    process.join()
    if process.exitcode:
        raise Failed(f"One of the processes ended with {process.exitcode}.")


def _leave_databases() -> None:
    """Close all connections, and the threads that keep them: no two processes can use one."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
