"""A reader's review of a story: stars and words, held until an editor has read it."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from articles.models import Article, Version
from articles.reviews.models.reader import Reader
from articles.reviews.models.tally import QUESTIONS, Opinion, Tally, counted_stars, tallied


class Status(models.TextChoices):
    UNCONFIRMED = "unconfirmed", "Not confirmed"
    PENDING = "pending", "Waiting"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"

    @classmethod
    def decided(cls) -> "tuple[Status, Status]":
        """Return those that somebody gives a review who judges it."""
        return cls.APPROVED, cls.REJECTED


#: Who may judge reviews has this right.
MODERATE = "reviews.moderate_review"

#: What readers may see of a review. Nothing else is even loaded for their pages.
PUBLIC = ("headline", "words", "name", "created_at", "edited_at", "by_staff", "helpful", *QUESTIONS)
PUBLIC_ANSWER = ("review", "words", "name", "role", "at", "edited_at")


def reviewed_story(*names: str) -> dict[str, Subquery]:
    """Return what a story said when readers had it last, to annotate what has an `article`: as `story_headline`."""
    began = Version.objects.filter(article=OuterRef("article"), live_from__lte=timezone.now()).effective()
    newest = began.order_by("-number")
    return {f"story_{name}": Subquery(newest.values(name)[:1]) for name in names}


class ReviewQuerySet(models.QuerySet["Review"]):
    def approved(self) -> "ReviewQuerySet":
        """Those that readers may see."""
        return self.filter(status=Status.APPROVED)

    def pending(self) -> "ReviewQuerySet":
        """Those that wait for an editor."""
        return self.filter(status=Status.PENDING)

    def rejected(self) -> "ReviewQuerySet":
        return self.filter(status=Status.REJECTED)

    def unconfirmed(self) -> "ReviewQuerySet":
        """Those whose reader has not yet opened the link that they got."""
        return self.filter(status=Status.UNCONFIRMED)

    def by_reader_of(self, review: "Review") -> "ReviewQuerySet":
        """Those of the same story by the same reader."""
        return self.filter(article_id=review.article_id, reader_id=review.reader_id)

    def locked_with(self, review: "Review") -> "dict[int, Review]":
        """Lock it with the others of the story by its reader, by key.

        Whoever decides about one may change another: so everybody locks all of them, and in this order.
        """
        rows = self.by_reader_of(review).select_for_update().order_by("pk")
        return {row.pk: row for row in rows}

    def with_reviewed_story(self) -> "ReviewQuerySet":
        """Annotate headline and standfirst of the story as readers have it, or had it last: not as the desk does."""
        return self.annotate(**reviewed_story("headline", "standfirst"))

    def with_decisions(self) -> "ReviewQuerySet":
        """Fetch what was decided about each row too, the last first: two queries for all."""
        return self.prefetch_related("decisions__by")

    def with_findings(self) -> "ReviewQuerySet":
        """Fetch what the rules found about each row too: one query for all."""
        return self.prefetch_related("findings")

    def newest_first(self) -> "ReviewQuerySet":
        return self.order_by("-created_at", "-pk")

    def shown(self) -> "ReviewQuerySet":
        """With only what readers may see; who wrote it and from where is not even loaded."""
        answer = (f"answer__{name}" for name in PUBLIC_ANSWER)
        public = self.approved().select_related("answer").only("article_id", "rating", *PUBLIC, *answer)
        return public.fetch_mode(models.FETCH_RAISE)

    def with_tally(self, article_id: Any) -> "ReviewQuerySet":
        """Annotate rows of this story with the figures behind `Review.tally`, counted once for all rows."""
        return self.annotate(counted=Subquery(Review.objects.filter(article_id=article_id).approved().counted_whole()))

    def counted_whole(self) -> "models.QuerySet[Review, Any]":
        """Return the figures of a tally of these reviews of one story as one value, or nothing where there are none."""
        return self.order_by().values("article_id").annotate(counted=tallied()).values_list("counted", flat=True)

    def counted(self, article_ids: Iterable[Any]) -> "models.QuerySet[Review, tuple[int, ...]]":
        """Return a row for each story that has approved reviews: its id, then how many gave 5, 4, 3, 2, 1 stars."""
        rows = self.approved().filter(article__id__in=article_ids).order_by().values("article_id")
        return rows.annotate(**counted_stars()).values_list("article_id", *counted_stars())


class Review(models.Model):
    article = models.ForeignKey(Article, verbose_name="story", on_delete=models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField("stars", validators=[MinValueValidator(1), MaxValueValidator(5)])
    accurate = models.CharField("is it accurate?", max_length=10, choices=Opinion, blank=True)
    clear = models.CharField("is it clear?", max_length=10, choices=Opinion, blank=True)
    fair = models.CharField("is it fair?", max_length=10, choices=Opinion, blank=True)
    headline = models.CharField(max_length=120)
    words = models.TextField(max_length=4000, validators=[MinLengthValidator(10)])
    name = models.CharField(max_length=80)
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="reviews", editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.PENDING, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField("changed by its reader", null=True, blank=True, editable=False)
    #: When it got its status; who and why is in its decisions.
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    # A keyed hash, never the address itself.
    network = models.CharField(max_length=64, blank=True, editable=False)
    #: Whether its reader worked here when it was approved: it is marked then, and does not count in the tally.
    by_staff = models.BooleanField("by a colleague", default=False, editable=False)
    #: So many readers have found it helpful; `votes.count()` adds what has come in.
    helpful = models.PositiveIntegerField(default=0, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        permissions = [("moderate_review", "Can approve and reject reviews")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__gte=1, rating__lte=5),
                name="rating_from_1_to_5",
                violation_error_message="Choose from one to five stars.",
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="review_status_is_known"),
            *(
                models.CheckConstraint(condition=Q(**{f"{name}__in": ["", *Opinion.values]}), name=f"{name}_is_known")
                for name in QUESTIONS
            ),
            models.UniqueConstraint(
                fields=["article", "reader"],
                name="one_shown_review_per_reader_and_story",
                condition=Q(status=Status.APPROVED),
                violation_error_message="Another review by this reader is shown with this story.",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "status", "-created_at", "-id"], name="review_of_story"),
            models.Index(fields=["article", "status", "-rating", "-created_at", "-id"], name="review_highest"),
            models.Index(fields=["article", "status", "rating", "-created_at", "-id"], name="review_lowest"),
            models.Index(fields=["article", "status", "-helpful", "-created_at", "-id"], name="review_helpful"),
            # All that a tally counts, so that the rows themselves need not be read.
            models.Index(
                fields=["article", "status", "by_staff", "rating", "accurate", "clear", "fair"], name="review_tally"
            ),
            models.Index(fields=["status", "created_at"], name="review_queue"),
            models.Index(fields=["status", "-decided_at"], name="review_decided"),
            models.Index(fields=["-created_at"], name="review_received"),
            models.Index(fields=["reader", "-created_at"], name="review_of_reader"),
            models.Index(fields=["network", "created_at"], name="review_network"),
            models.Index(fields=["created_at"], name="review_to_forget", condition=~Q(network="")),
        ]

    def __str__(self) -> str:
        return f"{self.rating} of 5: {self.headline}"

    @property
    def edition(self) -> str:
        """What the desk was shown: another after each decision, and after each change by its reader."""
        moments = (moment.isoformat() if moment else "" for moment in (self.decided_at, self.edited_at))
        return "~".join([self.status, *moments])

    @property
    def last_decision(self) -> Any:
        """The Decision that gave it its status, or None; without a query only after with_decisions()."""
        return next(iter(self.decisions.all()), None)

    @property
    def opinions(self) -> list[tuple[str, str]]:
        """The questions that its reader answered and how: [("Accurate", "yes")]."""
        given = {name: getattr(self, name) for name in QUESTIONS}
        return [(name.title(), Opinion(opinion).label.lower()) for name, opinion in given.items() if opinion]

    @property
    def held_by(self) -> list[str]:
        """The rules that found something about it, each once; without a query only after with_findings()."""
        return list(dict.fromkeys(finding.get_rule_display() for finding in self.findings.all()))

    @property
    def tally(self) -> Tally:
        """The tally of its story; only after with_tally()."""
        return Tally.of(self.counted)  # type: ignore[attr-defined]
