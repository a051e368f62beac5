"""Deciding about what a reader says against a rejection: agree, or leave it at that."""

from typing import override

from django import forms
from django.core.exceptions import ValidationError

from articles.reviews import appeals
from articles.reviews.admin.deeds import Deed
from articles.reviews.models import Appeal, Review
from authors.models import User

GONE = "There is nothing to decide any more."


class UpholdAppeal(Deed):
    """Agree with the reader."""

    moves_on = True

    answer = forms.CharField(
        label="What the reader is told",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They get this by mail. If the rejection stays, say why.",
    )

    @override
    def do(self, review: Review, by: User) -> str:
        appeals.uphold(_appeal_for(review), by=by, answer=self.cleaned_data["answer"])
        return f"The appeal is upheld: “{review.headline}” is approved."


class DismissAppeal(UpholdAppeal):
    """Leave it at the rejection."""

    @override
    def do(self, review: Review, by: User) -> str:
        appeals.dismiss(_appeal_for(review), by=by, answer=self.cleaned_data["answer"])
        return f"The appeal is dismissed: “{review.headline}” stays rejected."


APPEAL_DEEDS: dict[str, type[Deed]] = {"uphold_appeal": UpholdAppeal, "dismiss_appeal": DismissAppeal}


def _appeal_for(review: Review) -> Appeal:
    found = Appeal.objects.filter(review=review).first()
    if found is None:
        raise ValidationError(GONE)
    return found
