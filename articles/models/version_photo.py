"""Which photos stand in the text of a version; its lead picture is a field of its own."""

from django.db import models

from newsroom.photos.models import Photo


class VersionPhoto(models.Model):
    """Keeps a photo in the library for as long as something that readers had shows it."""

    version = models.ForeignKey(
        "articles.Version", on_delete=models.CASCADE, related_name="photo_links", db_index=False
    )
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="version_links")

    desk_subject = "version__article"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "photo"], name="photo_once_per_version")]

    def __str__(self) -> str:
        return f"{self.photo_id} in version {self.version_id}"
