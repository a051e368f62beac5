"""Serves renditions, and makes one on the spot when a page is read before the worker was there."""

import re
import threading
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from PIL import UnidentifiedImageError

from newsroom.photos import darkroom
from newsroom.photos.models import Photo
from newsroom.photos.renditions import CONTENT_TYPES, all_renditions_of

NAME = re.compile(r"[0-9a-f]{10}-(?:full|3x2|1x1)-[1-9][0-9]{0,3}\.(?P<format>avif|webp|jpg)", re.ASCII)
LARGEST_PK = 2**63 - 1
PATIENCE = 5  # seconds

# One at a time: a page of thirty fresh pictures must not take every thread and all memory of the site.
_darkroom_door = threading.BoundedSemaphore(1)


@require_safe
def rendition(_request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    shape = NAME.fullmatch(name)
    if not shape or pk > LARGEST_PK:
        raise Http404("No rendition has such a name.")
    try:
        file = _find(pk, name)
    except TimeoutError:
        return HttpResponse(status=503, headers={"Retry-After": "5", "Cache-Control": "no-store"})
    return FileResponse(
        file,
        content_type=CONTENT_TYPES[shape["format"]],
        headers={
            "Cache-Control": "public, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _find(pk: int, name: str) -> File[Any]:
    path = f"photos/{pk}/{name}"
    try:
        return default_storage.open(path)
    except FileNotFoundError:
        _make_now(pk, path)
        return default_storage.open(path)


def _make_now(pk: int, path: str) -> None:
    """Make a rendition if it is exactly one of the photo's own; whoever waited may find it made."""
    photo = Photo.objects.filter(pk=pk).first()
    wanted = {rendition.name: rendition for rendition in all_renditions_of(photo)} if photo else {}
    if photo is None or path not in wanted:
        raise Http404("This photo has no such rendition.")
    if not connection.in_atomic_block:
        connection.close()  # back into the pool while this thread stands in line
    if not _darkroom_door.acquire(timeout=PATIENCE):
        raise TimeoutError
    try:
        if not default_storage.exists(path):
            darkroom.make(photo, wanted[path])
    except (FileNotFoundError, UnidentifiedImageError) as error:
        raise Http404("The original of this photo is gone.") from error
    finally:
        _darkroom_door.release()
