"""What readers have of a story, what they will have, and what the desk has changed since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.utils import timezone

from articles.models import FAR_FUTURE, Article, Hold, State, Status, Version


@dataclass(frozen=True)
class Standing:
    state: State
    live: Version | None = None
    planned: Version | None = None
    last: Version | None = None
    newest_revision: int | None = None
    holds: tuple[Hold, ...] = ()

    @classmethod
    def of(cls, article: Article) -> Self:
        now = timezone.now()
        versions = list(article.versions.effective().select_related("address").order_by("number"))
        return cls(
            state=State(article.state),
            live=next((version for version in versions if version.live_from <= now < version.live_until), None),
            planned=next((version for version in versions if version.live_from > now), None),
            last=versions[-1] if versions else None,
            newest_revision=article.revisions.saves().values_list("pk", flat=True).first(),
            holds=tuple(article.holds.standing(now).select_related("placed_by")),
        )

    @property
    def changed(self) -> bool:
        """Whether the desk has saved something that neither readers have nor the schedule holds."""
        newest = self.planned or self.live
        return newest is None or newest.revision_id != self.newest_revision

    @property
    def is_unapproved(self) -> bool:
        """Whether nobody has approved the text as it is now."""
        return self.state in (State.DRAFT, State.IN_REVIEW)

    @property
    def text_state(self) -> str:
        """Where the text stands at the desk, when the status tells only what readers have."""
        told = self.status in {Status.CHANGED, Status.LIVE, Status.SCHEDULED, Status.WITHDRAWN}
        return self.state.label if told and self.is_unapproved else ""

    @property
    def ends_at(self) -> datetime | None:
        """When readers lose the story by plan, with no version to follow."""
        newest = self.planned or self.live
        return None if newest is None or newest.live_until >= FAR_FUTURE else newest.live_until

    @property
    def embargo_ends(self) -> datetime | None:
        """The end of the longest embargo, before which nothing can be scheduled."""
        return max((hold.until for hold in self.holds if hold.until is not None), default=None)

    @property
    def is_scheduled(self) -> bool:
        return self.planned is not None or self.ends_at is not None

    @property
    def status(self) -> Status:
        """The one word that the list shows too."""
        if self.state == State.SPIKED:
            return Status.SPIKED
        if self.live is not None:
            return Status.CHANGED if self.live.revision_id != self.newest_revision else Status.LIVE
        if self.planned is not None:
            return Status.SCHEDULED
        return Status.WITHDRAWN if self.last else Status(self.state.value)
