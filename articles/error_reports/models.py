"""What a reader says is wrong in a story, and everything the desk did about it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone

from articles.models import Article, Version
from articles.models.reach import EVERYTHING, worked_on_by
from authors.models import User
from newsroom.addresses import address_of


class State(models.TextChoices):
    """What the desk has said; whether readers have the correction by now is a matter of its version."""

    RECEIVED = "received", "Received"
    CHECKING = "checking", "Being checked"
    UNCHANGED = "unchanged", "No change"


class Status(models.TextChoices):
    """State and correction in one word, for lists and for readers."""

    RECEIVED = "received", "Received"
    CHECKING = "checking", "Being checked"
    CORRECTED = "corrected", "Corrected"
    UNCHANGED = "unchanged", "No change"


class ReportQuerySet(models.QuerySet["Report"]):
    def with_status(self, now: datetime | None = None) -> "ReportQuerySet":
        """Annotate `status`, a Status: a report is settled once readers have the correction, and not before."""
        return self.annotate(
            status=Case(
                When(had_by_readers(now), then=Value(Status.CORRECTED)),
                default=F("state"),
                output_field=models.CharField(),
            )
        )

    def open(self, now: datetime | None = None) -> "ReportQuerySet":
        """Those that wait for the desk, or for the moment of their correction."""
        waiting = self.exclude(state=State.UNCHANGED)
        return waiting.filter(Q(correction=None) | ~had_by_readers(now))

    def shown(self) -> "ReportQuerySet":
        """With only what readers may see; their own words, email and network are not even loaded."""
        public = ("ticket", "article_id", "state", "answer", "created_at")
        of_correction = ("correction__kind", "correction__note", "correction__live_from")
        shown = self.with_status().select_related("correction").only(*public, *of_correction)
        return shown.fetch_mode(models.FETCH_RAISE)

    def worked_on_by(self, user: User) -> "ReportQuerySet":
        """Only those about stories that are this person's to work on: nobody else sees them."""
        theirs = worked_on_by(user)
        return self if theirs is EVERYTHING else self.filter(article__in=Article.objects.filter(theirs))

    def containing(self, words: str) -> "ReportQuerySet":
        """Those in which the reader says this, or points at it."""
        return self.filter(Q(wrong__icontains=words) | Q(right__icontains=words) | Q(passage__icontains=words))

    def with_story_told(self) -> "ReportQuerySet":
        """Annotate the headline and language of the story as readers have it, or had it last."""
        began = Version.objects.filter(article=models.OuterRef("article"), live_from__lte=timezone.now()).effective()
        newest = began.order_by("-number")[:1]
        told = {f"story_{name}": models.Subquery(newest.values(name)) for name in ("headline", "language")}
        return self.annotate(**told)


def had_by_readers(now: datetime | None = None) -> Q:
    """Match reports whose correction readers have or have had; what was taken off the schedule never was one."""
    now = now or timezone.now()
    return Q(correction__live_from__lte=now, correction__live_until__gt=F("correction__live_from"))


class Report(models.Model):
    # What stands in the address of the public page about it.
    ticket = models.CharField(max_length=11, unique=True, editable=False)
    article = models.ForeignKey(Article, verbose_name="story", on_delete=models.CASCADE, related_name="error_reports")
    # What the reader had before them, and the passage as it stood there; `place` as in passages.py.
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+", editable=False)
    place = models.CharField(max_length=12, editable=False)
    passage = models.TextField(blank=True, editable=False)
    wrong = models.TextField("what is wrong", max_length=2000)
    right = models.TextField("what is right", max_length=2000, blank=True)
    email = models.EmailField(blank=True, help_text="Never shown to readers.")
    # A keyed hash, never the address itself.
    network = models.CharField(max_length=64, blank=True, editable=False)
    suspicion = models.CharField("what looked unusual", max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    state = models.CharField(max_length=20, choices=State, default=State.RECEIVED, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Why the story stays as it is. Readers see it.
    answer = models.TextField(max_length=1000, blank=True)
    correction = models.ForeignKey(
        Version, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="settles"
    )
    # Whether somebody has begun to correct the story: then the next publication offers to settle this report.
    correcting = models.BooleanField(default=False, editable=False)
    # Counts what was done with it; whoever holds an older number is told before anything is overwritten.
    edition = models.PositiveIntegerField(default=0, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "error report"
        ordering = ["-created_at", "-id"]
        permissions = [("decide_report", "Can decide on error reports")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="error_report_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=State.UNCHANGED) | ~Q(answer=""),
                name="no_change_is_explained",
                violation_error_message="Tell the reader why the story stays as it is.",
            ),
            models.CheckConstraint(
                condition=Q(correction=None) | Q(state=State.CHECKING), name="what_is_corrected_was_being_checked"
            ),
        ]
        indexes = [
            models.Index(fields=["article", "created_at"], name="error_report_of_story"),
            models.Index(fields=["state", "created_at"], name="error_report_queue"),
            models.Index(fields=["network", "created_at"], name="error_report_network"),
            models.Index("created_at", name="error_report_to_forget", condition=~Q(email="") | ~Q(network="")),
        ]

    def __str__(self) -> str:
        return self.ticket

    def get_absolute_url(self) -> str:
        return address_of("error_reports:status", self.ticket)


class Event(models.Model):
    """The record of every move: who did what with a report, when, and why."""

    class Verb(models.TextChoices):
        RECEIVE = "receive", "sent it"
        CHECK = "check", "began to check it"
        CORRECT = "correct", "began a correction"
        SETTLE = "settle", "corrected the story"
        REFUSE = "refuse", "decided that nothing changes"
        REOPEN = "reopen", "opened it again"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(max_length=20, choices=Verb)
    # Null is the reader, or the newsroom's own command line.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Set by whoever sends the mail, so that a task that runs twice sends one.
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        who: Any = "The reader" if self.verb == self.Verb.RECEIVE else self.by or "The newsroom"
        return f"{who} {self.get_verb_display()}"
