"""The story page."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Version
from articles.purges import carry_headlines, carry_story
from articles.shown import related, story_at
from newsroom.pagecache.tags import keep_page


@keep_page
@require_safe
def story(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """The live version at this address; former addresses lead to it, withdrawn stories answer 410 Gone."""
    version = story_at(day, slug)
    if version is None or (version.address.day, version.address.slug) != (day, slug):
        # An address that is only planned, or was and no longer is, must not be given away.
        had = Version.objects.effective().filter(address__day=day, address__slug=slug, live_from__lte=timezone.now())
        get_object_or_404(had[:1])
        if version is None:
            return render(request, "410.html", status=410)
        return HttpResponsePermanentRedirect(version.get_absolute_url())
    others = related(version)
    carry_story(version)
    carry_headlines(others)
    return render(request, "articles/story.html", {"version": version, "related": others})
