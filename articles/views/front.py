"""The front page: lead, seconds, headlines, opinion, and a strip for each section."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Section, StoryType, Version

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
        yield from ([self.lead] if self.lead else [])
        yield from (*self.seconds, *self.headlines, *self.opinion)
        for _section, stories in self.strips:
            yield from stories


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    composed = compose()
    context = {"front": composed, "sections": composed.sections, "stories": list(composed.stories)}
    return render(request, "articles/front.html", context)


def compose() -> Front:
    """Return the front as of now, in four queries however many stories there are."""
    now = timezone.now()
    listed = Version.objects.listed(now)
    news = listed.exclude(story_type=StoryType.OPINION)
    top = list(news.newest_first().for_cards()[:TOP])
    lead = next((story for story in top if story.picture), top[0] if top else None)
    rest = [story for story in top if story is not lead]

    below = news.exclude(pk__in=[story.pk for story in top]).newest_first()
    in_section = below.filter(section=OuterRef("pk")).values("pk")
    opinion = listed.filter(story_type=StoryType.OPINION).newest_first().values("pk")
    picks = {f"strip_{n}": Subquery(in_section[n : n + 1]) for n in range(STRIP)}
    picks |= {f"opinion_{n}": Subquery(opinion[n : n + 1]) for n in range(OPINION)}
    sections = list(Section.objects.annotate(**picks))

    strips = {section: _ids(section, "strip", STRIP) for section in sections}
    opinion_ids = _ids(sections[0], "opinion", OPINION) if sections else []
    wanted = {pk for ids in (*strips.values(), opinion_ids) for pk in ids}
    found = Version.objects.filter(pk__in=wanted).for_cards().with_credits().in_bulk()
    return Front(
        lead=lead,
        seconds=rest[:2],
        headlines=rest[2:],
        opinion=_pick(opinion_ids, found),
        strips=[(section, _pick(ids, found)) for section, ids in strips.items() if ids],
        sections=sections,
    )


def _ids(section: Section, name: str, count: int) -> list[int]:
    ids = (getattr(section, f"{name}_{n}") for n in range(count))
    return [pk for pk in ids if pk is not None]


def _pick(ids: Iterable[int], found: dict[int, Version]) -> list[Version]:
    return [found[pk] for pk in ids if pk in found]
