"""The people of the demo newsroom and its sections: logins in their roles, authors with portraits."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.models import Section, Topic
from authors import roles
from authors.models import Author, AuthorLink, User
from newsroom.photos.models import Photo

WRITTEN = Path(__file__).with_name("authors.toml")
DOMAIN = "anselcourier.example"
PASSWORD = "newsroom-demo"  # noqa: S105  (no secret: the command prints it)

# Before the oldest story was written.
OPENED = timedelta(days=420)

ADMIN, MANAGING_EDITOR, EDITOR, MODERATOR = (
    f"{name}@{DOMAIN}" for name in ("admin", "managing.editor", "editor", "moderator")
)


@dataclass(frozen=True)
class House:
    """Everyone and everything that stories refer to, by the names the TOML files use."""

    editor: User
    moderator: User
    authors: Mapping[str, Author]
    sections: Mapping[str, Section]
    topics: Mapping[str, Topic]


def written_authors() -> list[dict[str, Any]]:
    return list(tomllib.loads(WRITTEN.read_text())["authors"])


def open_house(portraits: Mapping[str, Photo], topics: Iterable[str], now: datetime) -> House:
    """Write logins, authors, sections and topics."""
    since = now - OPENED
    groups = {group.name: group for group in Group.objects.filter(name__in=roles.ROLES)}
    _login(ADMIN, "Administrator", since, superuser=True)
    _login(MANAGING_EDITOR, "Ruth Adeyemi", since, groups[roles.MANAGING_EDITOR])
    written = tomllib.loads(WRITTEN.read_text())
    return House(
        editor=_login(EDITOR, "Nora Lindqvist", since, groups[roles.EDITOR]),
        moderator=_login(MODERATOR, "Paul Achterberg", since, groups[roles.MODERATOR]),
        authors={
            facts["slug"]: _author(facts, portraits[facts["portrait"]], since, groups[roles.REPORTER])
            for facts in written["authors"]
        },
        sections={
            facts["slug"]: Section.objects.create(position=position, **facts)
            for position, facts in enumerate(written["sections"])
        },
        topics={name: Topic.objects.get_or_create(name=name)[0] for name in sorted(set(topics))},
    )


def logins() -> list[User]:
    """Return those of the demo's logins that exist, the most powerful first."""
    known = User.objects.filter(email__endswith=f"@{DOMAIN}").prefetch_related("groups")
    rank = {ADMIN: 0, MANAGING_EDITOR: 1, EDITOR: 2, MODERATOR: 3}
    return sorted(known, key=lambda user: (rank.get(user.email, 4), user.email))


@cache
def _hashed() -> str:
    """Return the hash of the password that all share: one is slow to make, nine take seconds."""
    return make_password(PASSWORD)


def _login(email: str, name: str, since: datetime, group: Group | None = None, *, superuser: bool = False) -> User:
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, name=name, date_joined=since, is_superuser=superuser)
        User.objects.filter(pk=user.pk).update(password=_hashed())
    if group is not None:
        user.groups.add(group)
    return user


def _author(facts: dict[str, Any], portrait: Photo, since: datetime, reporters: Group) -> Author:
    author = Author(
        user=_login(f"{facts['slug'].replace('-', '.')}@{DOMAIN}", facts["name"], since, reporters),
        slug=facts["slug"],
        name=facts["name"],
        job_title=facts["job_title"],
        bio=facts["bio"].strip(),
        portrait=portrait,
        beats=facts["beats"],
        languages=facts["languages"],
        place=facts["place"],
        disclosures=facts["disclosures"],
        began_in_journalism=facts["began"],
        public_email=facts["public_email"],
    )
    Photo.objects.filter(pk=portrait.pk).update(created_at=since)
    author.full_clean()
    author.save()
    AuthorLink.objects.bulk_create(AuthorLink(author=author, **link) for link in facts["links"])
    return author
