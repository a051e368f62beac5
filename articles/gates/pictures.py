"""Pictures: those of the text and the lead picture alike, each with what readers and owners are due."""

from collections.abc import Callable, Iterator

from django.utils.formats import date_format

from articles import body
from articles.gates.text import MARKS
from articles.proof import Finding, Proof
from newsroom.photos import clearance
from newsroom.photos.models import Photo


def gone(proof: Proof) -> Iterator[Finding]:
    if proof.article.body and body.photo_ids(proof.article.body) - proof.photos.keys():
        yield Finding("body", "A picture in the text is no longer in the library. Choose another one.")


def held(proof: Proof) -> Iterator[Finding]:
    fault = "is on hold. Choose another one, or have the hold lifted in the picture library."
    yield from _where(proof, lambda photo: fault if photo.pk in proof.held else "")


def rights(proof: Proof) -> Iterator[Finding]:
    def fault(photo: Photo) -> str:
        if photo.rights_until is None or not clearance.rights_ended(photo, proof.at):
            return ""
        last = date_format(photo.rights_until)
        return f"may be published until {last} only. Choose another one, or renew the rights in the picture library."

    yield from _where(proof, fault)


def alt_text(proof: Proof) -> Iterator[Finding]:
    fault = "has no alt text. Write one in the picture library, or mark the picture there as decorative."
    yield from _where(proof, lambda photo: "" if photo.decorative or photo.alt_text.strip() else fault)


def credit(proof: Proof) -> Iterator[Finding]:
    fault = "has no credit line. Add one in the picture library."
    yield from _where(proof, lambda photo: "" if photo.credit.strip() else fault)


def marks(proof: Proof) -> Iterator[Finding]:
    def fault(photo: Photo) -> str:
        told = f"{photo.caption}\n{photo.alt_text}\n{photo.credit}"
        mark = next((found.group() for pattern in MARKS if (found := pattern.search(told))), "")
        return f"still has a {mark} in the picture library. That mark is for the desk: replace it." if mark else ""

    yield from _where(proof, fault)


def _where(proof: Proof, fault: Callable[[Photo], str]) -> Iterator[Finding]:
    """Yield a finding at each picture that has this fault."""
    for photo in proof.photos.values():
        if said := fault(photo):
            yield Finding("body", f"A picture in the text {said}", block=_place(proof, photo))
    if proof.article.picture is not None and (said := fault(proof.article.picture)):
        yield Finding("picture", f"The lead picture {said}")


def _place(proof: Proof, photo: Photo) -> int | None:
    return next((block.number for block in proof.blocks if block.photo == photo.pk), None)
