"""What can be done about the reports of a review: agree with them, or leave the review as it is."""

from collections.abc import Iterable
from typing import override

from django import forms
from django.core.exceptions import ValidationError

from articles.reviews import abuse, moderation
from articles.reviews.abuse.deciding import SAY_WHY
from articles.reviews.admin.deeds import NOTE, Deed
from articles.reviews.models import AbuseReport, Reason, Review
from authors.models import User


class Uphold(Deed):
    moves_on = True

    #: The edition of the review that the page showed.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label="Why it is not shown any more",
        choices=Reason.to_choose,
        error_messages={"required": moderation.SAY_WHY, "invalid_choice": moderation.SAY_WHICH},
        help_text="Its reader may be told this.",
    )
    answer = forms.CharField(
        label="Answer to whoever reported it",
        required=False,
        max_length=1000,
        widget=NOTE,
        help_text="May be left empty: they learn that it was taken away. Never say who wrote it.",
    )

    @override
    def do(self, review: Review, by: User) -> str:
        data = self.cleaned_data
        if data["reason"] == Reason.OTHER and not data["answer"]:
            raise ValidationError(moderation.SAY_WHY)
        abuse.uphold(review, by=by, reason=data["reason"], answer=data["answer"], shown=data["seen"])
        return f"Taken away, as was reported: “{review.headline}”."


class Dismiss(Deed):
    moves_on = True

    #: The newest report that the page showed.
    last = forms.IntegerField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(
        label="Why it stays",
        max_length=1000,
        widget=NOTE,
        error_messages={"required": SAY_WHY},
        help_text="Whoever reported it reads this. Never say who wrote it.",
    )

    @override
    def do(self, review: Review, by: User) -> str:
        abuse.dismiss(review, by=by, answer=self.cleaned_data["answer"], last=self.cleaned_data["last"])
        return f"The review stays: “{review.headline}”."


REPORT_DEEDS: dict[str, type[Deed]] = {"uphold": Uphold, "dismiss": Dismiss}


def ready(deeds: dict[str, Deed], reports: Iterable[AbuseReport]) -> None:
    """Let the forms begin with what the reports that wait suggest."""
    waiting = [each for each in reports if each.state == AbuseReport.State.OPEN]
    if waiting:
        deeds["uphold"].initial["reason"] = waiting[0].likely
        deeds["dismiss"].initial["last"] = max(each.pk for each in waiting)
