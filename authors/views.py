"""Public pages about the people who write; a reporter's own page lists stories and so belongs to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from authors.models import Author


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    return render(request, "authors/staff.html", {"authors": Author.objects.on_staff().for_cards()})
