"""Where a story stands: at the desk, and in one word for lists."""

from django.db import models


class State(models.TextChoices):
    """Where a story stands at the desk; what readers see of it is a matter of its versions."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    READY = "ready", "Ready"
    SPIKED = "spiked", "Spiked"


class Status(models.TextChoices):
    """State and versions in one word, for lists."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    READY = "ready", "Ready"
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    CHANGED = "changed", "Live, with unpublished changes"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SPIKED = "spiked", "Spiked"


#: Handed in: others than those who write a story may see it.
HANDED_IN = (State.IN_REVIEW, State.READY)
