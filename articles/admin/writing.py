"""The window somebody writes in: its key, how often its text has changed, and what it took up again."""

from dataclasses import dataclass, field
from typing import Self
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, QueryDict

from articles.models import Unsaved
from authors.models import User

#: What JavaScript counts exactly.
MOST = 2**53 - 1


class WritingForm(forms.Form):
    """What every request of a window says of it.

    `editor` is whose it is: by now somebody else may be signed in. It is `leaving` when it closes; what is `recovered`
    comes from a window that is no more. `idle` is in seconds.
    """

    writing = forms.UUIDField()
    sequence = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    edition = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    editor = forms.IntegerField(required=False)
    leaving = forms.BooleanField(required=False)
    recovered = forms.BooleanField(required=False)
    idle = forms.IntegerField(min_value=0, max_value=86_400, required=False)


@dataclass(frozen=True)
class Writing:
    key: UUID = field(default_factory=uuid4)
    sequence: int = 0
    taken: Unsaved | None = None

    @classmethod
    def of(cls, request: HttpRequest, article: int | None) -> Self:
        """Return what the request says of its window; a form that is opened is a new one."""
        if request.method == "POST":
            sent = WritingForm(request.POST)
            if sent.is_valid():
                return cls(sent.cleaned_data["writing"], sent.cleaned_data["sequence"] or 0)
        elif row := _taken(request, article):
            return cls(row.key, row.sequence, row)
        return cls()


def _taken(request: HttpRequest, article: int | None) -> Unsaved | None:
    assert isinstance(request.user, User)
    try:
        key = UUID(request.GET.get("take", ""))
    except ValueError:
        return None
    rows = Unsaved.objects.found(request.user, article)
    return rows.exclude(fate=Unsaved.Fate.SAVED).filter(key=key).first()


def edition_in(data: QueryDict) -> int:
    """Return the edition that a form says it was opened with; none is the oldest."""
    text = data.get("edition", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
