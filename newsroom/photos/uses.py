"""What shows a picture, and so keeps it in the library."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import PROTECT, Model

from newsroom.photos.models import Photo

MOST = 20


def uses(photos: Iterable[Photo]) -> list[Model]:
    """Return what protects any of these pictures, each once and no more than anyone wants to read.

    A model that is only part of something says so with the path to it, as in `desk_subject = "version__article"`.
    """
    found: list[Model] = []
    shown = list(photos)
    for relation in Photo._meta.related_objects:
        if relation.on_delete is not PROTECT:
            continue
        path: str = getattr(relation.related_model, "desk_subject", "")
        rows = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": shown})
        named = rows.select_related(path) if path else rows
        found += (reduce(getattr, filter(None, path.split("__")), row) for row in named.order_by("-pk")[:MOST])
    return list(dict.fromkeys(found))[:MOST]
