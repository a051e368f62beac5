"""The desk as a tester walks it: everyone there may be, every address, and what each of them is answered."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from articles import workflow
from articles.models import Article, Topic
from articles.reviews import closing
from articles.reviews.models import Policy, RuleKey, RuleSetting, Term
from authors import roles
from authors.models import User
from newsroom.photos.models import Photo
from tests.factories import (
    a_colleague,
    a_live_version,
    a_photo,
    a_report,
    a_review,
    a_section,
    a_user,
    an_article,
    an_author,
)

ADMIN = "/admin/"
#: What comes back, as one letter.
SHOWN, FORBIDDEN, MISSING, FRONT, ELSEWHERE, LOGIN, NOT_SO, NONSENSE = ".-0^>Lx?"
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


def patterns(resolver: URLResolver | None = None, prefix: str = ADMIN) -> Iterator[tuple[str, str]]:
    """Yield every address of the desk: its name, or its route where it has none, and its route."""
    for part in (resolver or _admin()).url_patterns:
        route = f"{prefix}{part.pattern}"
        if isinstance(part, URLPattern):
            yield part.name or route.removeprefix(ADMIN), route
        else:
            yield from patterns(part, route)


def _admin() -> URLResolver:
    parts = get_resolver().url_patterns
    return next(part for part in parts if isinstance(part, URLResolver) and part.app_name == "admin")


@dataclass
class Newsroom:
    """Two stories of City, one handed in and one not, and everyone in the order of the table."""

    waiting: Article
    draft: Article
    people: list[User | AnonymousUser]
    others: dict[str, Any]
    _addresses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def build(cls) -> "Newsroom":
        city, sport = a_section(name="City"), a_section(name="Sport")
        owner = a_colleague(roles.REPORTER)
        author = an_author(user=owner)
        waiting, draft = (an_article(section=city, bylines=[author], created_by=owner) for _ in range(2))
        workflow.submit(waiting, by=None)
        people: list[User | AnonymousUser] = [
            AnonymousUser(),
            a_user(),
            owner,
            a_colleague(roles.REPORTER),
            a_colleague(roles.EDITOR, sections=[city]),
            a_colleague(roles.EDITOR, sections=[sport]),
            a_colleague(roles.MANAGING_EDITOR),
            a_colleague(roles.MODERATOR),
            a_user(is_superuser=True),
        ]
        others = {
            "articles/section": sport,
            "articles/topic": Topic.objects.create(name="Trams", slug="trams"),
            **of_reviews(waiting),
            "error_reports/report": a_report(a_live_version(section=city, bylines=[author], created_by=owner)),
            "photos/photo": a_photo(),
            "authors/author": author,
            "authors/user": owner,
            "auth/group": Group.objects.get(name=roles.EDITOR),
        }
        return cls(waiting, draft, people, others)

    def address(self, route: str, story: Article) -> str:
        """Fill in a route with what there is."""
        if "<path:content_type_id>" in route:
            return f"{ADMIN}r/{ContentType.objects.get_for_model(Photo).pk}/{self.others['photos/photo'].pk}/"
        if "^(?P<app_label>" in route:
            return f"{ADMIN}articles/"
        if "(?P<url>" in route:
            return f"{ADMIN}nowhere/"
        return self._filled(route, story)

    def _filled(self, route: str, story: Article) -> str:
        model = "/".join(route.removeprefix(ADMIN).split("/")[:2])
        thing = story if model == "articles/article" else self.others.get(model)
        filled = route.replace("<int:revision>", str(story.revisions.latest("pk").pk))
        for name in ("<path:object_id>", "<int:pk>", "<id>"):
            filled = filled.replace(name, str(thing.pk if thing else uuid4()))
        # A link or a hold that is not there: who may end it learns so, the others do not.
        filled = re.sub(r"<int:\w+>", "1", filled)
        filled = re.sub(r"<uuid:\w+>", str(uuid4()), filled)
        assert resolve(filled).route == route.removeprefix("/"), f"another page answers at {filled}"
        return filled


def of_reviews(story: Article) -> dict[str, Any]:
    return {
        "reviews/closing": closing.close(story, by=None, reason="court"),
        "reviews/policy": Policy.objects.create(pk=1),
        "reviews/review": a_review(),
        "reviews/rulesetting": RuleSetting.objects.create(rule=RuleKey.LINKS),
        "reviews/term": Term.objects.create(text="casino"),
    }


def answer(person: User | AnonymousUser, method: str, address: str) -> str:
    """Return what somebody gets, as one letter; what the request has written is taken back."""
    match = resolve(address)
    request = RequestFactory().generic(method, address)
    request.user, request.session, request.resolver_match = person, SessionStore(), match
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    with transaction.atomic():
        try:
            return _letter(match.func(request, *match.args, **match.kwargs))
        except PermissionDenied:
            return FORBIDDEN
        except Http404:
            return MISSING
        finally:
            transaction.set_rollback(True)


def _letter(response: HttpResponse) -> str:
    location = response.headers.get("Location", "").partition("?")[0]
    if location:
        known = {ADMIN: FRONT, f"{ADMIN}login/": LOGIN, "/accounts/login/": LOGIN}
        return known.get(location, ELSEWHERE)
    return {200: SHOWN, 400: NONSENSE, 403: FORBIDDEN, 404: MISSING, 405: NOT_SO}.get(
        response.status_code, str(response.status_code)
    )
