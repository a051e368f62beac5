"""A part of the site, such as Politics, with a page of its own."""

from django.core.exceptions import ValidationError
from django.db import models

from newsroom.addresses import address_of

# First parts of addresses that belong to other pages.
RESERVED = frozenset(
    (
        "admin",
        "archive",
        "authors",
        "corrections",
        "error-reports",
        "feed",
        "health",
        "media",
        "preview",
        "reader-reviews",
        "search",
        "static",
        "topics",
    )
)


def not_reserved(slug: str) -> None:
    """Refuse an address that another page of the site already has."""
    if slug in RESERVED or slug.isdigit():
        raise ValidationError(f"“{slug}” is the address of another page. Choose a different one.")


class Section(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(
        "address",
        unique=True,
        validators=[not_reserved],
        help_text="The first part of the address, as in /politics/. Changing it breaks old links.",
    )
    description = models.CharField(
        max_length=200, blank=True, help_text="Readers see this under the section's name; search engines too."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in the menu, smallest first.")

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("articles:section", self.slug)
