"""What the desk writes and picks pictures with. All of it works without JavaScript too."""

import codecs
import json
from typing import Any, override

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from articles import body
from articles.admin.keys import key_in
from newsroom import reading
from newsroom.html import BODY_EXTENSIONS
from newsroom.photos.models import Photo
from newsroom.photos.renditions import best


class BodyWidget(forms.Textarea):
    """A text area with HTML that the desk's own script turns into an editor."""

    @override
    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = {photo.pk: shown_photo(photo) for photo in body.photos_in(value).values()} if value else {}
        context["widget"]["attrs"] |= {
            "data-body-editor": json.dumps(BODY_EXTENSIONS),
            "data-photos": json.dumps(shown),
        }
        return context


class PhotoInput(forms.NumberInput):
    """A picture by its number in the library, with its thumbnail; scripts add a dialog to choose from."""

    template_name = "admin/articles/article/photo_input.html"

    @override
    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        key = key_in(str(value or ""))
        photo = None if key is None else Photo.objects.filter(pk=key).first()
        context |= {
            "photo": photo,
            "shown": best(photo, "full", "jpg", 640) if photo else None,
            "library": reverse("admin:photos_photo_changelist"),
        }
        return context

    # The stock renderer knows the templates of installed apps only, not those of the project.
    def _render(self, template_name: str, context: dict[str, Any], renderer: object = None) -> SafeString:
        return render_to_string(template_name, context)


def shown_photo(photo: Photo) -> dict[str, str]:
    """Return what the editor shows of a photo in the text."""
    return {"src": best(photo, "full", "jpg", 640).url, "alt": photo.alt_text, "caption": photo.caption}


def reading_rates() -> str:
    """Return the numbers of newsroom.reading as JSON, so that the live count agrees with the published one."""
    return json.dumps(
        {
            "words": reading.WORDS_PER_MINUTE,
            "wordsDefault": reading.WORDS_PER_MINUTE_DEFAULT,
            "characters": reading.CHARACTERS_PER_MINUTE,
            "charactersDefault": reading.CHARACTERS_PER_MINUTE_DEFAULT,
            "unspaced": codecs.decode(reading.UNSPACED.pattern, "unicode_escape"),
        }
    )
