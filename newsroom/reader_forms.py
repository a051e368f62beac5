"""What every form for readers has: a trap for robots and the time it was made. No token: pages are shared."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core import signing
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils import timezone

#: Nobody reads a page and fills in a form in less.
SECONDS_AT_LEAST = 3

SIGNER = signing.Signer(salt="reader form")

CROSS_SITE = "Your browser says that this form was sent from another site. Send it from here instead."
QUICK = "That was very quick. Read it once more, then send it."


def mark(moment: datetime) -> str:
    """Return when a form was made, signed: the same for the same moment, so that a cached page stays the same."""
    return SIGNER.sign_object(moment.timestamp())


class ReaderForm(forms.BaseForm, metaclass=DeclarativeFieldsMetaclass):
    """Mix it in first, before Form or ModelForm."""

    # People never see this field; whatever fills it in is a robot.
    website = forms.CharField(required=False, label="Leave this empty")
    started = forms.CharField(required=False, widget=forms.HiddenInput)

    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.label_suffix = ""
        self.initial.setdefault("started", mark(timezone.now()))

    @property
    def is_robot(self) -> bool:
        """Whether the trap was filled in."""
        return bool(self.data.get("website"))

    def clean_started(self) -> float | None:
        """Return when the form was made, in seconds since the epoch, or None if the post does not say."""
        try:
            return float(SIGNER.unsign_object(self.cleaned_data["started"]))
        except (signing.BadSignature, TypeError, ValueError):
            return None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        started = cleaned.get("started")
        if started is not None and timezone.now().timestamp() - started < SECONDS_AT_LEAST:
            raise forms.ValidationError(QUICK, code="quick")
        return cleaned

    @property
    def made_at(self) -> datetime | None:
        """When the form was made, after it was found valid; None if it came without the mark that our form carries."""
        moment = self.cleaned_data.get("started")
        return datetime.fromtimestamp(moment, UTC) if moment else None

    @property
    def suspicion(self) -> str:
        """What an editor should know about how this came in."""
        return "" if self.made_at else "Sent without the mark that our form carries."
