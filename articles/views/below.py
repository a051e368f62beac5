"""Pages below a story: they follow it to another address, and end with it."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles.models import Version
from newsroom.origin import is_cross_site

type BelowStory = Callable[..., HttpResponse]


def live_version(day: date, slug: str, *, whole: bool = False) -> Version:
    """Return what readers see at this address now, with what a card shows or the whole story, or raise Http404."""
    live = Version.objects.live().filter(address__day=day, address__slug=slug)
    return get_object_or_404(live.for_story() if whole else live.for_cards())


def at_present_address(withdrawn: str = "410.html") -> Callable[[BelowStory], BelowStory]:
    """Send whoever comes to a former address on to the present one, with what they have typed.

    Where the story was withdrawn there is none: `withdrawn` is the template that gives back what they `typed`.
    """

    def decorate(view: BelowStory) -> BelowStory:
        @wraps(view)
        def found(request: HttpRequest, day: date, slug: str, **more: object) -> HttpResponse:
            try:
                return view(request, day, slug, **more)
            except Http404:
                had = Version.objects.effective().filter(
                    address__day=day, address__slug=slug, live_from__lte=timezone.now()
                )
                elsewhere = Version.objects.live().exclude(address__day=day, address__slug=slug)
                moved = elsewhere.filter(article__in=had.values("article")).select_related("address").first()
                if moved is None and had.exists() and not had.live().exists():
                    return _gone(request, withdrawn)
                if moved is None or request.resolver_match is None:
                    raise
                path = reverse(request.resolver_match.view_name, kwargs=moved.address.parts | more)
                return HttpResponsePermanentRedirect(path, preserve_request=True)

        return found

    return decorate


def _gone(request: HttpRequest, template: str) -> HttpResponse:
    typed = {} if is_cross_site(request) else request.POST
    return render(request, template, {"typed": typed}, status=410)
