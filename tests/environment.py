"""Loaded before Django reads its settings: a state folder of our own, no settings of others, no network."""

import atexit
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

OTHERS = re.compile(
    "(DATABASE_REPLICA_URLS|"
    "DEBUG|EDGE.*|EXTRA_HOSTS|HOST|HSTS_.*|MAIL_.*|PAGE_CACHE_MB|PORT|REQUIRE_.*|SECRET_KEY|SITE_.*|TIME_ZONE"
    "|TRUSTED_PROXIES|GRANIAN_.*)"
)
HERE = re.compile(r"(.*\.)?localhost|127(\.\d+){3}|::1")


def state_folder() -> Path:
    """Return a folder that the first process makes and removes, with a part for each of its workers."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return Path(os.environ["NEWSROOM_TEST_FOLDER"]) / os.environ["PYTEST_XDIST_WORKER"]
    folder = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["NEWSROOM_TEST_FOLDER"] = str(folder)
    return folder / "main"


def close_network() -> None:
    """Let sockets and names lead nowhere but to this machine."""
    for owner, name, place in (
        (socket.socket, "connect", 1),
        (socket.socket, "connect_ex", 1),
        (socket.socket, "sendto", -1),
        (socket, "getaddrinfo", 0),
    ):
        setattr(owner, name, _local_only(getattr(owner, name), place))


def _local_only[**P, R](function: Callable[P, R], place: int) -> Callable[P, R]:
    """Wrap a function whose argument at `place` is a host, or an address that begins with one."""

    def guarded(*args: P.args, **options: P.kwargs) -> R:
        target: object = args[place]
        host = target[0] if isinstance(target, tuple) else target
        name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if getattr(args[0], "family", None) != socket.AF_UNIX and not HERE.fullmatch(name):
            raise RuntimeError(f"The network is closed in tests, so nothing may call {name}.")
        return function(*args, **options)

    return guarded


for name in [name for name in os.environ if OTHERS.fullmatch(name)]:
    del os.environ[name]
os.environ["VAR_DIR"] = str(state_folder())
# WhiteNoise warns of a missing folder, and warnings are errors.
(Path(os.environ["VAR_DIR"]) / "static").mkdir(parents=True)
close_network()
