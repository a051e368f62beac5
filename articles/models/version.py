"""What readers get: an immutable, dated edition of a story."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.address import Address
from articles.models.byline import VersionByline
from articles.models.kinds import EXPLAINED_KINDS, Kind, StoryType
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.topic import Topic, VersionTopic
from newsroom.constraints import NoOverlap
from newsroom.languages import direction, story_languages
from newsroom.photos.models import Photo
from newsroom.photos.renditions import SHOWN_OF_PHOTO

#: The end of a version that nobody has ended. Far from the last year a datetime can hold, so that any time
#: zone can show it.
FAR_FUTURE = datetime(9000, 1, 1, tzinfo=UTC)

SHOWN_ON_CARDS = (
    *("article_id", "first_published", "story_type", "language", "kicker", "headline", "standfirst", "byline"),
    *("read_minutes", "address__day", "address__slug"),
    *(f"picture__{name}" for name in SHOWN_OF_PHOTO),
)


class VersionQuerySet(models.QuerySet["Version"]):
    def live(self, now: datetime | None = None) -> "VersionQuerySet":
        """Those that readers may see at `now`: the only door between desk and reader."""
        now = now or timezone.now()
        return self.filter(live_from__lte=now, live_until__gt=now)

    def listed(self, now: datetime | None = None) -> "VersionQuerySet":
        """Live ones that belong in lists: a retracted story keeps its page and leaves the lists."""
        return self.live(now).exclude(kind=Kind.RETRACTION)

    def effective(self) -> "VersionQuerySet":
        """Those that were, are or will be live; the others were taken off the schedule in time."""
        return self.filter(live_until__gt=F("live_from"))

    def planned(self, now: datetime | None = None) -> "VersionQuerySet":
        """Those that will be live later than `now`."""
        return self.effective().filter(live_from__gt=now or timezone.now())

    def ended(self, now: datetime | None = None) -> "VersionQuerySet":
        """Those that were live and no longer are."""
        return self.effective().filter(live_until__lte=now or timezone.now())

    def ending(self) -> "VersionQuerySet":
        """Those with an end."""
        return self.filter(live_until__lt=FAR_FUTURE)

    def news(self) -> "VersionQuerySet":
        """All but opinion, which stands apart."""
        return self.exclude(story_type=StoryType.OPINION)

    def opinion(self) -> "VersionQuerySet":
        return self.filter(story_type=StoryType.OPINION)

    def in_section(self, section: Section) -> "VersionQuerySet":
        return self.filter(section=section)

    def about(self, topic: "Topic | models.Subquery") -> "VersionQuerySet":
        return self.filter(topic_links__topic=topic).annotate(listed_at=F("topic_links__listed_at"))

    def by(self, author_id: int) -> "VersionQuerySet":
        """Those with this author in the byline, in any role."""
        listed = self.filter(bylines__author=author_id, bylines__listed_at__isnull=False)
        return listed.annotate(listed_at=F("bylines__listed_at"))

    def topics_told(self) -> "models.QuerySet[Topic]":
        """Return the topics of these versions; what only the desk has tagged is not among them."""
        told: models.QuerySet[Topic] = Topic.objects.filter(models.Exists(self.filter(topics=models.OuterRef("pk"))))
        return told

    @property
    def listed_by(self) -> str:
        """What orders these stories: the first publication, read from the index of the topic or author if there is one.

        Sorting what a topic has had in fifteen years takes a hundred times as long as reading its newest from an index.
        """
        return "listed_at" if "listed_at" in self.query.annotations else "first_published"

    def newest_first(self) -> "VersionQuerySet":
        return self.order_by(f"-{self.listed_by}", "-pk")

    def for_cards(self) -> "VersionQuerySet":
        """With what a list shows; anything more raises instead of asking the database."""
        return self.select_related("address", "picture").only(*SHOWN_ON_CARDS).fetch_mode(models.FETCH_RAISE)

    def for_feed(self) -> "VersionQuerySet":
        """With what a feed tells beside what a card shows."""
        told = (*SHOWN_ON_CARDS, "updated", "topic_labels", "section__name")
        return self.select_related("address", "section").only(*told).fetch_mode(models.FETCH_RAISE)

    def for_story(self) -> "VersionQuerySet":
        """With what the story page shows, but its people."""
        return self.select_related("section", "address", "picture").fetch_mode(models.FETCH_RAISE)


class Version(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    note = models.TextField(blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="versions")

    live_from = models.DateTimeField()
    live_until = models.DateTimeField(default=FAR_FUTURE)
    first_published = models.DateTimeField()
    updated = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="versions")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="versions", db_index=False)
    story_type = models.CharField(max_length=20, choices=StoryType)
    language = models.CharField(max_length=12, choices=story_languages)
    headline = models.CharField(max_length=160)
    kicker = models.CharField(max_length=40, blank=True)
    standfirst = models.TextField()
    place = models.CharField(max_length=80, blank=True)
    byline = models.TextField()
    body = models.TextField(blank=True)
    # Lists of objects: contents have id (the anchor) and text; notices kind, note, at; topics name, slug.
    contents = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    topic_labels = models.JSONField(default=list)
    topics = models.ManyToManyField(Topic, through=VersionTopic, related_name="versions")
    words = models.PositiveIntegerField()
    read_minutes = models.PositiveSmallIntegerField()
    picture = models.ForeignKey(Photo, null=True, on_delete=models.PROTECT, related_name="versions")
    picture_caption = models.TextField(blank=True)
    picture_credit = models.CharField(max_length=200, blank=True)
    picture_alt = models.TextField(blank=True)

    objects = VersionQuerySet.as_manager()

    # What a version that uses a picture is part of (see newsroom.photos.uses).
    desk_subject = "article"

    # Filled by shown.add_credits().
    credits: list[VersionByline]
    # Filled by frozen(), to be written with it.
    topics_frozen: list[Topic]
    photos_frozen: list[Photo]

    class Meta:
        ordering = ["article", "number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            NoOverlap(
                name="one_live_version",
                owner="article",
                start="live_from",
                end="live_until",
                violation_error_message="Another version of this story is live at that time.",
            ),
            models.CheckConstraint(condition=Q(live_until__gte=F("live_from")), name="version_ends_after_start"),
            models.CheckConstraint(condition=~Q(headline=""), name="version_has_headline"),
            models.CheckConstraint(condition=~Q(standfirst=""), name="version_has_standfirst"),
            models.CheckConstraint(condition=~Q(byline=""), name="version_has_byline"),
            models.CheckConstraint(
                condition=~Q(kind__in=EXPLAINED_KINDS) | ~Q(note=""), name="version_explains_itself"
            ),
        ]
        indexes = [
            models.Index(F("first_published").desc(), F("id").desc(), name="version_newest"),
            models.Index(F("section"), F("first_published").desc(), F("id").desc(), name="version_by_section"),
            models.Index(
                F("section"),
                F("first_published").desc(),
                F("id").desc(),
                name="version_news",
                condition=~Q(story_type=StoryType.OPINION),
            ),
            models.Index(
                F("first_published").desc(),
                F("id").desc(),
                name="version_opinion",
                condition=Q(story_type=StoryType.OPINION),
            ),
            models.Index("live_from", name="version_live_from"),
            models.Index("live_until", name="version_ending", condition=Q(live_until__lt=FAR_FUTURE)),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (version {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a version that exists is never rewritten."""
        if not self._state.adding:
            raise TypeError("A version is immutable: publish a new one.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.address.path

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def is_retracted(self) -> bool:
        return self.kind == Kind.RETRACTION

    @property
    def label(self) -> str:
        """The story type when readers should know it: anything but plain news."""
        return "" if self.story_type == StoryType.NEWS else str(StoryType(self.story_type).label)

    @property
    def reporters(self) -> list[VersionByline]:
        """The credits of those the story is by; if it names no reporter, of everyone."""
        return [credit for credit in self.credits if credit.role == "reporter"] or self.credits

    @property
    def other_credits(self) -> list[VersionByline]:
        """The credits that follow the byline with their role, as in “Photographer: …”."""
        named = self.reporters
        return [credit for credit in self.credits if credit not in named]
