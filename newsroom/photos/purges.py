"""What a change of a photo purges."""

from newsroom.pagecache.purging import declare
from newsroom.photos.models import Photo

declare(
    {
        Photo: lambda photo: {f"photo:{photo.pk}"},
    }
)
