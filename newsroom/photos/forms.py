"""What the desk fills in about a picture."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html

from newsroom.photos import library
from newsroom.photos.models import NO_ALT_TEXT, Photo

ACCEPTED = ".jpg,.jpeg,.png,.webp,.avif,.tif,.tiff,image/jpeg,image/png,image/webp,image/avif,image/tiff"
SAID = ("alt_text", "decorative", "caption", "credit", "rights_until", "title")
FOCAL_INPUT = forms.NumberInput(attrs={"min": "0", "max": "1", "step": "0.01"})


class PhotoForm(forms.ModelForm[Photo]):
    class Meta:
        model = Photo
        fields: tuple[str, ...] = (*SAID, "focal_x", "focal_y")
        widgets = {
            "alt_text": forms.Textarea(attrs={"rows": 2, "cols": 60}),
            "caption": forms.Textarea(attrs={"rows": 3, "cols": 60}),
            "focal_x": FOCAL_INPUT,
            "focal_y": FOCAL_INPUT,
        }
        help_texts = {
            "preview": "Click on what must stay in sight when the picture is cropped, or write the two "
            "numbers below. The frames show the wide and the square crop. Stories that are already published "
            "keep the crop they have.",
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "alt_text" in said and not said["alt_text"] and not said.get("decorative"):
            self.add_error("alt_text", NO_ALT_TEXT)
        return said


class NewPhotoForm(PhotoForm):
    # Not an ImageField: that one judges a file by its name.
    file = forms.FileField(
        label="Picture",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="JPEG, PNG, WebP, AVIF or TIFF, up to 40 MB and 60 million pixels. It can't be replaced "
        "later, because published stories show it: for another picture add another one.",
    )

    class Meta(PhotoForm.Meta):
        fields = ("file", *SAID)

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            library.admit(self.instance, file)
        except library.AlreadyHereError as error:
            raise ValidationError(_already_here(error.existing)) from error
        return file


def _already_here(existing: Photo) -> str:
    address = reverse("admin:photos_photo_change", args=[existing.pk])
    return format_html('This picture is already in the library, as <a href="{}">{}</a>.', address, existing)
