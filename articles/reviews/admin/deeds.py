"""What can be done with a review at the desk: each a form with its fields and what it does."""

from collections.abc import Iterator
from typing import Any, ClassVar, override

from django import forms
from django.core.exceptions import ValidationError

from articles.reviews import moderation
from articles.reviews.models import Reason, Review, ReviewNote, Status
from authors.models import User

NOTE = forms.Textarea(attrs={"rows": 2})


class Deed(forms.Form):
    """One thing that is done by one button; `moves_on` to the next review or stays."""

    moves_on: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Several stand on one page, and each of their fields needs a name of its own for its label.
        kwargs.setdefault("auto_id", f"id_{type(self).__name__.lower()}_%s")
        plain: dict[str, Any] = {"label_suffix": "", "use_required_attribute": False}
        super().__init__(*args, **plain | kwargs)

    def do(self, review: Review, by: User) -> str:
        """Do it and return what to tell about it. Raises ValidationError in words for whoever pressed the button."""
        raise NotImplementedError


class Decide(Deed):
    """A decision about the review as it was read; the same one pressed twice is one."""

    moves_on = True
    status: ClassVar[Status]
    words: ClassVar[str]

    #: The edition of the review that the page showed.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @override
    def do(self, review: Review, by: User) -> str:
        try:
            self.decide(review, by, self.cleaned_data["seen"])
        except ValidationError as error:
            review.refresh_from_db(fields=["status", "decided_at", "edited_at"])
            last = review.last_decision
            if getattr(error, "code", "") != "decided" or (last and last.by, review.status) != (by, self.status):
                raise
        return f"{self.words} “{review.headline}”."

    def decide(self, review: Review, by: User, seen: str) -> None:
        raise NotImplementedError


class Approve(Decide):
    status, words = Status.APPROVED, "Approved"

    @override
    def decide(self, review: Review, by: User, seen: str) -> None:
        moderation.approve(review, by=by, shown=seen)


class Reject(Decide):
    status, words = Status.REJECTED, "Rejected"

    reason = forms.ChoiceField(
        label="Why it is not shown",
        choices=Reason.to_choose,
        error_messages={"required": moderation.SAY_WHY, "invalid_choice": moderation.SAY_WHICH},
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=500,
        widget=NOTE,
        help_text="For the desk only; its reader is told the reason.",
    )

    def reasons(self) -> Iterator[tuple[str, str, Any]]:
        """Yield the key of each reason, its value and its words: digits, but for spam, which has its letter."""
        digits = iter("123456789")
        letters = {Reason.SPAM.value: "s", Reason.OTHER.value: "0"}
        for value, words in Reason.to_choose():
            yield letters.get(value) or next(digits, ""), value, words

    @override
    def decide(self, review: Review, by: User, seen: str) -> None:
        reason, note = self.cleaned_data["reason"], self.cleaned_data["note"]
        moderation.reject(review, by=by, reason=reason, note=note, shown=seen)


class Spam(Decide):
    status, words = Status.REJECTED, "Marked as spam:"

    @override
    def decide(self, review: Review, by: User, seen: str) -> None:
        moderation.reject(review, by=by, reason=Reason.SPAM, shown=seen)


class Reopen(Decide):
    status, words, moves_on = Status.PENDING, "Put back in the queue:", False

    @override
    def decide(self, review: Review, by: User, seen: str) -> None:
        moderation.reopen(review, by=by, shown=seen)


class Undo(Deed):
    decision = forms.IntegerField(widget=forms.HiddenInput)

    @override
    def do(self, review: Review, by: User) -> str:
        moderation.undo(review, by=by, decision=self.cleaned_data["decision"])
        return f"Undone: “{review.headline}” is {review.get_status_display().lower()} again."


class Note(Deed):
    words = forms.CharField(label="Note", max_length=1000, widget=NOTE, help_text="It never leaves the desk.")

    @override
    def do(self, review: Review, by: User) -> str:
        ReviewNote.objects.create(review=review, words=self.cleaned_data["words"], by=by)
        return "Your note is kept."


DEEDS: dict[str, type[Deed]] = {
    "approve": Approve,
    "reject": Reject,
    "spam": Spam,
    "reopen": Reopen,
    "undo": Undo,
    "note": Note,
}
