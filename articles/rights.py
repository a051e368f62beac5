"""Who may do what with which story. Every verb, page, list and action of the desk asks here.

A role says what somebody does at all (authors/roles.py); this module, with which stories: reporters change their own,
and whoever is named in sections works in those.
"""

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from articles.models import Article, State
from articles.models.reach import EDIT_OTHERS, own, sections_of
from authors.models import User

VIEW = "articles.view_article"
ADD = "articles.add_article"
CHANGE = "articles.change_article"
DELETE = "articles.delete_article"
SUBMIT = "articles.submit_article"
APPROVE = "articles.approve_article"
PUBLISH = "articles.publish_article"
WITHDRAW = "articles.withdraw_article"
SPIKE = "articles.spike_article"
SHOW = "articles.show_article"
HOLD = "articles.hold_article"
LIFT_HOLD = "articles.lift_hold_article"

#: What whoever writes a story does with it; everything else is the work of the story's section.
WRITERS = {CHANGE, SUBMIT, HOLD}


def may(user: User, right: str, article: Article | None = None) -> bool:
    """Return whether somebody has a right at all or, with an article, for this one."""
    if article is None or right == ADD:
        return user.has_perm(right)
    if right == VIEW:
        return Article.objects.for_desk_of(user).filter(pk=article.pk).exists()
    if not user.has_perm(right) or (right == CHANGE and article.state == State.SPIKED):
        return False
    return works_on(user, article) if right in WRITERS else _is_in_section(user, article)


def may_publish(user: User, article: Article) -> bool:
    """Return whether somebody may bring this text to readers: what was approved, or what they may approve."""
    return may(user, PUBLISH, article) and (article.state == State.READY or may(user, APPROVE, article))


def who_may(right: str, article: Article) -> QuerySet[User]:
    """Return the people whose work this is at the desk; administrators, who may do everything, are not asked."""
    here = Q(works_in=None) | Q(works_in__section=article.section_id) if article.section_id else Q()
    people: QuerySet[User] = ModelBackend().with_perm(right, include_superusers=False)
    return people.filter(here, is_staff=True).distinct()


def works_on(user: User, article: Article) -> bool:
    """Return whether the story is theirs to work on. Nobody else reads its notes for the desk."""
    if user.has_perm(EDIT_OTHERS) and _is_in_section(user, article):
        return True
    return article.created_by_id == user.pk or Article.objects.filter(own(user), pk=article.pk).exists()


def permit(by: User | None, right: str, article: Article | None = None) -> None:
    """Refuse a person without `right`. None is the newsroom's own command line, which may do everything."""
    if by is not None and not may(by, right, article):
        raise PermissionDenied("You do not have the right to do this with this story.")


def _is_in_section(user: User, article: Article) -> bool:
    held = sections_of(user)
    return not held or article.section_id is None or article.section_id in held
