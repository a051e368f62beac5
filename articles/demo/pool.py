"""Work for all processors at once, in processes of their own."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

import django


def spread[T, R](work: Callable[[T], R], tasks: Sequence[T], workers: int) -> Iterator[R]:
    """Yield `work(task)` of each task, in order; with one worker, without another process."""
    if workers < 2 or len(tasks) < 2:
        yield from map(work, tasks)
        return
    # A forked process would share our database connection.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=fresh, initializer=_begin) as pool:
        yield from pool.map(work, tasks)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent does, even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
