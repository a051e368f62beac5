"""A photo: one original file, what the desk says about it, and what renditions need to know."""

from pathlib import PurePosixPath
from typing import ClassVar, Self

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom import holds

SEARCHED = ("title", "alt_text", "caption", "credit")
MAX_SEARCH_WORDS = 8
NO_ALT_TEXT = "Write an alt text, or mark the picture as decorative."
OUTSIDE = "The focal point has to be inside the picture: both numbers from 0 to 1."
INSIDE = [MinValueValidator(0, OUTSIDE), MaxValueValidator(1, OUTSIDE)]


def originals() -> Storage:
    """Return the private storage; called when the app loads, so that migrations name no folder."""
    return storages["originals"]


def original_name(photo: "Photo", filename: str) -> str:
    """Name the original after its content; of the given name only the ending is used."""
    return f"photos/{photo.digest[:2]}/{photo.digest}{PurePosixPath(filename).suffix}"


class PhotoQuerySet(models.QuerySet["Photo"]):
    def search(self, words: str) -> Self:
        """Return the photos in whose texts every one of the words occurs."""
        found = self
        for word in words.replace("\0", " ").split()[:MAX_SEARCH_WORDS]:
            anywhere = Q()
            for field in SEARCHED:
                anywhere |= Q(**{f"{field}__icontains": word})
            found = found.filter(anywhere)
        return found


class Photo(models.Model):
    """Add and change photos through `library`, which looks into the file and orders the renditions."""

    file = models.ImageField("picture", storage=originals, upload_to=original_name, max_length=200)
    digest = models.CharField(max_length=64, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    tint = models.CharField(max_length=3, editable=False)
    title = models.CharField(
        max_length=200,
        blank=True,
        help_text="For finding the picture again in the library. Readers never see it. "
        "Leave it empty to use the alt text or the caption.",
    )
    alt_text = models.CharField(
        max_length=400,
        blank=True,
        help_text="What someone who can't see the picture needs to know. Readers of screen readers hear this.",
    )
    decorative = models.BooleanField(
        default=False,
        help_text="The picture tells the reader nothing that the story doesn't say. Screen readers skip it.",
    )
    caption = models.TextField(blank=True, help_text="Readers see this under the picture.")
    credit = models.CharField(
        "credit line",
        max_length=200,
        blank=True,
        help_text="Who made the picture and who owns it, for example “Ada Okafor/Reuters”. "
        "Readers see this after the caption.",
    )
    rights_until = models.DateField(
        "rights end after",
        null=True,
        blank=True,
        help_text="The last day on which the picture may be published. Leave it empty if the rights do not end.",
    )
    focal_x = models.FloatField(
        "focal point, across",
        default=0.5,
        validators=INSIDE,
        help_text="0 is the left edge, 1 the right edge.",
    )
    focal_y = models.FloatField(
        "focal point, down",
        default=0.5,
        validators=INSIDE,
        help_text="0 is the top edge, 1 the bottom edge.",
    )
    created_at = models.DateTimeField("added", default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects: ClassVar[models.Manager["Photo"]] = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("hold_photo", "Can place holds on pictures"), ("lift_hold_photo", "Can lift holds on pictures")]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"],
                name="photo_only_once",
                violation_error_message="This picture is already in the library.",
            ),
            models.CheckConstraint(
                condition=Q(decorative=True) | ~Q(alt_text=""),
                name="photo_alt_text_or_decorative",
                violation_error_message=NO_ALT_TEXT,
            ),
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="photo_focal_point_inside",
                violation_error_message=OUTSIDE,
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.alt_text or f"Picture {self.pk}"

    def clean(self) -> None:
        """Strip the texts, so that a space doesn't pass for an alt text."""
        for field in SEARCHED:
            setattr(self, field, getattr(self, field).strip())


class PhotoHoldQuerySet(models.QuerySet["PhotoHold"]):
    def standing(self) -> Self:
        """Those that nobody has lifted."""
        return self.filter(lifted_at=None)


class PhotoHold(holds.Hold):
    """A picture that no story may be published with, until somebody lifts this."""

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="holds", editable=False)

    objects = PhotoHoldQuerySet.as_manager()

    class Meta(holds.Hold.Meta):
        verbose_name = "picture hold"
        default_permissions = ()

    def __str__(self) -> str:
        return "Picture hold"
