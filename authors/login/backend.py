"""Who may come in: an address and its password, of someone whose login is open."""

from typing import override

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from authors.models import User


class DeskBackend(ModelBackend):
    @override
    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        """Refuse whoever has no desk; a login that is closed ends its sessions with the next request."""
        return super().user_can_authenticate(user) and bool(getattr(user, "is_staff", False))
