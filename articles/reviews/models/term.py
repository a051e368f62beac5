"""The words that the newsroom wants to know of when they stand in a review."""

from typing import Any, override

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews import lettering

#: Of a word or phrase, in letters.
LONGEST = 100
NO_LETTERS = "Write at least one letter or figure."


class Term(models.Model):
    """A word or phrase on one of the two lists; it is found however it is spelt, but only as whole words."""

    class Kind(models.TextChoices):
        BANNED = "banned", "Banned"
        SUSPECT = "suspect", "Suspect"

    text = models.CharField("word or phrase", max_length=LONGEST, help_text="As people write it. Case does not matter.")
    kind = models.CharField(
        "list",
        max_length=10,
        choices=Kind,
        default=Kind.SUSPECT,
        help_text="Each of the two lists has a rule of its own, which holds, rejects or is off.",
    )
    note = models.CharField(max_length=200, blank=True, help_text="For the desk: why it is on the list.")
    #: The words as they are compared, and the first of them, by which they are looked up.
    key = models.CharField(
        max_length=250, unique=True, editable=False, error_messages={"unique": "This is on a list already."}
    )
    first = models.CharField(max_length=250, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="added by",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    at = models.DateTimeField("added", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "word"
        verbose_name_plural = "banned and suspect words"
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="term_has_letters", violation_error_message=NO_LETTERS),
            models.CheckConstraint(condition=Q(kind__in=["banned", "suspect"]), name="term_kind_is_known"),
        ]
        indexes = [models.Index(fields=["first"], name="term_first")]

    def __str__(self) -> str:
        return self.text

    @override
    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        super().save(*args, **kwargs)

    @override
    def clean(self) -> None:
        self.fold()
        if not self.key:
            raise ValidationError({"text": NO_LETTERS})
        if Term.objects.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError({"text": "This is on a list already, perhaps in another spelling."})

    def fold(self) -> "Term":
        """Work out what it is compared by."""
        words = lettering.words_of(self.text)
        self.key, self.first = " ".join(words), words[0] if words else ""
        return self
