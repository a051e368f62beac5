"""Work on photos that nobody should have to wait for."""

from django.tasks import task

from newsroom.photos import darkroom
from newsroom.photos.models import Photo


@task
def make_renditions(photo_id: int) -> int:
    """Make what is missing; run twice it does nothing, and a photo that is gone by now needs nothing."""
    photo = Photo.objects.filter(pk=photo_id).first()
    return darkroom.make_all(photo) if photo else 0
