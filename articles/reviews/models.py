"""A reader's review of a story: stars and words, held until an editor has read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import Lower
from django.utils import timezone

from articles.models import Article, Version


class Status(models.TextChoices):
    PENDING = "pending", "Waiting"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"


@dataclass(frozen=True)
class Tally:
    """How the approved reviews of one story add up: how many gave 5, 4, 3, 2, 1 stars."""

    stars: dict[int, int]

    @property
    def count(self) -> int:
        return sum(self.stars.values())

    @property
    def average(self) -> float:
        """The mean, from 1 to 5; there is no tally without a review."""
        return sum(rating * count for rating, count in self.stars.items()) / self.count


class ReviewQuerySet(models.QuerySet["Review"]):
    def approved(self) -> "ReviewQuerySet":
        """Those that readers may see."""
        return self.filter(status=Status.APPROVED)

    def pending(self) -> "ReviewQuerySet":
        """Those that wait for an editor."""
        return self.filter(status=Status.PENDING)

    def by_reader_of(self, review: "Review") -> "ReviewQuerySet":
        """Those of the same story by the same reader, as the database compares email addresses."""
        of_story = self.filter(article_id=review.article_id).annotate(folded=Lower("email"))
        return of_story.filter(folded=Lower(Value(review.email)))

    def with_reviewed_story(self) -> "ReviewQuerySet":
        """Annotate headline and standfirst of the story as readers have it, or had it last: not as the desk does."""
        began = Version.objects.filter(article=OuterRef("article"), live_from__lte=timezone.now()).effective()
        newest = began.order_by("-number")[:1]
        return self.annotate(
            story_headline=Subquery(newest.values("headline")), story_standfirst=Subquery(newest.values("standfirst"))
        )

    def newest_first(self) -> "ReviewQuerySet":
        return self.order_by("-created_at", "-pk")

    def shown(self) -> "ReviewQuerySet":
        """With only what readers may see; email and network are not even loaded."""
        public = self.approved().only("article_id", "rating", "headline", "words", "name", "created_at")
        return public.fetch_mode(models.FETCH_RAISE)

    def with_tally(self) -> "ReviewQuerySet":
        """Annotate each row with the figures behind `Review.tally`, over all rows of the query."""
        totals = {f"stars_{n}": Window(Count("pk", filter=Q(rating=n))) for n in range(1, 6)}
        return self.annotate(**totals)

    def counted(self, article_ids: Iterable[Any]) -> "models.QuerySet[Review, tuple[int, ...]]":
        """Return a row for each story that has approved reviews: its id, then how many gave 5, 4, 3, 2, 1 stars."""
        stars = {f"stars_{n}": Count("pk", filter=Q(rating=n)) for n in range(1, 6)}
        rows = self.approved().filter(article__id__in=article_ids).order_by().values("article_id")
        return rows.annotate(**stars).values_list("article_id", *(f"stars_{n}" for n in range(5, 0, -1)))


class Review(models.Model):
    article = models.ForeignKey(Article, verbose_name="story", on_delete=models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField("stars", validators=[MinValueValidator(1), MaxValueValidator(5)])
    headline = models.CharField(max_length=120)
    words = models.TextField(max_length=4000, validators=[MinLengthValidator(10)])
    name = models.CharField(max_length=80)
    email = models.EmailField(help_text="Never shown to readers.")
    status = models.CharField(max_length=20, choices=Status, default=Status.PENDING, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # A keyed hash, never the address itself.
    network = models.CharField(max_length=64, blank=True, editable=False)
    suspicion = models.CharField("what looked unusual", max_length=200, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True, help_text="Why it was rejected. For the desk only.")

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
            models.UniqueConstraint(
                "article",
                Lower("email"),
                name="one_shown_review_per_reader_and_story",
                condition=Q(status=Status.APPROVED),
                violation_error_message="Another review by this reader is shown with this story.",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "status", "-created_at"], name="review_of_story"),
            models.Index(fields=["status", "created_at"], name="review_queue"),
            models.Index(fields=["network", "created_at"], name="review_network"),
        ]

    def __str__(self) -> str:
        return f"{self.rating} of 5: {self.headline}"

    @property
    def tally(self) -> Tally:
        """The tally of all rows that this one was fetched with; only after with_tally()."""
        return Tally({n: getattr(self, f"stars_{n}") for n in range(5, 0, -1)})
