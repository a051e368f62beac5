"""Public pages about the people who write; a reporter's own page lists stories and so belongs to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from authors.models import Author
from authors.shown import STAFF
from newsroom.pagecache.tags import carry, keep_page


@keep_page
@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    authors: list[Author] = STAFF()
    carry("staff", *(f"photo:{author.portrait_id}" for author in authors if author.portrait_id is not None))
    return render(request, "authors/staff.html", {"authors": authors})
