"""The clock of the demo newsroom, on which everything has happened already."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class Clock:
    """The moments of one story; chance is bound to its slug, so that one story does not move another."""

    now: datetime
    chance: random.Random

    def ago(self, hours: float) -> datetime:
        return self.after(self.now, -hours)

    def after(self, moment: datetime, hours: float) -> datetime:
        """Return a whole minute, never in the future."""
        return min(moment + timedelta(minutes=round(hours * 60)), self.now)

    def before(self, moment: datetime, least: float, most: float) -> datetime:
        return self.after(moment, -self.chance.uniform(least, most))

    def soon_after(self, moment: datetime, least: float, most: float) -> datetime:
        return self.after(moment, self.chance.uniform(least, most))
