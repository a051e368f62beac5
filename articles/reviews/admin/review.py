"""Reader reviews at the desk: queues to read and to decide on, never a text to edit."""

from typing import override

from django.contrib import admin
from django.http import HttpRequest

from articles.reviews import moderation
from articles.reviews.admin.bulk import ReviewActions
from articles.reviews.admin.listing import ReviewRows
from articles.reviews.admin.page import ReviewPage
from articles.reviews.models import Review
from newsroom.admin import OnDesk, Waiting


@admin.register(Review)
class ReviewAdmin(OnDesk, ReviewRows, ReviewActions, ReviewPage):
    desk_order = 10
    desk_note = "What readers say about stories. Nothing is shown before someone here has read it."

    @override
    def desk_waiting(self, request: HttpRequest) -> Waiting | None:
        if not request.user.has_perm(moderation.MODERATE):
            return None
        words = {"one": "reader review waits to be read", "more": "reader reviews wait to be read"}
        return Waiting.of(Review.objects.pending(), **words)

    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        return request.user.has_perm(moderation.MODERATE)
