"""A site in a process of its own that renders pages without a cache and says what each cost."""

import io
import json
import sys
import time
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Section, Topic, Version, VersionByline, VersionTopic
from authors.models import Author, User
from newsroom.pagecache.held import HELD
from newsroom.pagination import _spell

application = get_wsgi_application()


def ask(path: str, cookie: str = "") -> dict[str, float]:
    environ: dict[str, Any] = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost", "SERVER_NAME": "localhost"}
    environ |= {"SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr}
    environ["PATH_INFO"], _mark, environ["QUERY_STRING"] = path.partition("?")
    environ |= {"SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookie}
    said: list[str] = []
    began, cpu = time.perf_counter(), time.thread_time()
    with HELD.trusted(lambda _tags: True):
        answer = application(environ, lambda status, *_rest: said.append(status))  # type: ignore[arg-type]
        body = b"".join(answer)
        answer.close()
    took = {"ms": (time.perf_counter() - began) * 1000, "cpu": (time.thread_time() - cpu) * 1000, "bytes": len(body)}
    assert said[0].startswith("200"), f"{path}: {said[0]}"
    return took


def queries(path: str, cookie: str = "") -> int:
    with CaptureQueriesContext(connection) as seen:
        ask(path, cookie)
    # One of them only tells a new connection the time zone.
    return sum(query["sql"].startswith("SELECT") for query in seen.captured_queries)


def pages() -> dict[str, str]:
    """Return the page to ask for, by its name; what is popular stands for all of its kind."""
    section = Section.objects.order_by("position")[0]
    topic, author = Topic.objects.order_by("pk")[0], Author.objects.order_by("pk")[0]
    story = Version.objects.listed().filter(topics=topic).newest_first()[0]
    return {
        "story": story.get_absolute_url(),
        "front": "/",
        "section": section.get_absolute_url(),
        "last page of a section": section.get_absolute_url() + _last(section.versions, "first_published", "pk"),
        "topic": topic.get_absolute_url(),
        "last page of a topic": topic.get_absolute_url()
        + _last(VersionTopic.objects.filter(topic=topic), "listed_at", "version_id"),
        "author": author.get_absolute_url(),
        "last page of an author": author.get_absolute_url()
        + _last(VersionByline.objects.filter(author=author), "listed_at", "version_id"),
        "admin list": "/admin/articles/article/",
        "admin search": "/admin/articles/article/?q=saltmarket+audit",
    }


def _last(rows: Any, moment: str, key: str) -> str:
    """Return the query of the page with the oldest twenty."""
    oldest = rows.filter(**{f"{moment}__isnull": False}).order_by(moment, key).values_list(moment, key)[:21]
    return f"?before={_spell(oldest[len(oldest) - 1])}"


def log_in() -> str:
    """Return the cookie of somebody who may do everything."""
    from django.conf import settings
    from django.test import Client

    address = "bench@example.org"
    user = User.objects.filter(email=address).first() or User.objects.create_superuser(address, name="Bench")
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def main() -> None:
    """Answer one line of JSON to each line: the name of a page, or “queries” and the name."""
    found, cookie = pages(), log_in()
    for line in sys.stdin:
        what, _space, name = line.strip().partition(" ")
        given = found[name], (cookie if name.startswith("admin") else "")
        sys.stdout.write(json.dumps(ask(*given) if what == "ask" else {"queries": queries(*given)}) + "\n")
        sys.stdout.flush()
