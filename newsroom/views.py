"""Pages of the floor itself: errors."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from newsroom import outage
from newsroom.pagecache.tags import keep


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    return render(request, "400.html", status=400)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    if outage.is_known(request):
        return outage.refused(request)
    keep()
    return render(request, "404.html", status=404)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks no database and no session: either may be what failed."""
    if isinstance(sys.exception(), outage.AWAY):
        return outage.refused(request)
    return render(request, "500.html", status=500)
