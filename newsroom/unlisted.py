"""Pages that show one person what readers do not have: nobody on the way keeps them, and nobody finds them."""

from django.http import HttpResponse


def unlisted(response: HttpResponse) -> HttpResponse:
    """Return the response so marked."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
