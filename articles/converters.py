"""Parts of addresses."""

from datetime import date

from django.urls.converters import StringConverter


class DayConverter:
    """`2026/11/22`, as a date; what is no date matches nothing."""

    regex = r"[1-9][0-9]{3}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month, day = map(int, value.split("/"))
        return date(year, month, day)

    def to_url(self, value: date) -> str:
        return f"{value:%Y/%m/%d}"


class WordConverter(StringConverter):
    """A name in any script: topics are called what they are called."""

    regex = r"[-\w]+"
