"""What was decided about a review: what it was, what it became, who, when and why."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.reviews.models.review import Review, Status

if TYPE_CHECKING:
    from authors.models import User

#: So long the desk offers to take back what somebody decided.
TO_UNDO = timedelta(hours=1)
#: What a reader is told where none of the reasons fits.
NO_WORDS_FOR_IT = "An editor had a reason that is not on our list"


class Reason(models.TextChoices):
    """Why a review is not shown, in words that its reader is told too."""

    OFF_TOPIC = "off_topic", "It is not about the story"
    INSULT = "insult", "It insults somebody"
    HATE = "hate", "It incites hatred or violence"
    PRIVATE = "private", "It gives away something private"
    UNPROVEN = "unproven", "It accuses somebody and shows nothing for it"
    UNLAWFUL = "unlawful", "The law forbids it"
    SPAM = "spam", "It is advertising or spam"
    INTEREST = "interest", "Its writer has an interest in the matter"
    EMPTY = "empty", "It says too little to help others"
    WORDS = "words", "It uses words that we do not print"
    REPLACED = "replaced", "The same reader wrote another review, which was approved later"
    BARRED = "barred", "We take no reviews from this address at present"
    CLOSED = "closed", "The story takes no reviews any more"
    AUTOMATIC = "automatic", "It was turned away automatically, by a rule against abuse"
    OTHER = "other", "Another reason"

    @classmethod
    def to_choose(cls) -> list[tuple[str, Any]]:
        """Return those that a person gives; the others are given by verbs."""
        by_verbs = {cls.REPLACED, cls.BARRED, cls.CLOSED, cls.AUTOMATIC}
        return [(value, words) for value, words in cls.choices if value not in by_verbs]


class DecisionQuerySet(models.QuerySet["Decision"]):
    def to_undo(self, by: "User") -> "DecisionQuerySet":
        """What this person decided last and can take back with one key: nobody has decided since."""
        recent = self.filter(by=by, at__gt=timezone.now() - TO_UNDO, through=None)
        last = recent.filter(undoes=None, undone=None, review__decided_at=F("at"))
        # What was decided with an appeal or a report has been told to whoever sent it; of what is appealed against
        # somebody else decides; and what a reader has changed since was never approved as it is.
        reported = Review.objects.filter(
            pk=OuterRef("review"), abuse_reports__state="upheld", abuse_reports__decided_at=OuterRef("at")
        )
        waits: dict[str, Any] = {"review__appeal__isnull": False, "review__appeal__decided_at": None}
        return (
            last.exclude(review__appeal__decided_at=F("at"))
            .exclude(status=Status.REJECTED, **waits)
            .exclude(was=Status.APPROVED, review__edited_at__gt=F("at"))
            .exclude(Exists(reported))
            .order_by("-at", "-pk")
        )


class Decision(models.Model):
    """One line of a review's record. Nobody changes it; whoever undoes it adds another."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    was = models.CharField(max_length=20, choices=Status)
    status = models.CharField("became", max_length=20, choices=Status)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    note = models.CharField(max_length=500, blank=True, help_text="For the desk only.")
    #: Nobody: a command, or one of the rules.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone", editable=False
    )
    #: The decision about another review that brought this one about.
    through = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="brought", editable=False
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.REJECTED) | ~Q(reason=""),
                name="rejection_has_a_reason",
                violation_error_message="Say why, so that the decision can be understood later.",
            ),
        ]
        indexes = [
            models.Index(fields=["review", "-at"], name="decision_of_review"),
            models.Index(fields=["at"], name="decision_at"),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} by {self.by or 'nobody'}"

    @property
    def told(self) -> str:
        """The reason as its reader is told it; what was noted at the desk is not for them."""
        return NO_WORDS_FOR_IT if self.reason == Reason.OTHER else self.get_reason_display()

    @property
    def why(self) -> str:
        """The reason, and what was noted at the desk."""
        words = self.get_reason_display() if self.reason and self.reason != Reason.OTHER else ""
        return ". ".join(filter(None, [words, self.note]))
