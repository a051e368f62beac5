"""What a story is about."""

from django.db import models
from django.db.models import F
from django.utils.text import slugify
from taggit.models import ItemBase, TagBase

from newsroom.addresses import address_of


class Topic(TagBase):
    """A tag with a public page."""

    class Meta:
        verbose_name = "topic"
        verbose_name_plural = "topics"
        ordering = ["name"]

    def get_absolute_url(self) -> str:
        return address_of("articles:topic", self.slug)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return an address for a name in any script, and for one that has no letters at all."""
        named = slugify(tag, allow_unicode=True)
        address: str = super().slugify(tag if named else "topic", i)
        return address


class TaggedArticle(ItemBase):
    """That an article, at the desk, has a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tagged_articles", db_index=False)
    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="topic_once_per_article"),
        ]


class VersionTopic(models.Model):
    """That a version has a topic, and what the topic's list is ordered by: when the story was first published."""

    version = models.ForeignKey(
        "articles.Version", on_delete=models.CASCADE, related_name="topic_links", db_index=False
    )
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="version_links", db_index=False)
    listed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "topic"], name="topic_once_per_version"),
        ]
        indexes = [
            models.Index(F("topic"), F("listed_at").desc(), F("version").desc(), name="version_by_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} of version {self.version_id}"
