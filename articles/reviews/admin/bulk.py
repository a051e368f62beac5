"""What is done with several reviews at once: each on its own, as the list showed it, and with its own answer."""

from typing import Any, override

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.admin.story_rights import person
from articles.reviews import rules
from articles.reviews.admin.deeds import Approve, Decide, Reject, Reopen, Spam
from articles.reviews.models import MODERATE, Review, Status

#: What is no sign of spam; everything else a rule finds has to be read on the review's own page.
HARMLESS = frozenset(rule.key for rule in rules.RULES if not rule.weighs)
LOOK = "The rules found something that looks like spam. Open it and read it."


def shown_as(review: Review) -> str:
    """Return the name of the field in which the list sends the edition that it showed."""
    return f"shown-{review.pk}"


class ReviewActions(ModelAdmin[Review]):
    actions = ("approve_selected", "reject_selected", "spam_selected", "reopen_selected")

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE)

    @override
    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request, action_location=action_location)
        # One by one, on a page that says what goes with it.
        actions.pop("delete_selected", None)
        return actions

    @admin.action(permissions=["moderate"], description="Approve")
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        unread = [review for review in queryset if review.status != Status.APPROVED and _looks_like_spam(review)]
        for review in unread:
            messages.error(request, f"“{review.headline}” was not approved. {LOOK}")
        _each(request, [review for review in queryset if review not in unread], Approve, "approved")

    @admin.action(permissions=["moderate"], description="Reject …")
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> HttpResponse | None:
        form = Reject(request.POST if "reason" in request.POST else None)
        if form.is_valid():
            _each(request, list(queryset), Reject, "rejected")
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Reject reviews",
            "opts": self.opts,
            "form": form,
            "reviews": [(review, shown_as(review), _shown(request, review)) for review in queryset],
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/reviews/review/reject.html", context)

    @admin.action(permissions=["moderate"], description="Mark as spam")
    def spam_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        _each(request, list(queryset), Spam, "marked as spam")

    @admin.action(permissions=["moderate"], description="Put back in the queue")
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        _each(request, list(queryset), Reopen, "put back in the queue")


def _looks_like_spam(review: Review) -> bool:
    return any(finding.rule not in HARMLESS for finding in review.findings.all())


def _shown(request: HttpRequest, review: Review) -> str:
    return request.POST.get(shown_as(review), "")


def _each(request: HttpRequest, reviews: list[Review], verb: type[Decide], done: str) -> None:
    """Do it review by review; what is decided that way already is left as it is."""
    succeeded = 0
    for review in reviews:
        if review.status == verb.status:
            continue
        deed = verb({**request.POST.dict(), "seen": _shown(request, review)})
        try:
            assert deed.is_valid()
            deed.do(review, person(request))
        except ValidationError as error:
            messages.error(request, f"“{review.headline}” was not {done}. {' '.join(error.messages)}")
        except Review.DoesNotExist:
            messages.error(request, f"“{review.headline}” was not {done}. Its reader has deleted it.")
        else:
            succeeded += 1
    if succeeded:
        messages.success(request, f"{succeeded} {'review' if succeeded == 1 else 'reviews'} {done}.")
