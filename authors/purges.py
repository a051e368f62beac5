"""What a change of the people who write purges."""

from authors.models import Author, AuthorLink
from newsroom.pagecache.purging import declare

declare(
    {
        Author: lambda author: {f"author:{author.pk}", *(["staff"] if author.is_listed else [])},
        AuthorLink: lambda link: {f"author:{link.author_id}"},
    }
)
