"""What a reader made of a review that was read before: word by word, the last change first."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.contrib.admin.utils import label_for_field

from articles.blocks import lay_out
from articles.differences import Difference
from articles.reviews.models import TEXT, EarlierText, Review
from articles.words import in_text

#: So many changes are shown.
SHOWN = 5


@dataclass(frozen=True)
class Change:
    at: datetime
    differences: list[Difference]


def changes(review: Review) -> list[Change]:
    """Return the last changes by its reader."""
    earlier = list(review.earlier.all()[:SHOWN])
    steps: list[Review | EarlierText] = [review, *earlier]
    return [Change(before.until, _compared(before, after)) for after, before in pairwise(steps)]  # type: ignore[union-attr]


def _compared(before: Any, after: Any) -> list[Difference]:
    found = []
    for name in TEXT:
        old, new = (in_text(_told(row, name)) for row in (before, after))
        if old != new:
            label = str(label_for_field(name, Review))
            found.append(Difference(name, label[0].upper() + label[1:], lay_out(old, new, lambda _pk: (None, ""))))
    return found


def _told(row: Any, name: str) -> str:
    told = getattr(row, f"get_{name}_display", None)
    return str(told() if told else getattr(row, name))
