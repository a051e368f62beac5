"""The picture library as an app."""

import warnings

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from PIL import Image


class PhotosConfig(AppConfig):
    name = "newsroom.photos"
    verbose_name = "Picture library"
    desk_order = 30

    def ready(self) -> None:
        # Said once for the whole process, because warning filters can't be changed safely in a thread.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        # Each app that shows pictures says beside its models what follows when one may no longer be published.
        autodiscover_modules("clearance")
