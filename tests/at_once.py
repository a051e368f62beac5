"""Real races: real threads, each with a database connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once[Result](jobs: Sequence[Callable[[], Result]]) -> list[Result | Exception]:
    """Do all jobs at the same moment; return what each returned or raised."""
    start = Barrier(len(jobs))

    def do(job: Callable[[], Result]) -> Result | Exception:
        start.wait(timeout=30)
        try:
            return job()
        except Exception as error:  # noqa: BLE001  (the test judges it)
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return list(threads.map(do, jobs))
