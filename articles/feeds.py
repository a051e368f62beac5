"""Atom feeds: the way to follow the site, a section, a topic or a reporter."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles.models import Section, Topic, Version, VersionQuerySet
from articles.purges import carry_headlines
from authors.models import Author
from newsroom.pagecache.tags import carry

COUNT = 30


class SiteFeed(Feed[Version, Any]):
    """The newest stories of the whole site; the other feeds narrow it."""

    feed_type = Atom1Feed

    def title(self, obj: Any) -> str:
        return f"{obj} – {settings.SITE_NAME}" if obj else settings.SITE_NAME

    def link(self, obj: Any) -> str:
        return settings.SITE_URL + (obj.get_absolute_url() if obj else reverse("articles:front"))

    def feed_url(self, obj: Any) -> str:
        return f"{self.link(obj)}feed/"

    def subtitle(self, obj: Any) -> str:
        return getattr(obj, "description", "")

    def versions(self, obj: Any) -> VersionQuerySet:
        return Version.objects.listed()

    def items(self, obj: Any) -> list[Version]:
        items = list(self.versions(obj).newest_first().for_feed()[:COUNT])
        carry("sections", *self.tags(obj))
        carry_headlines(items)
        return items

    def tags(self, obj: Any) -> list[str]:
        return ["in:news", "in:opinion"]

    def item_title(self, item: Version) -> str:
        return item.headline

    def item_link(self, item: Version) -> str:
        """Whole, because Django would name the host that this one reader asked for."""
        return settings.SITE_URL + item.get_absolute_url()

    def item_description(self, item: Version) -> str:
        return item.standfirst

    def item_author_name(self, item: Version) -> str:
        return item.byline

    def item_pubdate(self, item: Version) -> datetime:
        return item.first_published

    def item_updateddate(self, item: Version) -> datetime:
        return item.updated or item.first_published

    def item_guid(self, item: Version) -> str:
        """Stable when the headline or the address changes (RFC 4151)."""
        host = settings.SITE_URL.partition("://")[2].partition(":")[0]
        return f"tag:{host},{item.first_published:%Y-%m-%d}:story:{item.article_id}"

    def item_categories(self, item: Version) -> list[str]:
        return [item.section.name, *(label["name"] for label in item.topic_labels)]


class SectionFeed(SiteFeed):
    """The newest stories of a section."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Section:
        return get_object_or_404(Section, slug=kwargs["slug"])

    def versions(self, obj: Section) -> VersionQuerySet:
        return Version.objects.listed().in_section(obj)

    def tags(self, obj: Section) -> list[str]:
        return [f"in:section:{obj.pk}"]


class TopicFeed(SiteFeed):
    """The newest stories about a topic."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Topic:
        return get_object_or_404(Version.objects.live().topics_told(), slug=kwargs["slug"])

    def versions(self, obj: Topic) -> VersionQuerySet:
        return Version.objects.listed().about(obj)

    def tags(self, obj: Topic) -> list[str]:
        return [f"in:topic:{obj.slug}", f"topic:{obj.slug}"]


class AuthorFeed(SiteFeed):
    """The newest stories of a reporter."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Author:
        return get_object_or_404(Author, slug=kwargs["slug"])

    def versions(self, obj: Author) -> VersionQuerySet:
        return Version.objects.listed().by(obj.pk)

    def tags(self, obj: Author) -> list[str]:
        return [f"in:author:{obj.pk}", f"author:{obj.pk}"]
