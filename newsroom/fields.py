"""Body text as a model field that is always clean."""

from functools import cache
from typing import Any

import nh3
from django.db import models
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

from newsroom.html import BODY_EXTENSIONS


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


def clean_body(html: str) -> str:
    """Return `html` with everything outside the allow-list removed; safe to show as it is."""
    cleaned: str = _cleaner().clean(html)
    return "" if cleaned == "<p></p>" else cleaned


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(**allowlist_from_extensions(expand_extensions(BODY_EXTENSIONS)))
