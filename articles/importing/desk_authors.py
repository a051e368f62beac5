"""The authors of an imported story: found by name, or made from what the page says about them."""

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.text import slugify

from articles.importing.people import Profile
from authors.models import Author


def claim(profiles: Sequence[Profile]) -> dict[Author, Profile]:
    """Return the authors in the order of the byline, made where needed, locked until the transaction ends."""
    # Always in the same order, so that two imports never wait for each other.
    found = {profile: _claim_one(profile) for profile in sorted(profiles, key=lambda one: address(one.name))}
    authors: dict[Author, Profile] = {}
    for profile in profiles:
        authors.setdefault(found[profile], profile)
    return authors


def complete(author: Author, profile: Profile) -> None:
    """Fill in what is not known yet; what stands there already is never overwritten."""
    began = date(timezone.localdate().year - profile.years, 1, 1) if profile.years else None
    told = {"bio": profile.bio, "job_title": profile.job_title, "began_in_journalism": began}
    new = {name: value for name, value in told.items() if value and not getattr(author, name)}
    for name, value in new.items():
        setattr(author, name, value)
    if new:
        author.save(update_fields=list(new))


def address(name: str) -> str:
    """Return the slug of a name: the same for the same name, also where Latin letters can't spell it."""
    spelled = slugify(name)
    if _is_latin(name) and spelled and len(spelled) <= 50:
        return spelled
    return f"{spelled[:41].strip('-') or 'author'}-{fingerprint(name)}"


def fingerprint(text: str) -> str:
    """Return eight letters and digits that stand for a text, whatever its letters' case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


def _claim_one(profile: Profile) -> Author:
    slug = address(profile.name)
    known = Author.objects.filter(slug=slug).first() or Author.objects.filter(name__iexact=profile.name).first()
    if known is None:
        known, _new = Author.objects.get_or_create(slug=slug, defaults={"name": profile.name})
    # Not a full lock: other imports may refer to the author meanwhile, only not file in their name.
    return Author.objects.select_for_update(no_key=True).get(pk=known.pk)


def _is_latin(name: str) -> bool:
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("‘", ""))
    return all(character.isascii() or unicodedata.category(character) == "Mn" for character in plain)
