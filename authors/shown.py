"""What public pages read of authors: the queries that every page asks, worked out into SQL once."""

from authors.models import Author, AuthorLink
from newsroom.prepared import Prepared, given

AT_ADDRESS = Prepared(lambda: Author.objects.for_cards().filter(slug=given("slug")))
LINKS = Prepared(lambda: AuthorLink.objects.filter(author=given("author")))
STAFF = Prepared(lambda: Author.objects.on_staff().for_cards())


def author_at(slug: str) -> Author | None:
    """Return the author with this address, with portrait and links."""
    found: list[Author] = AT_ADDRESS(slug=slug)
    for author in found:
        author.ways_to_follow = LINKS(author=author.pk)
    return next(iter(found), None)
