"""What tells who a reader is, is forgotten in time: address, hashes, and what was done about them once it is over.

What they wrote stays; nothing ties it to anybody any more but the other reviews of the same unknown person.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery

from articles.reviews import votes
from articles.reviews.models import AbuseReport, Policy, Reader, Review, Sanction

#: In a minute no more than this of each sort, so that nobody waits for it.
AT_ONCE = 1000


def forget(now: datetime) -> None:
    """Erase what is older than the policy says; what is left is erased the next time."""
    before = now - timedelta(days=Policy.current().keep_days)
    _readers(before)
    _sanctions(before)
    _networks(before)
    votes.forget(before)


def _readers(before: datetime) -> None:
    due = Reader.objects.filter(seen_at__lte=before, key__isnull=False)
    some = list(due.order_by("seen_at").values_list("pk", flat=True)[:AT_ONCE])
    # Asked once more: whoever writes at this moment has been heard of, and stays.
    due.filter(pk__in=some).update(key=None, email="")


def _sanctions(before: datetime) -> None:
    """Delete what was done about people who are unknown by now and not barred. A ban stays, by its hash alone."""
    same = Sanction.objects.filter(key=OuterRef("key"))
    last = same.exclude(kind=Sanction.Kind.WARN).order_by("-at", "-pk").values("kind")[:1]
    over = Sanction.objects.filter(at__lte=before).annotate(last=Subquery(last))
    over = over.filter(~Q(last=Sanction.Kind.BAN) | Q(last=None))
    over = over.exclude(Exists(same.filter(Q(at__gt=before) | Q(until__gt=before))))
    over = over.exclude(Exists(Reader.objects.filter(key=OuterRef("key"))))
    Sanction.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:AT_ONCE])).delete()


def _networks(before: datetime) -> None:
    sent = Review.objects.filter(created_at__lte=before).exclude(network="")
    some = list(sent.order_by("created_at").values_list("pk", flat=True)[:AT_ONCE])
    Review.objects.filter(pk__in=some).update(network="")
    AbuseReport.objects.filter(at__lte=before).exclude(network="").update(network="")
    AbuseReport.objects.filter(decided_at__lte=before).exclude(email="").update(email="")
