"""One line of the table: what was measured, what it came to, and the goal."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    what: str
    measured: float
    goal: float
    unit: str = ""
    at_least: bool = False
    compared: str = ""

    @property
    def met(self) -> bool:
        return self.measured >= self.goal if self.at_least else self.measured <= self.goal

    def told(self) -> str:
        sign = "≥" if self.at_least else "≤"
        measured, goal = f"{self.measured:,.4g} {self.unit}".strip(), f"{sign} {self.goal:,.7g} {self.unit}".strip()
        return f"{'ok ' if self.met else 'NOT'}  {self.what:<60} {measured:>12}   {goal:<14} {self.compared}".rstrip()


@dataclass(frozen=True)
class LeftOut:
    """What could not be measured here, and why."""

    what: str
    why: str
    met = False

    def told(self) -> str:
        return f"--   {self.what:<60} not measured: {self.why}"


type Line = Row | LeftOut


def measured(what: str, measure: Callable[[], list[Line]]) -> list[Line]:
    """Return the lines of one measurement; where it fails, one that says so, and the rest of the table goes on."""
    try:
        return measure()
    except (OSError, RuntimeError, ValueError) as error:
        return [LeftOut(what, str(error) or type(error).__name__)]


def machine() -> str:
    facts = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in facts if "model name" in line), platform.machine())
    busy = os.getloadavg()[0]
    told = f"{model}, {os.cpu_count()} processors, Python {platform.python_version()}, load {busy:.1f} before it began"
    return told + (": BUSY, so times are longer than they need be" if busy > 0.5 else "")
