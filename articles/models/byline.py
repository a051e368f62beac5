"""Who made a story, in order and with a role: at the desk, and frozen in a version."""

from django.db import models
from django.db.models import F

from authors.models import Author


class Role(models.TextChoices):
    REPORTER = "reporter", "Reporter"
    PHOTOGRAPHER = "photographer", "Photographer"
    CONTRIBUTOR = "contributor", "Contributor"
    EDITOR = "editor", "Editor"
    TRANSLATOR = "translator", "Translator"


class Byline(models.Model):
    """One name in the byline of an article."""

    # No index of its own where a constraint or another index begins with it: every one costs each new row.
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="bylines", db_index=False)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    role = models.CharField(max_length=20, choices=Role, default=Role.REPORTER)
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="Who stands first in the byline: smallest number first."
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "role"],
                name="author_once_per_role",
                violation_error_message="This person is already in the byline with this role.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}, {self.get_role_display().lower()}"


class VersionByline(models.Model):
    """One name in the byline of a version, as it was when it was published."""

    version = models.ForeignKey("articles.Version", on_delete=models.CASCADE, related_name="bylines", db_index=False)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="version_bylines", db_index=False)
    role = models.CharField(max_length=20, choices=Role)
    position = models.PositiveSmallIntegerField()
    # What the author's list is ordered by: when the story was first published. Empty for a second role of the same
    # person, so that the story stands there once.
    listed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "author", "role"], name="author_once_per_version_role"),
            models.UniqueConstraint(
                fields=["version", "author"], condition=models.Q(listed_at__isnull=False), name="listed_once_by_author"
            ),
        ]
        indexes = [
            models.Index(F("author"), F("listed_at").desc(), F("version").desc(), name="version_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} as {self.role} of version {self.version_id}"
