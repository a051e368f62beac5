"""People: `User` is a login at the desk, `Author` a byline with a public profile."""

from authors.models.author import Author, AuthorLink, AuthorQuerySet
from authors.models.user import User

__all__ = ["Author", "AuthorLink", "AuthorQuerySet", "User"]
