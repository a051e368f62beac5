"""A review that comes in, and what the rules find about it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.reviews import rules
from articles.reviews.models import Reader, Review, RuleKey
from articles.reviews.rules import Arrival, Found
from tests.factories import an_article

PLAIN = "I missed the ferry myself and can confirm what the harbour master says."


def arrival(*, started: float | None = 90, **fields: Any) -> Arrival:
    """Return one that nothing can be said against but that nobody knows its reader; `started` seconds ago."""
    now = timezone.now()
    about = {"rating": 4, "headline": "Well told", "words": PLAIN, "name": "Ines Mota", "network": "net"}
    if "reader" not in fields:
        fields["reader"] = Reader.objects.of(fields.pop("email", "ines@example.org"))
    if not {"article", "article_id"} & fields.keys():
        fields["article"] = an_article()
    made = None if started is None else now - timedelta(seconds=started)
    return Arrival(Review(**about | fields), now, made)


def found(came: Arrival, *keys: RuleKey) -> list[Found]:
    """Return what these rules find, all if none is named."""
    wanted = [rule for rule in rules.RULES if not keys or rule.key in keys]
    return rules.look(came, wanted)


def passages(came: Arrival, key: RuleKey) -> list[str]:
    """Return the passages that a rule finds."""
    hits = [each.hit for each in found(came, key)]
    return [getattr(came.review, hit.field)[hit.start : hit.end] for hit in hits]
