"""What a change drops and what it changes, found out by asking Django before and after."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone

from tests.newsroom.pagecache.asking import Site
from tests.newsroom.pagecache.house import House


class Watch:
    """Keeps every page of the house, lets something happen, and tells what was dropped and what has changed."""

    def __init__(self, site: Site, house: House) -> None:
        self.site, self.house = site, house
        self.paths = sorted(set(house.addresses()))
        self.truth = self._truth()

    def _truth(self) -> dict[str, Any]:
        return {path: self.site.truth(path) for path in self.paths}

    def after(self, change: Callable[[], object], later: timedelta = timedelta()) -> tuple[set[str], set[str]]:
        """Return what was dropped by `change`, and what by itself differs then, or `later`.

        All that is served afterwards must be what Django says; what is made anew is made partly of what is held.
        """
        self.site.learn()
        # What is gone for good or has moved is kept for a second only.
        self.paths = [path for path in self.paths if self.site.get(path).status == 200]
        change()
        self.site.learn()
        dropped = set(self.paths) - self.site.kept
        with time_machine.travel(timezone.now() + later, tick=True):
            truth = self._truth()
        changed = {path for path in self.paths if truth[path] != self.truth[path]}
        if not later:
            self.truth = truth
            assert [path for path in self.paths if self.site.get(path).body != truth[path][1]] == []
        return dropped, changed


def saved(row: Any, **fields: Any) -> Callable[[], None]:
    def save() -> None:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()

    return save
