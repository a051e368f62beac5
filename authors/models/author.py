"""A reporter as readers know them: name, portrait, biography, and ways to follow."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from newsroom.addresses import address_of
from newsroom.photos.models import Photo


class AuthorQuerySet(models.QuerySet["Author"]):
    def on_staff(self) -> "AuthorQuerySet":
        """Those who are listed among the newsroom's reporters."""
        return self.filter(is_listed=True)

    def for_cards(self) -> "AuthorQuerySet":
        """With what a list of authors or a profile shows; anything more raises instead of asking the database."""
        return self.select_related("portrait").fetch_mode(models.FETCH_RAISE)


def list_of_words(value: object) -> None:
    """Refuse anything but a list of short texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) and 0 < len(item) <= 60 for item in value):
        raise ValidationError("Write a list of short texts, separated by commas.")


class Author(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="login",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text="Their login at the desk, if they have one. Contributors need none.",
    )
    name = models.CharField(max_length=120, help_text="As it stands in the byline.")
    slug = models.SlugField(
        "address", unique=True, help_text="The last part of the profile's address. Changing it breaks old links."
    )
    job_title = models.CharField(
        max_length=120, blank=True, help_text="Readers see this under the name, as in “Political editor”."
    )
    bio = models.TextField(
        "biography", blank=True, help_text="Readers see this below every story. A blank line starts a new paragraph."
    )
    portrait = models.ForeignKey(Photo, null=True, blank=True, on_delete=models.PROTECT, related_name="portrait_of")
    beats = models.JSONField(
        default=list, blank=True, validators=[list_of_words], help_text="What they cover, separated by commas."
    )
    languages = models.JSONField(
        default=list, blank=True, validators=[list_of_words], help_text="What they speak, separated by commas."
    )
    place = models.CharField(max_length=80, blank=True, help_text="Where they work from.")
    disclosures = models.TextField(
        blank=True, help_text="Ties a reader should know of: memberships, family, shares. Shown on the profile."
    )
    began_in_journalism = models.DateField(
        null=True, blank=True, help_text="Readers see this as years of experience, always up to date."
    )
    public_email = models.EmailField(blank=True, help_text="Readers see this address and can write to it.")
    is_listed = models.BooleanField("on staff", default=True, help_text="Listed on the page of all reporters.")

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("articles:author", self.slug)

    @property
    def bio_paragraphs(self) -> list[str]:
        return [part.strip() for part in self.bio.replace("\r\n", "\n").split("\n\n") if part.strip()]

    @cached_property
    def ways_to_follow(self) -> "list[AuthorLink]":
        """Their links; who reads many authors at once sets this."""
        return list(self.links.all())

    def years_in_journalism(self, today: date | None = None) -> int | None:
        """Return full years since they began, or None when that is unknown."""
        if self.began_in_journalism is None:
            return None
        today = today or timezone.localdate()
        began = self.began_in_journalism
        before_anniversary = (today.month, today.day) < (began.month, began.day)
        return max(0, today.year - began.year - before_anniversary)

    @property
    def experience(self) -> str:
        """Return “7+ years in journalism”, or nothing in the first year or when it is unknown."""
        years = self.years_in_journalism()
        if not years:
            return ""
        return f"{years}+ {'year' if years == 1 else 'years'} in journalism"


class AuthorLink(models.Model):
    class Network(models.TextChoices):
        WEBSITE = "website", "Website"
        MASTODON = "mastodon", "Mastodon"
        BLUESKY = "bluesky", "Bluesky"
        X = "x", "X"
        LINKEDIN = "linkedin", "LinkedIn"
        INSTAGRAM = "instagram", "Instagram"
        FACEBOOK = "facebook", "Facebook"
        YOUTUBE = "youtube", "YouTube"

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="links")
    network = models.CharField(max_length=20, choices=Network)
    url = models.URLField("address", help_text="The whole address of the profile, starting with https://")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "network"],
                name="one_link_per_network",
                violation_error_message="There is already a link to this network.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_network_display()} of {self.author_id}"
