"""A small whole newsroom, brought about by the real verbs; whatever readers must not see holds SECRET."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, PngImagePlugin

from articles import editing, publishing, workflow
from articles.error_reports import deciding
from articles.error_reports.models import Report
from articles.models import Article, Kind, Role, Section, StoryType, Topic, Version
from articles.reviews.models import AbuseReport
from authors import roles
from authors.models import Author, AuthorLink, User
from newsroom.photos import library
from newsroom.photos.models import Photo
from tests.factories import (
    a_colleague,
    a_photo,
    a_report,
    a_section,
    a_user,
    an_article,
    an_author,
)
from tests.site.reviewed import SECRET, reported, reviewed

MORE_THAN_A_PAGE = 22

BODY = """
<p>The first tram left at <strong>five</strong>. Nobody <em>missed</em> it.</p>
<h2>How it began</h2><p>It began with a <a href="https://example.org/report">report</a>, and with a
<a href="mailto:desk@example.org">letter</a>.</p><blockquote><p>We were never asked.</p></blockquote>
<figure data-photo="{photo}"><figcaption>The depot at night.</figcaption></figure>
<h2>What it costs</h2><ul><li><p>a driver</p></li><li><p>a tram</p></li></ul><h3>By night</h3><p>More.</p>
<aside class="pull-quote"><p>A tram is a promise.</p></aside>
<h2>What comes next</h2><ol><li><p>a vote</p></li><li><p>a timetable</p></li></ol><p>It ends here.</p>
"""
ARABIC = "<h2>مطالب البحارة</h2><p>قال البحارة إنهم سيعودون إلى العمل غدا.</p><h2>رد الشركة</h2><p>لم ترد بعد.</p>"
JAPANESE = "<h2>海の音</h2><p>研究者たちは海の音を聞いている。</p><h2>次の航海</h2><p>船は春に戻る。</p>"


@dataclass
class Newsroom:
    """What readers have, and the addresses at which they must find nothing, each with the reason."""

    section: Section
    author: Author
    topic: Topic
    story: Version
    arabic: Version
    japanese: Version
    lone: Version
    former: str = ""
    withdrawn: str = ""
    reports: list[Report] = field(default_factory=list)
    abuse_reports: list[AbuseReport] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)


class Builder:
    """Fills an empty database; `many` is how many of what stands in lists, `start` when the first was published."""

    def __init__(self, many: int = MORE_THAN_A_PAGE) -> None:
        self.many = many
        self.now = timezone.now()
        self.start = self.now - timedelta(days=3)
        self.hidden: dict[str, str] = {}

    def build(self) -> Newsroom:
        self.editor = a_colleague(roles.EDITOR, email=f"{SECRET}@example.org", name=SECRET)
        self.section = a_section(name="City", slug="city", description="Trams, rents and the weather.")
        self.quiet = a_section(name="World", slug="world", position=1)
        self.author = self._author(a_user(email=f"{SECRET}-2@example.org", name=f"{SECRET} the second"))
        self.picture = self._photo()
        made = Newsroom(
            section=self.section,
            author=self.author,
            story=self._story(),
            topic=Topic.objects.get(slug="trams"),
            arabic=self._live("طاقم السفينة يطالب بأجوره", language="ar", slug="crew", body=ARABIC),
            japanese=self._live("海の音を聞く人々", language="ja", slug="sounds", body=JAPANESE),
            lone=self._live("A harbour without a pilot", section=self.quiet, topics=["Pilots"]),
        )
        for number, kind in enumerate(StoryType):
            self._live(f"Trams seen as {kind.label.lower()}", story_type=kind, picture=self.picture if number else None)
        for number in range(self.many):
            self._live(f"Tram number {number} runs late", minutes=number)
        made.reports = self._reports(made.lone)
        made.abuse_reports = reported(made.arabic.article, self.editor)
        made.former = self._moved()
        made.withdrawn = self._withdrawn()
        self._changes()
        self._unpublished()
        made.hidden = self.hidden
        return made

    # People and pictures -------------------------------------------------------------------------

    def _author(self, login: User) -> Author:
        author = an_author(
            user=login,
            name="Ada Okafor",
            slug="ada-okafor",
            job_title="City reporter",
            bio="Ada covers what moves.\n\nShe has no car.",
            beats=["transport", "rents"],
            languages=["English", "Igbo"],
            place="Port Ansel",
            disclosures="Owns a season ticket.",
            began_in_journalism=self.start.date() - timedelta(days=4000),
            public_email="ada@example.com",
            portrait=a_photo(renditions="now", title=SECRET, alt_text="Ada Okafor, drawn"),
        )
        AuthorLink.objects.create(author=author, network="mastodon", url="https://mastodon.example/@ada")
        return author

    def _photo(self) -> Photo:
        """Return a picture whose file itself says more than readers should know."""
        facts = PngImagePlugin.PngInfo()
        facts.add_text("Comment", SECRET)
        exif = Image.Exif()
        exif[0x010E] = exif[0x9286] = SECRET
        stored = BytesIO()
        Image.new("RGB", (360, 240), (20, 60, 90)).save(stored, "PNG", pnginfo=facts, exif=exif)
        file = ContentFile(stored.getvalue(), name=f"{SECRET}.png")
        about: library.About = {
            "title": SECRET,
            "alt_text": "A tram at dawn",
            "caption": "The first tram.",
            "credit": "Nora Lind",
        }
        return library.add(file, by=self.editor, renditions="now", **about)

    # What readers have ---------------------------------------------------------------------------

    def _live(self, headline: str, *, minutes: int = 0, **fields: object) -> Version:
        article = self._article(headline, **fields)
        return publishing.publish(article, by=self.editor, now=self.start + timedelta(minutes=minutes))

    def _article(self, headline: str, **fields: object) -> Article:
        given = {"section": self.section, "bylines": [self.author], "headline": headline, "notes": SECRET} | fields
        return an_article(**given)  # type: ignore[arg-type]

    def _story(self) -> Version:
        """The story with everything: pictures, crossheads, changes told to readers, and reviews."""
        article = self._article(
            "Trams run all night",
            kicker="Transport",
            place="Port Ansel",
            body=BODY.format(photo=a_photo(renditions="now", caption="A depot.").pk),
            picture=self.picture,
            topics=["Trams", "Night"],
        )
        photographer = an_author(name="Nora Lind", slug="nora-lind")
        article.bylines.create(author=photographer, role=Role.PHOTOGRAPHER, position=2)
        publishing.publish(article, by=self.editor, now=self.start)
        for hours, kind in enumerate((Kind.UPDATE, Kind.CLARIFICATION, Kind.CORRECTION), 1):
            self._again(article, kind, f"This is a {kind.value}.", self.start + timedelta(hours=hours))
        live = self._again(article, Kind.MINOR, SECRET, self.start + timedelta(hours=4))
        reviewed(article, self.editor, self.many, self.now)
        self._save(article, standfirst=f"{SECRET}, unpublished")
        return live

    def _again(self, article: Article, kind: Kind, note: str, at: datetime) -> Version:
        self._save(article, place=f"Port Ansel, {at:%H:%M}")
        return publishing.publish(article, by=self.editor, kind=kind, note=note, now=at)

    def _save(self, article: Article, **changes: object) -> None:
        for name, value in changes.items():
            setattr(article, name, value)
        editing.save(article, by=self.editor)
        editing.record(article, by=self.editor, reason=SECRET)

    def _reports(self, about: Version) -> list[Report]:
        """One report in each status, of whose reader and words nobody may learn."""
        private = {"wrong": SECRET, "right": SECRET, "email": f"{SECRET}@example.org", "suspicion": SECRET}
        reports = [a_report(about, passage=SECRET, network=f"{SECRET}{n}", **private) for n in range(4)]
        _received, checking, unchanged, corrected = reports
        deciding.begin_correction(checking, by=self.editor)
        deciding.reopen(checking, by=self.editor, reason=SECRET)
        deciding.check(checking, by=self.editor)
        deciding.refuse(unchanged, by=self.editor, answer="We asked the pilot, and it is true.")
        correction = self._again(about.article, Kind.CORRECTION, "There are two pilots.", self.now)
        deciding.settle(corrected, correction, by=self.editor)
        return reports

    def _moved(self) -> str:
        """A story whose address changed; return the old one."""
        article = self._article("The old name of a bridge")
        old = publishing.publish(article, by=self.editor, now=self.start)
        self._save(article, slug="the-new-name-of-a-bridge")
        publishing.publish(article, by=self.editor, now=self.now)
        return old.get_absolute_url()

    # What readers must not have ------------------------------------------------------------------

    def _secret_article(self, slug: str, **fields: object) -> Article:
        texts = {name: f"{SECRET} {name}" for name in ("kicker", "standfirst", "place", "picture_caption")}
        body = f"<h2>{SECRET}</h2><p>{SECRET}</p>"
        picture = a_photo(title=SECRET, alt_text=SECRET, caption=SECRET, credit=SECRET)
        more = {"body": body, "picture": picture, "topics": [f"{SECRET} {slug}"], "slug": slug}
        author = an_author(name=SECRET, slug=f"reporter-of-{slug}", is_listed=False)
        return self._article(f"{SECRET} headline", **texts, **more, bylines=[author], **fields)

    def _withdrawn(self) -> str:
        article = self._secret_article("withdrawn-story")
        version = publishing.publish(article, by=self.editor, now=self.start)
        publishing.withdraw(article, by=self.editor, reason=SECRET)
        return version.get_absolute_url()

    def _changes(self) -> None:
        """Live stories with a change to come, and with one that was called off."""
        for slug, called_off in (("a-change-to-come", False), ("a-change-called-off", True)):
            article = self._article(f"A story with {slug.replace('-', ' ')}", slug=f"before-{slug}")
            publishing.publish(article, by=self.editor, now=self.start)
            self._save(article, headline=SECRET, standfirst=SECRET, body=f"<p>{SECRET}</p>", slug=slug)
            planned = self._scheduled(article, kind=Kind.CORRECTION, note=SECRET)
            if called_off:
                publishing.unschedule(article, by=self.editor)
            self.hidden[slug] = planned.get_absolute_url()
        gone = self._article("A story that will end")
        publishing.publish(gone, by=self.editor, now=self.start)
        publishing.withdraw(gone, by=self.editor, reason=SECRET, at=self.now + timedelta(days=1))

    def _unpublished(self) -> None:
        self._secret_article("draft")
        sent_back = self._secret_article("sent-back")
        workflow.submit(sent_back, by=self.editor)
        workflow.send_back(sent_back, by=self.editor, reason=SECRET)
        spiked = self._secret_article("spiked")
        workflow.spike(spiked, by=self.editor, reason=SECRET)
        for slug in ("draft", "sent-back", "spiked"):
            self.hidden[slug] = f"/{timezone.localdate():%Y/%m/%d}/{slug}/"
        self.hidden["scheduled"] = self._scheduled(self._secret_article("scheduled")).get_absolute_url()
        cancelled = self._secret_article("cancelled")
        self.hidden["cancelled"] = self._scheduled(cancelled).get_absolute_url()
        publishing.unschedule(cancelled, by=self.editor)

    def _scheduled(self, article: Article, kind: Kind = Kind.UPDATE, note: str = "") -> Version:
        at = self.now + timedelta(hours=5)
        return publishing.publish(article, by=self.editor, kind=kind, note=note, at=at)
