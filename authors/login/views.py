"""Pages of the login that are our own, and the frame of the desk around all of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache

from authors.login.second_factor import WANTED, is_due

type View = Callable[..., HttpResponseBase]


def stock(name: str) -> View:
    """Return a view of allauth's that is loaded when it is first asked for.

    Readers' pages need none of them, and what passkeys need takes ten megabytes in each process.
    """

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found: View = import_string(f"allauth.{name}")
        return found(request, *args, **kwargs)

    return view


def on_desk(view: View, title: str) -> View:
    """Show what a view of allauth's has to say in the frame of the desk, and let nobody keep it."""

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            frame = admin.site.each_context(request)
            due = is_due(request.user)
            frame |= {"title": title, "second_factor_due": due}
            frame["is_nav_sidebar_enabled"] = frame["has_permission"] and not due
            frame["wanted"] = None if due else request.session.pop(WANTED, None)
            response.context_data = frame | (response.context_data or {})
        return response

    return shown


@login_required
def logged_in(request: HttpRequest) -> HttpResponse:
    """Say that one is in: where a window is sent that was opened only to log in again."""
    return TemplateResponse(request, "account/logged_in.html")
