"""Form fields of the story form: topics by comma, and times on the newsroom's clock."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from taggit.forms import TagField

LONGEST_TOPIC = 100


class TopicsInput(forms.TextInput):
    """Topics as their names with commas between, without the quotes of taggit's own syntax."""

    @override
    def format_value(self, value: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return ", ".join(str(topic) for topic in value)


class TopicsField(TagField):
    """Only commas part topics: taggit's own field would make two of “climate change”."""

    widget = TopicsInput

    def clean(self, value: str | None) -> list[str]:
        names = [" ".join(part.split()) for part in forms.CharField.clean(self, value).split(",")]
        if any(len(name) > LONGEST_TOPIC for name in names):
            raise ValidationError(f"A topic has up to {LONGEST_TOPIC} characters. Put commas between topics.")
        # As first spelled: the same topic twice is one topic.
        return list({name.casefold(): name for name in reversed(names) if name}.values())[::-1]

    def has_changed(self, initial: Iterable[object] | None, data: str | None) -> bool:
        before = sorted(str(topic) for topic in initial or ())
        typed = sorted(" ".join(part.split()) for part in (data or "").split(",") if part.strip())
        return before != typed


class WallTimeField(forms.DateTimeField):
    """A moment on the newsroom's clock; times that the clock skips or shows twice are refused."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")

    @override
    def to_python(self, value: Any) -> datetime | None:
        typed = _naive(value)
        if typed is None:
            return super().to_python(value)
        moment = typed.replace(tzinfo=timezone.get_current_timezone())
        later = moment.replace(fold=1)
        if moment.utcoffset() != later.utcoffset():
            raise ValidationError(_clock_change(typed, moment), code="clock_change")
        return moment


def _naive(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        typed = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return typed if typed.tzinfo is None else None


def _clock_change(typed: datetime, moment: datetime) -> str:
    when, zone = date_format(typed, "H:i \\o\\n j F Y"), timezone.get_current_timezone_name()
    exists = moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) == typed
    if exists:
        return f"{when} comes twice in {zone}: the clocks go back. Choose a time outside that hour."
    return f"{when} does not exist in {zone}: the clocks go forward. Choose a time an hour earlier or later."
