"""The record of every verb: who did what to a story, when, and why."""

from django.conf import settings
from django.db import models


class Move(models.Model):
    class Verb(models.TextChoices):
        SUBMIT = "submit", "submitted"
        SEND_BACK = "send_back", "sent back"
        APPROVE = "approve", "approved"
        REOPEN = "reopen", "changed the approved text"
        SPIKE = "spike", "spiked"
        RESTORE = "restore", "restored"
        PUBLISH = "publish", "published"
        SCHEDULE = "schedule", "scheduled"
        WITHDRAW = "withdraw", "withdrew"
        UNSCHEDULE = "unschedule", "took off the schedule"
        HOLD = "hold", "placed a legal hold"
        EMBARGO = "embargo", "placed an embargo"
        LIFT = "lift", "lifted a hold"
        TAKE_OVER = "take_over", "took over"

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="moves")
    verb = models.CharField(max_length=20, choices=Verb)
    # Null is the newsroom's own command line.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    effective = models.DateTimeField(null=True, blank=True)
    version = models.ForeignKey(
        "articles.Version", null=True, blank=True, on_delete=models.CASCADE, related_name="moves"
    )
    reason = models.TextField(blank=True)
    # In words, what was planned and no longer is: the newest decision counts.
    dropped = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.by or 'The newsroom'} {self.get_verb_display()}"

    @property
    def done(self) -> str:
        """What was done to the story, as in “spiked by Ada”."""
        told = {
            self.Verb.WITHDRAW: "withdrawn",
            self.Verb.REOPEN: "changed after approval",
            self.Verb.UNSCHEDULE: "taken off the schedule",
            self.Verb.HOLD: "put under a legal hold",
            self.Verb.EMBARGO: "put under an embargo",
            self.Verb.LIFT: "freed of a hold",
            self.Verb.TAKE_OVER: "taken over",
        }
        return str(told.get(self.Verb(self.verb), self.get_verb_display()))
