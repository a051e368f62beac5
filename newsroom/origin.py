"""Forms on cached pages carry no token: the browser's own word on where a post comes from is checked instead."""

from django.http import HttpRequest


def is_cross_site(request: HttpRequest) -> bool:
    """Return whether a browser says that another site sent this request.

    `Sec-Fetch-Site` cannot be forged by a page. Where it is missing, `Origin` must name this host. A request with
    neither does not come from a browser, so nobody's browser was tricked into sending it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site != "same-origin"
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    return origin.partition("://")[2] != request.get_host()
