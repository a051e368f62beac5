"""What readers of the demo newsroom say is wrong in a story, and how the desk answers."""

from datetime import datetime

from articles.demo.clock import Clock
from articles.demo.house import House
from articles.demo.stories import Mistake
from articles.error_reports import deciding
from articles.error_reports.models import Event, Report
from articles.error_reports.passages import passages
from articles.models import Article
from newsroom.tickets import new_ticket


def bring(mistake: Mistake, article: Article, house: House, clock: Clock, published: datetime) -> None:
    """Let a reader of the version of that moment report it, and the editor answer as it is written down."""
    written = clock.after(published, mistake.hours_after)
    version = article.versions.live(written).get()
    passage = next(passage for passage in passages(version) if mistake.passage in passage.text)
    report = Report(
        ticket=new_ticket(clock.chance.choice),
        article=article,
        version=version,
        place=passage.place,
        passage=passage.text,
        wrong=mistake.wrong,
        right=mistake.right,
        email=mistake.email,
        created_at=written,
    )
    report.full_clean()
    report.save()
    Event.objects.create(report=report, verb=Event.Verb.RECEIVE, at=written)
    decided = clock.soon_after(written, 0.2, 2)
    match mistake.status:
        case "checking":
            deciding.check(report, by=house.editor, now=decided)
        case "unchanged":
            deciding.refuse(report, by=house.editor, answer=mistake.answer, now=decided)
        case "corrected":
            correction = deciding.corrections(report)[-1]
            deciding.settle(report, correction, by=house.editor, now=correction.live_from)
