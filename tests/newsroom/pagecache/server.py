"""A server process for tests: the site with its page cache on a port of its own, which it prints; or a publisher.

Run as a program, with the database of the test in DATABASE_URL.
"""

import os
import sys
from itertools import count


def serve() -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.wsgi import get_wsgi_application
    from django.test.testcases import QuietWSGIRequestHandler

    application = get_wsgi_application()
    from newsroom.pagecache.wsgi import cached

    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(cached(application))
    print(server.server_port, flush=True)  # noqa: T201
    server.serve_forever()


def publish_until_killed(pk: int, run: str) -> None:
    from articles import editing, publishing
    from articles.models import Article, Kind

    for edition in count():
        article = Article.objects.get(pk=pk)
        article.headline = f"Run {run} edition {edition} ends"
        editing.save(article, by=None)
        publishing.publish(article, by=None, kind=Kind.MINOR)


def breed() -> None:
    """For each line on standard input start a publisher by forking, and print its number once it publishes."""
    import django

    django.setup()
    for line in sys.stdin:
        pk, run = line.split()
        child = os.fork()
        if child == 0:
            publish_until_killed(int(pk), run)
        print(child, flush=True)  # noqa: T201
        os.waitpid(child, 0)


if __name__ == "__main__":
    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES["staticfiles"] = plain
    {"serve": serve, "breed": breed}[sys.argv[1]]()
