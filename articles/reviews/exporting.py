"""All that a reader wrote, as a file for them. What the desk noted about it is the desk's."""

from typing import Any

from django.utils import timezone

from articles.reviews.models import TEXT, Appeal, Reader, Review


def export(reader: Reader) -> dict[str, Any]:
    """Return what a reader wrote from their address and what became of it, as JSON can hold it; times as ISO 8601."""
    reviews = Review.objects.filter(reader=reader).with_reviewed_story()
    rows = reviews.prefetch_related("decisions", "earlier").select_related("appeal", "answer").order_by("created_at")
    return {
        "address": reader.email,
        "address_confirmed": _time(reader.confirmed_at),
        "exported": _time(timezone.now()),
        "reviews": [_review(review) for review in rows],
    }


def _review(review: Any) -> dict[str, Any]:
    answer = getattr(review, "answer", None)
    return {
        "story": review.story_headline,
        **_text(review),
        "sent": _time(review.created_at),
        "changed": _time(review.edited_at),
        "status": review.status,
        "earlier": [{**_text(text), "until": _time(text.until)} for text in review.earlier.all()],
        "decisions": [
            {"status": each.status, "reason": each.get_reason_display(), "at": _time(each.at)}
            for each in reversed(review.decisions.all())
        ],
        "appeal": _appeal(getattr(review, "appeal", None)),
        "answer": {"words": answer.words, "by": answer.name, "at": _time(answer.at)} if answer else None,
    }


def _text(written: Any) -> dict[str, Any]:
    return {name: getattr(written, name) for name in TEXT}


def _appeal(appeal: Appeal | None) -> dict[str, Any] | None:
    if appeal is None:
        return None
    decided = {"upheld": appeal.upheld, "decided": _time(appeal.decided_at), "answer": appeal.answer}
    return {"words": appeal.words, "at": _time(appeal.at), **decided}


def _time(moment: Any) -> str | None:
    return timezone.localtime(moment).isoformat() if moment else None
