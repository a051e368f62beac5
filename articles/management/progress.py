"""How far a long command is: on one line of a terminal, in a log now and then."""

import sys
import time

from django.core.management.base import OutputWrapper

EVERY = 10_000


class Progress:
    def __init__(self, out: OutputWrapper, total: int) -> None:
        self.out, self.total, self.done = out, total, 0
        self.began = time.monotonic()

    @property
    def rate(self) -> float:
        """How many are done in a second."""
        return self.done / max(time.monotonic() - self.began, 0.001)

    def show(self, done: int) -> None:
        before, self.done = self.done, done
        if sys.stdout.isatty() and self.out.isatty():
            self.out.write(f"\r{self}\033[K", ending="")
        elif done // EVERY > before // EVERY:
            self.out.write(str(self))
        self.out.flush()

    def __str__(self) -> str:
        left = round((self.total - self.done) / self.rate) if self.rate else 0
        return f"{self.done:,}/{self.total:,} stories, {self.rate:,.0f} a second, {left // 60}:{left % 60:02} left"
