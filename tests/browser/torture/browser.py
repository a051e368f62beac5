"""A browser with a profile of its own on disk, which can be killed and opened again."""

import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, Error

from tests.conftest import CHROMIUM_FLAGS


class Profile:
    """What somebody's browser keeps, and the browser while it runs."""

    def __init__(self, kind: BrowserType, folder: Path, site: str) -> None:
        self.kind, self.folder, self.site = kind, folder, site
        self.context = self._open()

    def _open(self) -> BrowserContext:
        context = self.kind.launch_persistent_context(
            self.folder,
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=CHROMIUM_FLAGS,
            chromium_sandbox=os.geteuid() != 0,
            base_url=self.site,
            locale="en-GB",
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        return context

    def open_again(self) -> None:
        """Start the browser, unless it runs."""
        if self.context.pages:
            self.context.set_offline(False)
        else:
            self.context = self._open()

    def kill(self) -> None:
        """End the whole browser as a power cut does: its own lock on the profile says which process it is."""
        lock = (self.folder / "SingletonLock").readlink().name
        with self.context.expect_event("close"):
            os.kill(int(lock.rpartition("-")[2]), signal.SIGKILL)

    def close(self) -> None:
        with suppress(Error):
            self.context.close()
