"""From publishing to every page that shows it, on two server processes. The benchmark starts it."""

import json
import os
import sys
import time

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import editing, publishing
from articles.models import Article, Byline, Section, Topic, Version
from authors.models import Author
from tests.bench.servers import SITE, Server, running

PATIENCE = 5.0


def story(headline: str, section: Section, topic: Topic, author: Author) -> Article:
    text = "<p>It left at noon.</p>"
    article = Article(headline=headline, standfirst="Readers were quick.", body=text, section=section)
    editing.save(article, by=None)
    Byline.objects.create(article=article, author=author)
    article.topics.add(topic)
    editing.record(article, by=None)
    return article


def seen_after(servers: list[Server], paths: list[str], headline: str, began: float) -> float:
    """Return after how many seconds every page of every server shows it."""
    waiting = [(server, path) for server in servers for path in paths]
    while waiting and time.monotonic() - began < PATIENCE:
        waiting = [(server, path) for server, path in waiting if headline not in server.get(path)[2].decode()]
    return time.monotonic() - began


def main() -> None:
    """Write what was measured as one line of JSON."""
    sys.stdout.write(json.dumps(measure()) + "\n")


def measure() -> dict[str, float]:
    section, topic = Section.objects.order_by("position")[0], Topic.objects.order_by("pk")[0]
    author = Author.objects.order_by("pk")[0]
    paths = ["/", section.get_absolute_url(), topic.get_absolute_url(), author.get_absolute_url()]
    other = Section.objects.exclude(pk=section.pk)[1].get_absolute_url()
    times, dropped, queries = [], 0, 0
    with running(SITE, os.environ, workers=1) as one, running(SITE, os.environ, workers=1) as two:
        for turn in range(5):
            for server in (one, two) * 3:
                for path in (*paths, other):
                    server.get(path)
            headline = f"Published at {timezone.now().isoformat()}, turn {turn}"
            article = story(headline, section, topic, author)
            with CaptureQueriesContext(connection) as said:
                version = publishing.publish(article, by=None)
            queries = max(queries, len(said.captured_queries))
            address = version.get_absolute_url()
            times.append(seen_after([one, two], [*paths, address], headline, time.monotonic()))
            dropped += sum("desc=hit" not in server.get(other)[1].get("server-timing", "") for server in (one, two))
            Version.objects.filter(pk=version.pk).update(live_until=version.live_from)
    return {"seconds": max(times), "dropped": dropped, "queries": queries}
