"""The WSGI application that the server runs: the page cache, and Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from newsroom.pagecache.wsgi import cached  # noqa: E402  (needs the apps, which are loaded only now)

application = cached(django)
