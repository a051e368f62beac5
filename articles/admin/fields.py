"""Form fields of the story form: topics by comma, and times on the newsroom's clock."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
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
        names = self.parted(forms.CharField.clean(self, value))
        if any(len(name) > LONGEST_TOPIC for name in names):
            raise ValidationError(f"A topic has up to {LONGEST_TOPIC} characters. Put commas between topics.")
        return names

    @staticmethod
    def parted(text: str) -> list[str]:
        """Return the topics in `text` as first spelled: the same topic twice is one topic."""
        names = [" ".join(part.split()) for part in text.split(",")]
        return list({name.casefold(): name for name in reversed(names) if name}.values())[::-1]

    def has_changed(self, initial: Iterable[object] | None, data: str | None) -> bool:
        before = sorted(str(topic) for topic in initial or ())
        typed = sorted(" ".join(part.split()) for part in (data or "").split(",") if part.strip())
        return before != typed


class WallTimeField(forms.DateTimeField):
    """A moment on the newsroom's clock. A time that the clock skips is refused; of one that it shows twice it takes
    the first, unless the form asks which (see articles.admin.verb_forms).
    """

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "60"}, format="%Y-%m-%dT%H:%M")

    @override
    def to_python(self, value: Any) -> datetime | None:
        readings = wall_time(value)
        if readings == []:
            raise ValidationError(_skipped(value), code="clock_change")
        moment: datetime | None = readings[0] if readings else super().to_python(value)
        # Beyond lie years that the clock of another zone may not reach.
        if moment is not None and not 1900 <= moment.year <= 2200:
            raise ValidationError("Choose a time between 1900 and 2200.", code="far")
        return moment


def clock() -> str:
    """Name the newsroom's time zone and what its clock shows now."""
    zone = timezone.get_current_timezone_name()
    return f"Time zone: {zone}, where it is now {date_format(timezone.localtime(), 'H:i')}."


def wall_time(value: object) -> list[datetime] | None:
    """Return the moments at which the newsroom's clock shows this: one, none or two; None if it is no wall time."""
    if not isinstance(value, str):
        return None
    try:
        typed = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if typed.tzinfo is not None:
        return None
    return _readings(typed)


def _readings(typed: datetime) -> list[datetime]:
    zone = timezone.get_current_timezone()
    both = [typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    if both[0].utcoffset() == both[1].utcoffset():
        return both[:1]
    # A time that does not exist comes back from UTC as another one.
    return [moment for moment in both if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == typed]


def _skipped(value: str) -> str:
    typed = datetime.fromisoformat(value.strip())
    follows = typed.replace(second=0, microsecond=0)
    while not _readings(follows):
        follows += timedelta(minutes=1)
    zone = timezone.get_current_timezone_name()
    return (
        f"{date_format(typed, 'H:i \\o\\n j F Y')} does not exist in {zone}: the clocks go forward. "
        f"The next one is {date_format(follows, 'H:i')}."
    )
