"""What a reader has against a review, and what the desk answered."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models.decision import Reason
from articles.reviews.models.review import Review
from newsroom.addresses import address_of


class Why(models.TextChoices):
    """What is wrong with a review: against our rules, or against the law, and then on which ground."""

    INSULT = "insult", "It insults somebody"
    OFF_TOPIC = "off_topic", "It is not about the story"
    SPAM = "spam", "It is advertising or spam"
    INTEREST = "interest", "Its writer has an interest in the matter"
    OTHER = "other", "Something else"
    DEFAMATION = "defamation", "It says something untrue that harms somebody’s name"
    PRIVACY = "privacy", "It gives away something private"
    INCITEMENT = "incitement", "It incites hatred or violence"
    COPYRIGHT = "copyright", "It copies what belongs to somebody else"
    LAW = "law", "It breaks another law"


#: For the last of them the words must say which.
LEGAL = (Why.DEFAMATION, Why.PRIVACY, Why.INCITEMENT, Why.COPYRIGHT, Why.LAW)
#: The reason that a moderator most likely rejects the review for.
LIKELY = {
    Why.INSULT: Reason.INSULT,
    Why.OFF_TOPIC: Reason.OFF_TOPIC,
    Why.SPAM: Reason.SPAM,
    Why.INTEREST: Reason.INTEREST,
    Why.DEFAMATION: Reason.UNPROVEN,
    Why.PRIVACY: Reason.PRIVATE,
    Why.INCITEMENT: Reason.HATE,
    Why.COPYRIGHT: Reason.UNLAWFUL,
    Why.LAW: Reason.UNLAWFUL,
}


class AbuseReportQuerySet(models.QuerySet["AbuseReport"]):
    def open(self) -> "AbuseReportQuerySet":
        """Those that nobody has decided; the first to come in first."""
        return self.filter(state=AbuseReport.State.OPEN).order_by("at", "pk")

    def shown(self) -> "AbuseReportQuerySet":
        """With only what everyone who knows the number may see: nothing of the review, its reader, or the desk."""
        public = ("ticket", "state", "answer", "at", "decided_at", "review__article_id")
        return self.select_related("review").only(*public).fetch_mode(models.FETCH_RAISE)


class AbuseReport(models.Model):
    class State(models.TextChoices):
        OPEN = "open", "Open"
        UPHELD = "upheld", "Upheld"
        DISMISSED = "dismissed", "Dismissed"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="abuse_reports", editable=False)
    # What stands in the address of the page about it.
    ticket = models.CharField(max_length=11, unique=True, editable=False)
    reason = models.CharField(max_length=20, choices=Why)
    words = models.TextField(max_length=2000, blank=True)
    email = models.EmailField(blank=True, help_text="Never shown to readers.")
    # A keyed hash, never the address itself.
    network = models.CharField(max_length=64, blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    state = models.CharField(max_length=20, choices=State, default=State.OPEN, editable=False)
    #: What its sender is told.
    answer = models.CharField(max_length=1000, blank=True)
    #: Nobody: a command.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    #: Set by whoever sends the mail, so that a task that runs twice sends one.
    told_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AbuseReportQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=("open", "upheld", "dismissed")), name="abuse_state_is_known"),
            models.CheckConstraint(condition=Q(reason__in=Why.values), name="abuse_reason_is_known"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None) | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="decided_abuse_report_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(answer=""),
                name="dismissal_of_abuse_report_is_explained",
                violation_error_message="Tell whoever reported it why the review stays.",
            ),
            models.CheckConstraint(
                condition=~Q(reason__in=[*LEGAL, Why.OTHER]) | ~Q(words=""),
                name="serious_abuse_report_has_words",
                violation_error_message="Say what exactly is wrong, so that we can check it.",
            ),
        ]
        indexes = [
            models.Index(fields=["review", "at"], name="abuse_open", condition=Q(state="open")),
            models.Index(fields=["network", "at"], name="abuse_network"),
            models.Index(fields=["at"], name="abuse_at"),
            models.Index(fields=["decided_at"], name="abuse_decided"),
            models.Index("at", name="abuse_to_forget", condition=~Q(email="") | ~Q(network="")),
        ]

    def __str__(self) -> str:
        return self.ticket

    def get_absolute_url(self) -> str:
        return address_of("reviews:reported", self.ticket)

    @property
    def is_legal(self) -> bool:
        """Whether its sender says that the review breaks the law."""
        return self.reason in LEGAL

    @property
    def likely(self) -> Any:
        """The Reason that the review is most likely rejected for if the report is right."""
        return LIKELY.get(Why(self.reason), Reason.OTHER)
