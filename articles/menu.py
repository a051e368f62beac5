"""The sections in the order of the menu, which every page shows."""

from articles.models import Section
from newsroom.pagecache.held import HELD


def held_sections() -> list[Section]:
    """Return all sections, as a rule from memory."""
    return HELD.value("menu", ("sections",), lambda: list(Section.objects.all()))
