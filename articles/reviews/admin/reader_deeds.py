"""What can be done about the reader of a review: warn, mute, ban, let back in."""

from datetime import timedelta
from typing import override

from django import forms
from django.utils import timezone

from articles.reviews import readers
from articles.reviews.admin.deeds import NOTE, Deed
from articles.reviews.models import Review
from authors.models import User

DAYS = [("1", "a day"), ("7", "a week"), ("30", "30 days"), ("90", "90 days")]


class Warn(Deed):
    reason = forms.CharField(
        label="What they should know", max_length=500, widget=NOTE, help_text="The reader gets this by mail."
    )

    @override
    def do(self, review: Review, by: User) -> str:
        readers.warn(review.reader, by=by, reason=self.cleaned_data["reason"])
        return "The reader is warned."


class Why(Deed):
    reason = forms.CharField(label="Why", max_length=500, widget=NOTE, help_text="For the desk only.")


class Mute(Why):
    days = forms.ChoiceField(label="For", choices=DAYS, initial="7")

    field_order = ("days", "reason")

    @override
    def do(self, review: Review, by: User) -> str:
        until = timezone.now() + timedelta(days=int(self.cleaned_data["days"]))
        readers.mute(review.reader, by=by, until=until, reason=self.cleaned_data["reason"])
        return f"The reader is muted for {dict(DAYS)[self.cleaned_data['days']]}."


class Ban(Why):
    @override
    def do(self, review: Review, by: User) -> str:
        readers.ban(review.reader, by=by, reason=self.cleaned_data["reason"])
        return "The reader is banned."


class Lift(Why):
    @override
    def do(self, review: Review, by: User) -> str:
        readers.lift(review.reader, by=by, reason=self.cleaned_data["reason"])
        return "The reader is let back in."


READER_DEEDS: dict[str, type[Deed]] = {"warn": Warn, "mute": Mute, "ban": Ban, "lift": Lift}
