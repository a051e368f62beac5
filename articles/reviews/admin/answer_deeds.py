"""Answering a review in public."""

from typing import override

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.reviews import answers, moderation
from articles.reviews.admin.deeds import Deed
from articles.reviews.models import Answer, Review, Status
from authors.models import Author, User


def signed_by(user: User) -> dict[str, str]:
    """Return the name and role that an answer of theirs has: those of their profile, if they have one."""
    author = Author.objects.filter(user=user).first()
    return {"name": author.name if author else user.name, "role": author.job_title if author else ""}


class GiveAnswer(Deed):
    """The answer; a review that waits is approved with it."""

    moves_on = True

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label="Your answer",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Readers see it below the review, with your name and role.",
    )
    name = forms.CharField(max_length=120)
    role = forms.CharField(max_length=120, required=False)

    @override
    def do(self, review: Review, by: User) -> str:
        given = self.cleaned_data
        with transaction.atomic():
            if review.status == Status.PENDING:
                moderation.approve(review, by=by, shown=given["seen"])
            answers.give(review, given["words"], by=by, name=given["name"], role=given["role"])
        return f"Answered “{review.headline}”."


class ChangeAnswer(Deed):
    words = forms.CharField(label="The answer", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    @override
    def do(self, review: Review, by: User) -> str:
        answers.change(_answer_to(review), self.cleaned_data["words"], by=by)
        return "The answer is changed."


class TakeBackAnswer(Deed):
    @override
    def do(self, review: Review, by: User) -> str:
        answers.take_back(_answer_to(review), by=by)
        return "The answer is taken back."


ANSWER_DEEDS: dict[str, type[Deed]] = {
    "answer": GiveAnswer,
    "change_answer": ChangeAnswer,
    "take_back": TakeBackAnswer,
}


def _answer_to(review: Review) -> Answer:
    found = Answer.objects.filter(review=review).first()
    if found is None:
        raise ValidationError(answers.GONE)
    return found
