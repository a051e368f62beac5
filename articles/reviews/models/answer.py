"""What the newsroom answers to a review, in public."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.utils import timezone

from articles.reviews.models.review import Review


class Answer(models.Model):
    """The one official answer to a review; readers see it below as long as they see the review.

    Name and role stay as they were when it was written: readers were answered by an editor, whoever that is today.
    """

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="answer", editable=False)
    words = models.TextField("answer", max_length=2000, validators=[MinLengthValidator(10), MaxLengthValidator(2000)])
    name = models.CharField(max_length=120, editable=False)
    role = models.CharField(max_length=120, blank=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="answer_has_words",
                violation_error_message="Write an answer first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer by {self.name}"
