"""The dated addresses a story has had; the newest version names the current one."""

from datetime import date

from django.db import models

from newsroom.addresses import address_of


class Address(models.Model):
    """`/2026/11/22/slug/`, kept for ever once given, so that old links lead on."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="addresses")
    day = models.DateField()
    slug = models.SlugField(max_length=80)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["day", "slug"],
                name="unique_address_for_a_day",
                violation_error_message="Another story published that day already has this address.",
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def parts(self) -> dict[str, date | str]:
        """The parts of the address as the URL patterns name them."""
        return {"day": self.day, "slug": self.slug}

    @property
    def path(self) -> str:
        return address_of("articles:story", self.day, self.slug)
