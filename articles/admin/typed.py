"""What stands in the story form, finished or not, as a revision would keep it."""

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles import editing
from articles.admin.fields import TopicsField, WallTimeField
from articles.admin.keys import key_in
from newsroom.fields import clean_body
from newsroom.html import printable


def typed_in(data: QueryDict) -> dict[str, Any]:
    """Return what was typed under the names of a snapshot; nothing has to be complete, and all of it is clean."""
    typed: dict[str, Any] = {}
    for name in editing.RECORDED:
        field = name.removesuffix("_id")
        if field in data:
            typed[name] = _value(name, printable(data.get(field, "")))
    typed["bylines"] = [row[1:] for row in sorted(_bylines(data), key=lambda row: row[0])]
    typed["topics"] = sorted(TopicsField.parted(printable(data.get("topics", ""))))
    return typed


def _value(name: str, text: str) -> Any:
    """Return what saving would make of it."""
    if name.endswith("_id"):
        return key_in(text)
    if name == "body":
        return str(clean_body(text))
    if name == "due":
        return _moment(text)
    return " ".join(text.split()) if name in {"headline", "standfirst"} else text.strip()


def _bylines(data: QueryDict) -> Iterator[list[Any]]:
    """Yield place, author and role of each row that names someone and is not to be removed."""
    for index in range(min(key_in(data.get("bylines-TOTAL_FORMS", "")) or 0, 100)):
        prefix = f"bylines-{index}-"
        author = key_in(data.get(f"{prefix}author", ""))
        if author is not None and f"{prefix}DELETE" not in data:
            place = key_in(data.get(f"{prefix}position", ""))
            yield [999 if place is None else place, author, printable(data.get(f"{prefix}role", ""))]


def _moment(text: str) -> str | None:
    try:
        moment = WallTimeField(required=False).clean(text)
    except ValidationError:
        return text
    return moment.astimezone(UTC).isoformat() if moment else None
