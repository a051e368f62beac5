"""Parts of addresses."""

from datetime import date

from articles.reviews.months import Month


class MonthConverter:
    """`2026/11`, as a Month; what is none matches nothing."""

    regex = r"[1-9][0-9]{3}/[0-9]{2}"

    def to_python(self, value: str) -> Month:
        year, month = map(int, value.split("/"))
        return Month(date(year, month, 1))

    def to_url(self, value: Month) -> str:
        return f"{value.first:%Y/%m}"
