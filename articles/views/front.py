"""The front page: lead, seconds, headlines, opinion, and a strip for each section."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.menu import held_sections
from articles.models import Section, StoryType, Version
from articles.purges import carry_credits, carry_headlines, carry_stories
from articles.shown import add_credits, cards, newest
from newsroom.pagecache.tags import carry, keep_page

TOP, STRIP, OPINION = 6, 4, 3


@dataclass
class Front:
    """What stands where; every story stands once."""

    lead: Version | None = None
    seconds: list[Version] = field(default_factory=list)
    headlines: list[Version] = field(default_factory=list)
    opinion: list[Version] = field(default_factory=list)
    strips: list[tuple[Section, list[Version]]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def stories(self) -> Iterator[Version]:
        yield from self.headlines
        yield from self.cards

    @property
    def cards(self) -> Iterator[Version]:
        """All but those of which only the headline is shown."""
        yield from ([self.lead] if self.lead else [])
        yield from (*self.seconds, *self.opinion)
        for _section, stories in self.strips:
            yield from stories


@keep_page
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    composed = compose()
    carry("in:news", "in:opinion", *(f"in:section:{section.pk}" for section in composed.sections))
    carry_headlines(composed.headlines)
    carry_stories(composed.cards)
    for story in composed.opinion:
        carry_credits(story.reporters[:1])
    context = {"front": composed, "sections": composed.sections, "stories": list(composed.stories)}
    return render(request, "articles/front.html", context)


def compose() -> Front:
    """Return the front as of now, in three queries however many stories there are, and one where no menu is held."""
    sections = held_sections()
    news, opinion = _newest(sections)
    top = news[:TOP]
    strips = [(section, [pk for pk, of in news[TOP:] if of == section.pk][:STRIP]) for section in sections]
    wanted = {pk for pk, _section in top} | {pk for _section, ids in strips for pk in ids} | set(opinion)
    found = cards(wanted)
    stories = _pick((pk for pk, _section in top), found)
    lead = next((story for story in stories if story.picture), stories[0] if stories else None)
    rest = [story for story in stories if story is not lead]
    shown = _pick(opinion, found)
    add_credits(shown)
    return Front(
        lead=lead,
        seconds=rest[:2],
        headlines=rest[2:],
        opinion=shown,
        strips=[(section, _pick(ids, found)) for section, ids in strips if ids],
        sections=sections,
    )


def _newest(sections: list[Section]) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the newest news, as key and section, and the keys of the newest opinion.

    Of each section there are enough for its strip, even if all that stands on top were its own.
    """
    rows = newest([section.pk for section in sections], TOP + STRIP, OPINION)
    news = [(pk, section) for pk, section, story_type in rows if story_type != StoryType.OPINION]
    return news, [pk for pk, _section, story_type in rows if story_type == StoryType.OPINION]


def _pick(ids: Iterable[int], found: dict[int, Version]) -> list[Version]:
    return [found[pk] for pk in ids if pk in found]
