"""The rules that a review is held by: which there are, how each is set, and what it found."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reviews.models.review import Review


class Mode(models.TextChoices):
    """What a rule does with a review that it finds something about. No rule ever shows one to readers."""

    HOLD = "hold", "Hold"
    REJECT = "reject", "Reject"
    OFF = "off", "Off"


class RuleKey(models.TextChoices):
    """The rules by the name they are stored under, in the order in which the desk reads what they found."""

    BANNED = "banned", "Banned words"
    SUSPECT = "suspect", "Suspect words"
    LINKS = "links", "Links and contact details"
    REPEATED = "repeated", "Repeated text"
    SHORT = "short", "Too short"
    SHOUTING = "shouting", "Shouting"
    FAST = "fast", "Too fast"
    UNMARKED = "unmarked", "Not sent from our form"
    NETWORK = "network", "Many from one network"
    BURST = "burst", "Many about one story"
    REJECTED = "rejected", "Rejected before"
    ANOTHER = "another", "Another review of the story"
    CLOSED = "closed", "The story is closed"
    FIRST = "first", "First review from this address"
    AKISMET = "akismet", "Akismet"
    HOOK = "hook", "Your own service"


class RuleSetting(models.Model):
    """How the newsroom has set one rule; without a row it is as it begins."""

    rule = models.CharField(max_length=20, choices=RuleKey, unique=True, editable=False)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.HOLD)
    limit = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = "rule"
        constraints = [models.CheckConstraint(condition=Q(mode__in=Mode.values), name="rule_mode_is_known")]

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.get_mode_display()}"


class Finding(models.Model):
    """What one rule found about a review, and where. When its reader changes the review it is looked at anew."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=20, choices=RuleKey)
    #: A sentence for whoever judges the review. It may quote what the reader wrote.
    words = models.CharField(max_length=300)
    #: The field that it is about, empty for the review as a whole: “headline”, “words” or “name”.
    field = models.CharField(max_length=10, blank=True)
    passage = models.CharField(max_length=200, blank=True)
    #: Where the passage stands in the field: `text[start:end]`.
    start = models.PositiveSmallIntegerField(null=True, blank=True)
    end = models.PositiveSmallIntegerField(null=True, blank=True)
    #: How the rule was set at that moment.
    mode = models.CharField(max_length=10, choices=Mode)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=models.F("end")),
                name="finding_has_a_whole_place",
            ),
        ]
        indexes = [models.Index(fields=["at"], name="finding_at")]

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.words}"


class Fingerprint(models.Model):
    """One of the marks by which a text is recognised that is all but the same as another."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="fingerprints")
    mark = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["mark", "-review"], name="fingerprint_mark")]

    def __str__(self) -> str:
        return f"{self.mark:x}"
