"""A reader as the newsroom knows one: by an email address, and after a while by nothing at all."""

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from authors.models import Author, User
from newsroom.hashing import keyed

if TYPE_CHECKING:
    from datetime import datetime


class ReaderManager(models.Manager["Reader"]):
    def of(self, email: str) -> "Reader":
        """Return the reader with this address, in any letter case, who was heard of now; a new one is stored."""
        key, now = Reader.key_of(email), timezone.now()
        while True:
            reader, is_new = self.get_or_create(key=key, defaults={"email": email, "seen_at": now})
            # From here to the commit nobody forgets them; whoever was forgotten at this moment is somebody new.
            if is_new or self.filter(pk=reader.pk, key=key).update(seen_at=now):
                break
        if not reader.email:  # it was erased, and now they write again
            reader.email = email
            reader.save(update_fields=["email"])
        return reader


class Reader(models.Model):
    """Whoever writes reviews from one email address.

    Address and key are erased after a time; then nothing tells who wrote a review, only that one person wrote these.
    """

    # NULL, of which there may be many, once it is erased.
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    email = models.EmailField(blank=True, help_text="Never shown to readers.")
    confirmed_at = models.DateTimeField("address confirmed", null=True, blank=True, editable=False)
    seen_at = models.DateTimeField("last heard of", default=timezone.now, editable=False)

    objects = ReaderManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email="") | models.Q(key__isnull=False), name="reader_with_an_address_has_a_key"
            ),
        ]
        indexes = [
            models.Index(fields=["seen_at"], name="reader_to_forget", condition=models.Q(key__isnull=False)),
        ]
        permissions = [("erase_reader", "Can see, export and erase what is held about a reader")]

    def __str__(self) -> str:
        return self.email or "A reader whose address was erased"

    @staticmethod
    def key_of(email: str) -> str:
        """Return what an address is known by: a keyed hash, the same in any letter case."""
        return keyed("reader", email.strip().casefold())

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody who reads mail to this address said so."""
        return self.confirmed_at is not None

    def confirm(self, now: "datetime | None" = None) -> None:
        """Note that the address is theirs; the first time counts."""
        if self.confirmed_at is None:
            self.confirmed_at = now or timezone.now()
            with transaction.atomic():
                self.save(update_fields=["confirmed_at"])
                self._mark_as_staff()

    @property
    def works_here(self) -> bool:
        """Whether this is the confirmed address of somebody who writes for us or may enter the desk."""
        if not self.email or not self.is_confirmed:
            return False
        logins = User.objects.filter(email__iexact=self.email, is_active=True)
        return logins.exists() or Author.objects.on_staff().filter(public_email__iexact=self.email).exists()

    def _mark_as_staff(self) -> None:
        if self.works_here:
            for review in self.reviews.select_for_update().filter(by_staff=False).order_by("pk"):
                review.by_staff = True
                review.save(update_fields=["by_staff"])
