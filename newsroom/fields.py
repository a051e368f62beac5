"""Body text as a model field that is always clean."""

from functools import cache
from typing import Any

import nh3
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

from newsroom.html import BODY_EXTENSIONS, printable


class BodyField(ProseEditorField):
    """Body text as HTML, cleaned whenever it is saved, however it came in.

    The library's own field cleans in `clean()` only, which imports and scripts never call.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, extensions=BODY_EXTENSIONS, sanitize=clean_body, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = clean_body(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Clean what comes past the instance too: `QuerySet.update()` and `bulk_update()`."""
        return super().get_db_prep_save(clean_body(value) if isinstance(value, str) else value, connection)


class Cleaned(str):
    """A body that has been cleaned, so that nobody cleans it twice."""

    __slots__ = ()


def clean_body(html: str) -> str:
    """Return `html` with everything outside the allow-list removed; safe to show as it is."""
    if isinstance(html, Cleaned):
        return html
    cleaned = printable(_cleaner().clean(html))
    return Cleaned("" if cleaned == "<p></p>" else cleaned)


@cache
def _cleaner() -> nh3.Cleaner:
    allowed = allowlist_from_extensions(expand_extensions(BODY_EXTENSIONS))
    # Without a word on it nh3 lets `title` and `lang` through on every tag.
    allowed["attributes"].setdefault("*", set())
    return nh3.Cleaner(**allowed)
