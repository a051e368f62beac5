"""What a preview link opens: one saved state of a story, for one reader, for a while."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import preview_links
from articles.models import PreviewLink
from articles.snapshots import version_of
from newsroom.network import network_hash
from newsroom.unlisted import unlisted


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The story as it was saved when the link was made; 410 when the link has ended, 404 when there is none.

    Robots that look ahead use nothing up: a link counts its openings and does not limit them.
    """
    try:
        link = preview_links.open_link(token)
    except PreviewLink.DoesNotExist:
        return _guarded(render(request, "articles/preview_ended.html", status=404))
    except preview_links.Ended:
        return _guarded(render(request, "articles/preview_ended.html", status=410))
    if request.method == "GET":
        preview_links.note_opening(link, network_hash(request))
    # Without an address to quote: this one opens the story.
    context = {"version": version_of(link.revision), "related": [], "preview": True, "link": link, "canonical": ""}
    return _guarded(render(request, "articles/story.html", context))


def _guarded(response: HttpResponse) -> HttpResponse:
    unlisted(response)["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    # The address opens the story: it must not travel with a click.
    response["Referrer-Policy"] = "no-referrer"
    return response
