"""Whether a picture may be published: the rights to it have an end, and the desk can place a hold on it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from newsroom import holds
from newsroom.photos.models import Photo, PhotoHold

HOLD = "photos.hold_photo"
LIFT_HOLD = "photos.lift_hold_photo"

type Follower = Callable[[Photo, Any], Iterable[str]]

#: What else is due, in the same transaction, when a picture may no longer be published: apps above `declare` it.
FOLLOWERS: list[Follower] = []


def declare(follower: Follower) -> None:
    """Have `follower` called with a picture and a person; it returns sentences for that person."""
    FOLLOWERS.append(follower)


def rights_ended(photo: Photo, at: datetime) -> bool:
    """Return whether the rights to a picture have ended at a moment."""
    return photo.rights_until is not None and timezone.localdate(at) > photo.rights_until


def may_be_published(photo: Photo, at: datetime) -> bool:
    return not rights_ended(photo, at) and not held_among([photo.pk])


def held_among(photos: Iterable[int]) -> set[int]:
    """Return those of these pictures that are on hold."""
    wanted = set(photos)
    return (
        set(PhotoHold.objects.standing().filter(photo__in=wanted).values_list("photo", flat=True)) if wanted else set()
    )


def keep_still(photos: Iterable[int]) -> None:
    """Let nobody place a hold on these pictures until this transaction ends, nor change what is said of them.

    Whoever needs a story's row as well takes the pictures first, so that no two wait for each other.
    """
    if wanted := set(photos):
        list(Photo.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk").values_list("pk"))


def place(photo: Photo, *, by: PermissionsMixin, reason: str) -> list[str]:
    """Place a hold on a picture and return what became of the stories that were to show it.

    Raises PermissionDenied, or ValidationError without a reason.
    """
    _permit(by, HOLD)
    hold = PhotoHold(photo=photo, placed_by=by, reason=reason)  # type: ignore[misc]  # the floor knows no User
    hold.full_clean()
    with transaction.atomic():
        keep_still([photo.pk])
        hold.save()
        return follow(photo, by)


def lift(hold: PhotoHold, *, by: PermissionsMixin, reason: str) -> None:
    """Lift a hold. Raises PermissionDenied, or ValidationError without a reason or when somebody was faster."""
    _permit(by, LIFT_HOLD)
    holds.lift(hold, by=by, reason=reason)


def follow(photo: Photo, by: Any) -> list[str]:
    """Do what is due everywhere now that this picture may be published no longer, or less long."""
    return [said for follower in FOLLOWERS for said in follower(photo, by)]


def _permit(by: PermissionsMixin, right: str) -> None:
    if not by.has_perm(right):
        raise PermissionDenied(f"You do not have the right to do this ({right}).")
