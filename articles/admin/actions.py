"""What can be done with several stories at once: each on its own, with its own answer."""

from collections.abc import Callable
from typing import Any, override

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from articles import rights, workflow
from articles.admin.keys import key_in
from articles.admin.story_rights import person
from articles.models import Article


class StoryActions(ModelAdmin[Article]):
    actions = ["submit", "approve"]

    @override
    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request, action_location=action_location)
        # A story that readers had is never deleted; the others one by one.
        actions.pop("delete_selected", None)
        return actions

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return rights.may(person(request), rights.SUBMIT)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return rights.may(person(request), rights.APPROVE)

    @admin.action(description="Submit for review", permissions=["submit"])
    def submit(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        _each(request, queryset, workflow.submit, "submitted for review")

    @admin.action(description="Approve", permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        _each(request, queryset, workflow.approve, "approved")


def shown_as(story: Article) -> str:
    """Return the name of the field in which the list sends the edition that it showed."""
    return f"shown-{story.pk}"


def _each(request: HttpRequest, stories: QuerySet[Article], verb: Callable[..., None], done: str) -> None:
    """Do it story by story, each with its own right and its own answer."""
    succeeded = []
    for story in stories:
        shown = key_in(request.POST.get(shown_as(story), ""))
        if shown is not None:
            story.edition = shown
        try:
            verb(story, by=person(request))
        except (ValidationError, PermissionDenied) as error:
            told = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            messages.error(request, f"“{story}” was not {done}. {told}")
        else:
            succeeded.append(f"“{story}”")
    if succeeded:
        count = "1 story was" if len(succeeded) == 1 else f"{len(succeeded)} stories were"
        messages.success(request, f"{count} {done}: {', '.join(succeeded)}.")
