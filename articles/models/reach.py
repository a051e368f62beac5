"""How far a person's work reaches: their own stories, their sections, and what the whole desk sees."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from articles.models.byline import Byline
from articles.models.section import Section
from articles.models.state import HANDED_IN
from authors.models import Author, User

EDIT_OTHERS = "articles.edit_others_article"
SEE = ("articles.view_article", "articles.change_article")
#: Who has one of these works on stories of others, and so sees them from the first line.
OTHERS = (EDIT_OTHERS, *(f"articles.{verb}_article" for verb in ("approve", "publish", "withdraw", "spike", "delete")))

EVERYTHING = Q()
NOTHING = Q(pk__in=())


class UserSection(models.Model):
    """That somebody works in a section, and in no other but where they are named too.

    Whoever is named nowhere works in every section. So a section cannot go while somebody is named in it: who works
    in that one only would suddenly work everywhere.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="who", on_delete=models.CASCADE, related_name="works_in", db_index=False
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="people")

    class Meta:
        verbose_name = "colleague of this section"
        verbose_name_plural = "who works here"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "section"],
                name="user_once_per_section",
                violation_error_message="This person is already named in this section.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.section}"


def sections_of(user: User) -> frozenset[int]:
    """Return the sections a person is limited to; none means that they work in all. Read once for each `user`."""
    if "sections_held" not in vars(user):
        held = () if user.is_superuser else user.works_in.values_list("section_id", flat=True)
        vars(user)["sections_held"] = frozenset(held)
    found: frozenset[int] = vars(user)["sections_held"]
    return found


def own(user: User) -> Q:
    """Match the stories that a person began, or stands in the byline of."""
    return Q(created_by=user.pk) | Q(Exists(Byline.objects.filter(article=OuterRef("pk"), author__user=user.pk)))


def in_sections(user: User) -> Q:
    """Match the stories of a person's sections. One that has no section yet is everybody's."""
    held = sections_of(user)
    return Q(section__in=held) | Q(section=None) if held else EVERYTHING


def worked_on_by(user: User) -> Q:
    """Match the stories that are a person's to work on: their own, and those of their sections if they edit others'."""
    if not user.has_perm(EDIT_OTHERS):
        return own(user)
    held = in_sections(user)
    return held if held is EVERYTHING else held | own(user)


def seen_by(user: User) -> Q:
    """Match what a person may read at the desk: drafts of others only where their work is."""
    if not any(user.has_perm(right) for right in SEE):
        return NOTHING
    if any(user.has_perm(right) for right in OTHERS):
        held = in_sections(user)
        return held if held is EVERYTHING else held | Q(state__in=HANDED_IN) | own(user)
    return Q(state__in=HANDED_IN) | own(user)


def marks_seen_by(user: User) -> list[str]:
    """Spell `seen_by` in marks of the search index, of which one is enough; none where everything is seen."""
    others = any(user.has_perm(right) for right in OTHERS)
    held = sections_of(user)
    if others and not held:
        return []
    names = Author.objects.filter(user=user.pk).values_list("pk", flat=True)
    own_marks = [f"begun={user.pk}", *(f"author={author}" for author in names)]
    sections = [f"section={section}" for section in (*sorted(held), None)] if others else []
    return [*own_marks, *sections, *(f"state={state}" for state in HANDED_IN)]
