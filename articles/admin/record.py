"""The record of a story: what was done with it, and what readers had when."""

from dataclasses import dataclass

from articles.models import Article, Move, Revision, Version

MOST = 30
#: Moves that whoever opens the story should know of at once.
TOLD = {Move.Verb.SEND_BACK, Move.Verb.SPIKE, Move.Verb.REOPEN}


@dataclass(frozen=True)
class Record:
    moves: list[Move]
    versions: list[Version]
    saved: Revision | None

    @property
    def last_word(self) -> Move | None:
        """Why the story came back, was set aside or waits again, as long as nothing was done with it since."""
        last = self.moves[0] if self.moves else None
        return last if last is not None and last.verb in TOLD else None


def record_of(article: Article) -> Record:
    """Return the newest moves and versions, and the last save."""
    return Record(
        moves=list(article.moves.select_related("by", "version")[:MOST]),
        versions=list(article.versions.select_related("address", "published_by").order_by("-number")[:MOST]),
        saved=article.revisions.saves().select_related("by").defer("snapshot").first(),
    )
