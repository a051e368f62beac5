"""How far an edge is behind."""

from datetime import datetime

from newsroom.pagecache.edge.configured import edges, is_configured
from newsroom.pagecache.models import EdgeCursor, Purge


def behind_since() -> datetime | None:
    """Return when the oldest purge was written that an edge may not know, or None when all know everything."""
    if not is_configured():
        return None
    reached = dict(EdgeCursor.objects.values_list("edge", "number"))
    furthest_behind = min(reached.get(edge.name, -1) for edge in edges())
    return Purge.objects.filter(number__gt=furthest_behind).values_list("at", flat=True).order_by("number").first()
