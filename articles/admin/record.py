"""The record of a story: what was done with it, and what readers had when."""

from dataclasses import dataclass

from articles.models import Article, Move, Revision, Version

MOST = 30


@dataclass(frozen=True)
class Record:
    moves: list[Move]
    versions: list[Version]
    saved: Revision | None

    @property
    def sent_back(self) -> Move | None:
        """Why the story came back, as long as that is the last word on it."""
        last = self.moves[0] if self.moves else None
        return last if last is not None and last.verb == Move.Verb.SEND_BACK else None


def record_of(article: Article) -> Record:
    """Return the newest moves and versions, and the last save."""
    return Record(
        moves=list(article.moves.select_related("by", "version")[:MOST]),
        versions=list(article.versions.select_related("address", "published_by").order_by("-number")[:MOST]),
        saved=article.revisions.select_related("by").defer("snapshot").first(),
    )
