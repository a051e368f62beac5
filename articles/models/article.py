"""The desk's working copy of a story. No public code ever queries it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from taggit.managers import TaggableManager

from articles.models.hold import Hold
from articles.models.kinds import StoryType
from articles.models.reach import in_sections, seen_by
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.state import State, Status
from articles.models.topic import TaggedArticle
from articles.models.version import Version
from authors.models import User
from newsroom.fields import BodyField
from newsroom.languages import story_languages
from newsroom.photos.models import Photo, PhotoHold

if TYPE_CHECKING:
    from articles.models.byline import Byline


#: What a story is called until somebody gives it a headline, which only publishing asks for.
UNTITLED = "Untitled story"


class ArticleQuerySet(models.QuerySet["Article"]):
    def with_status(self, now: datetime | None = None) -> "ArticleQuerySet":
        """Annotate `status` (a Status), `planned_for` and `ends_at` (the next scheduled moments or None)."""
        now = now or timezone.now()
        versions = Version.objects.filter(article=OuterRef("pk"))
        live = versions.live(now)
        newest_revision = Revision.objects.filter(article=OuterRef("pk")).saves().order_by("-id")
        return self.annotate(
            live_revision=Subquery(live.order_by().values("revision")[:1]),
            newest_revision=Subquery(newest_revision.values("pk")[:1]),
            planned_for=Subquery(versions.planned(now).order_by("live_from").values("live_from")[:1]),
            ends_at=Subquery(live.ending().order_by().values("live_until")[:1]),
            status=Case(
                When(state=State.SPIKED, then=Value(Status.SPIKED)),
                When(live_revision=F("newest_revision"), then=Value(Status.LIVE)),
                When(live_revision__isnull=False, then=Value(Status.CHANGED)),
                When(planned_for__isnull=False, then=Value(Status.SCHEDULED)),
                When(Exists(versions.ended(now)), then=Value(Status.WITHDRAWN)),
                default=F("state"),
                output_field=models.CharField(),
            ),
        )

    def for_desk_of(self, user: User) -> "ArticleQuerySet":
        """Only what this person may read at the desk."""
        return self.filter(seen_by(user))

    def in_sections_of(self, user: User) -> "ArticleQuerySet":
        """Only what lies in this person's sections, or in none yet."""
        return self.filter(in_sections(user))

    def with_holds(self, now: datetime | None = None) -> "ArticleQuerySet":
        """Annotate `held_as`, the kind of hold that stops the story, and `picture_held` for its lead picture."""
        holds = Hold.objects.standing(now).filter(article=OuterRef("pk"))
        of_picture = PhotoHold.objects.standing().filter(photo=OuterRef("picture"))
        # Where both stand, the legal hold is the one to know of.
        return self.annotate(
            held_as=Subquery(holds.order_by("-kind").values("kind")[:1]), picture_held=Exists(of_picture)
        )

    def for_desk_list(self) -> "ArticleQuerySet":
        """With what the desk's list of stories shows."""
        return self.with_status().with_holds().select_related("section").prefetch_related("bylines__author")


class Article(models.Model):  # type: ignore[django-manager-missing]  # taggit has no types
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT, editable=False)
    headline = models.CharField(
        max_length=160, blank=True, help_text="The public title. Up to 90 characters reads best, 120 is the most."
    )
    kicker = models.CharField(
        max_length=40, blank=True, help_text="A word or two above the headline, such as “Harbour”. Optional."
    )
    standfirst = models.TextField(
        max_length=400,
        blank=True,
        help_text="One or two sentences that readers see under the headline, and in lists and search results.",
    )
    body = BodyField(blank=True)
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="articles",
        help_text="The part of the site where readers find the story.",
    )
    story_type = models.CharField(
        max_length=20, choices=StoryType, default=StoryType.NEWS, help_text="Readers see this when it is not News."
    )
    language = models.CharField(max_length=12, choices=story_languages, default="en")
    slug = models.SlugField(
        "address",
        max_length=80,
        blank=True,
        help_text="The last part of the story's address. Made from the headline if left empty; "
        "after a change, old links lead to the new address.",
    )
    place = models.CharField(max_length=80, blank=True, help_text="Where it was filed, as in “Port Ansel”.")
    topics = TaggableManager(
        through=TaggedArticle, blank=True, help_text="What the story is about, separated by commas."
    )
    picture = models.ForeignKey(
        Photo,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text="The lead picture: above the story and beside it in lists.",
    )
    picture_caption = models.TextField(
        max_length=400, blank=True, help_text="Leave empty to use the caption from the picture library."
    )
    due = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the desk means to publish it, for the calendar. Nothing happens by itself.",
    )
    notes = models.TextField(blank=True, help_text="For the desk only. Readers never see this.")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    # Counts saves and verbs; whoever holds an older number is told before anything is overwritten.
    edition = models.PositiveIntegerField(default=0, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        ordering = ["-changed_at"]
        indexes = [
            models.Index(F("changed_at").desc(), F("id").desc(), name="article_newest"),
            models.Index(F("state"), F("changed_at").desc(), F("id").desc(), name="article_by_state"),
            models.Index("due", name="article_due", condition=Q(due__isnull=False)),
            models.Index(F("section"), F("changed_at").desc(), F("id").desc(), name="article_by_section"),
            models.Index(F("story_type"), F("changed_at").desc(), F("id").desc(), name="article_by_type"),
        ]
        permissions = [
            ("edit_others_article", "Can change the stories of others"),
            ("submit_article", "Can submit stories for review"),
            ("approve_article", "Can approve stories and send them back"),
            ("publish_article", "Can publish and schedule stories"),
            ("withdraw_article", "Can withdraw stories from readers"),
            ("spike_article", "Can spike stories and restore them"),
            ("show_article", "Can show stories to outsiders before they are published"),
            ("hold_article", "Can place embargoes and legal holds on stories"),
            ("lift_hold_article", "Can lift embargoes and legal holds"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="article_state_is_known",
                violation_error_message="A story is a draft, in review, ready or spiked.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or UNTITLED

    @property
    def ordered_bylines(self) -> "list[Byline]":
        """The bylines with their authors, first name first."""
        return list(self.bylines.select_related("author__portrait"))
