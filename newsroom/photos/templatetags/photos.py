"""`{% picture %}` and `{% picture_preload %}`."""

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.photos import markup
from newsroom.photos.renditions import Crop, Pictured

register = template.Library()
register.simple_tag(markup.picture_html, name="picture")


@register.simple_tag
def picture_preload(photo: Pictured, crop: Crop = "full", sizes: str = "100vw") -> SafeString:
    return format_html("<link{}>", flatatt(markup.preload_attrs(photo, crop, sizes)))
