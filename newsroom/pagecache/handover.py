"""Between the processes of one machine: the first to render a cold page hands it to the others."""

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, get_ident

from newsroom.pagecache.page import Page

try:
    import fcntl
except ImportError:  # a system without file locks: each process renders for itself
    fcntl = None  # type: ignore[assignment]

#: How long a handed-over page is of use: the others asked while it was rendered, or not at all.
SECONDS = 20
PATIENCE = 10.0
LOCKS = 1024
SEAL = 32


class Handover:
    """Files in a private folder under the state folder. Only processes with the same `secret` read each other's."""

    def __init__(self, folder: Path, secret: str) -> None:
        self.folder = folder
        self._key = hashlib.blake2b(secret.encode()).digest()
        # What another start of the server has left may come from other templates. File systems have coarse clocks.
        self._since = time.time() - 0.02
        self._cleared = 0.0
        self._clearing = Lock()
        self.works = fcntl is not None and _is_private(folder)

    @contextmanager
    def turn(self, key: str) -> Iterator[None]:
        """Wait until no other process renders this page; after a while go ahead all the same."""
        lock = self._lock(key)
        if lock is None:
            yield
            return
        try:
            deadline = time.monotonic() + PATIENCE
            while not _is_ours(lock) and time.monotonic() < deadline:
                time.sleep(0.002)
            yield
        finally:
            os.close(lock)

    def take(self, key: str) -> Page | None:
        """Return what another process has just rendered; whether it still holds is for the caller to say."""
        if not self.works:
            return None
        try:
            file = self._file(key)
            if file.stat().st_mtime < max(self._since, time.time() - SECONDS):
                return None
            return self._read(key, file.read_bytes())
        except (OSError, ValueError):
            return None

    def give(self, key: str, page: Page) -> None:
        """Leave the page for the others. A full disk costs them a render and nobody an error."""
        if not self.works:
            return
        draft = self._file(key).with_suffix(f".{os.getpid()}-{get_ident()}")
        try:
            draft.write_bytes(self._written(key, page))
            draft.replace(self._file(key))
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        self._clear()

    # Files ---------------------------------------------------------------------------------------

    def _written(self, key: str, page: Page) -> bytes:
        facts = [page.status, page.headers, sorted(page.tags), page.number, page.fresh_until, page.true_until]
        content = json.dumps(facts).encode() + b"\n" + page.body
        return self._seal(key, content) + content

    def _read(self, key: str, written: bytes) -> Page | None:
        """Return the page, or None for half a file, one of another installation, and one that was tampered with."""
        seal, content = written[:SEAL], written[SEAL:]
        if seal != self._seal(key, content):
            return None
        facts, _line, body = content.partition(b"\n")
        status, headers, tags, number, fresh_until, true_until = json.loads(facts)
        pairs = [(name, value) for name, value in headers]
        return Page(status, pairs, body, tuple(tags), number, fresh_until, true_until)

    def _seal(self, key: str, content: bytes) -> bytes:
        return hashlib.blake2b(self._bytes(key) + b"\n" + content, digest_size=SEAL, key=self._key).digest()

    def _file(self, key: str) -> Path:
        return self.folder / f"{self._digest(key)}.page"

    def _digest(self, key: str) -> str:
        return hashlib.blake2b(self._bytes(key), digest_size=16, key=self._key).hexdigest()

    def _bytes(self, key: str) -> bytes:
        return key.encode("utf-8", "surrogatepass")

    def _lock(self, key: str) -> int | None:
        if not self.works:
            return None
        try:
            name = f"{int(self._digest(key)[:8], 16) % LOCKS}.lock"
            return os.open(self.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None

    def _clear(self) -> None:
        """Remove what is past its use, now and then."""
        now = time.time()
        if abs(now - self._cleared) < SECONDS or not self._clearing.acquire(blocking=False):
            return
        try:
            self._cleared = now
            for file in self.folder.iterdir():
                with suppress(FileNotFoundError):  # another process clears too
                    if file.suffix != ".lock" and now - file.stat().st_mtime > SECONDS:
                        file.unlink()
        except OSError:
            return
        finally:
            self._clearing.release()


def _is_private(folder: Path) -> bool:
    """Make the folder, or say that it cannot be used: then each process renders for itself."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            return False
        folder.chmod(0o700)
    except OSError:
        return False
    return True


def _is_ours(lock: int) -> bool:
    """Take the lock if it is free. Where locks do not work, nobody waits."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
