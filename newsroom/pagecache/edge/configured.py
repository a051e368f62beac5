"""The edges that the settings name."""

from django.conf import settings

from newsroom.pagecache.edge.cloudflare import Cloudflare
from newsroom.pagecache.edge.fastly import Fastly
from newsroom.pagecache.edge.interface import Edge, Null
from newsroom.pagecache.edge.varnish import Varnish


def edges() -> list[Edge]:
    """Return one or more; where there is none, the one that does nothing."""
    urls = settings.EDGE_URLS
    match settings.EDGE:
        case "varnish":
            return [Varnish(url) for url in urls]
        case "fastly":
            return [Fastly(urls[0], settings.EDGE_SERVICE, settings.EDGE_TOKEN)]
        case "cloudflare":
            return [Cloudflare(urls[0], settings.EDGE_SERVICE, settings.EDGE_TOKEN)]
        case _:
            return [Null()]


def is_configured() -> bool:
    return bool(settings.EDGE != "null")
