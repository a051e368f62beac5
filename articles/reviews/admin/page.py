"""One review at the desk: the words, what is known beside them, and everything that can be done, on one page."""

from typing import Any, override

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.story_rights import person
from articles.models import Article
from articles.reviews import appeals, readers
from articles.reviews.admin.answer_deeds import ANSWER_DEEDS, ChangeAnswer, GiveAnswer, signed_by
from articles.reviews.admin.appeal_deeds import APPEAL_DEEDS
from articles.reviews.admin.beside import Past, Story
from articles.reviews.admin.changes import changes
from articles.reviews.admin.deeds import DEEDS, Deed, Undo
from articles.reviews.admin.marking import paragraphs
from articles.reviews.admin.reader_deeds import READER_DEEDS
from articles.reviews.admin.report_deeds import REPORT_DEEDS, ready
from articles.reviews.admin.rounds import Round
from articles.reviews.models import MODERATE, Decision, Review, Status
from authors.models import User

ALL_DEEDS = DEEDS | ANSWER_DEEDS | APPEAL_DEEDS | REPORT_DEEDS | READER_DEEDS
CHOOSE = "Choose what should happen with this review."
LAST = "That was the last one: nothing else is left here."


class ReviewPage(ModelAdmin[Review]):
    @override
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        review = self.get_object(request, unquote(object_id))
        if review is None:
            return self._missing(request, object_id)
        if not self.has_view_or_change_permission(request, review):
            raise PermissionDenied
        pressed = None
        if request.method == "POST":
            if not request.user.has_perm(MODERATE):
                raise PermissionDenied
            pressed = _pressed(request)
            try:
                told = _done(pressed, review, request) if pressed.is_valid() else ""
            except Review.DoesNotExist:  # its reader has deleted it at this moment
                return self._missing(request, object_id)
            if told:
                return self._after(request, review, pressed, told)
        return TemplateResponse(request, "admin/reviews/review/change_form.html", self._shown(request, review, pressed))

    @override
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page of the review, where all that was decided stands."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(f"{reverse('admin:reviews_review_change', args=[unquote(object_id)])}#record")

    def _missing(self, request: HttpRequest, object_id: str) -> HttpResponse:
        missing: HttpResponse = self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        return missing

    def _after(self, request: HttpRequest, review: Review, deed: Deed, told: str) -> HttpResponse:
        messages.success(request, told)
        going = Round.of(request.GET)
        if not (deed.moves_on and going.queue.work):
            return HttpResponseRedirect(going.address(review.pk))
        after = going.after(review)
        if not after:
            messages.info(request, LAST)
        return HttpResponseRedirect(after or going.list_address)

    def _shown(self, request: HttpRequest, review: Review, pressed: Deed | None) -> dict[str, Any]:
        judges = request.user.has_perm(MODERATE)
        going, findings = Round.of(request.GET), list(review.findings.all())
        shown = {
            **self.admin_site.each_context(request),
            "title": str(review),
            "opts": self.opts,
            "original": review,
            "round": going,
            "judges": judges,
            "has_delete_permission": self.has_delete_permission(request, review),
            "headline": paragraphs(review.headline, [one for one in findings if one.field == "headline"]),
            "words": paragraphs(review.words, [one for one in findings if one.field == "words"]),
            "findings": findings,
            "changes": changes(review),
            "answer": getattr(review, "answer", None),
            "appeal": getattr(review, "appeal", None),
            "story": Story.of(review),
            "may_open_story": Article.objects.for_desk_of(person(request)).filter(pk=review.article_id).exists(),
            "pressed": pressed,
        }
        return shown | (self._for_judges(request, review, going, pressed) if judges else {})

    def _for_judges(self, request: HttpRequest, review: Review, going: Round, pressed: Deed | None) -> dict[str, Any]:
        by = person(request)
        appeal = getattr(review, "appeal", None)
        undo = Decision.objects.to_undo(by).select_related("review").first()
        deeds = {name: _form(deed, pressed, review, by) for name, deed in ALL_DEEDS.items()}
        reports = list(review.abuse_reports.select_related("decided_by"))
        ready(deeds, reports)
        return {
            "appeal_waits": appeal is not None and appeal.is_waiting and review.status == Status.REJECTED,
            "may_decide_appeal": appeal is not None and appeals.may_decide(appeal, by),
            "deeds": deeds,
            "reports": reports,
            "after": going.after(review),
            "before": going.before(),
            "past": Past.of(review.reader, review),
            "notes": review.notes.select_related("by"),
            "may_ban": by.has_perm(readers.BAN),
            "undo": undo,
            "undo_address": going.address(undo.review_id) if undo else "",
        }


def _pressed(request: HttpRequest) -> Deed:
    """Return the form of the button that was pressed; of none, one that says so."""
    deed = ALL_DEEDS.get(request.POST.get("_do", ""))
    if deed is not None:
        return deed(request.POST)
    nothing = Deed(request.POST)
    nothing.add_error(None, CHOOSE)
    return nothing


def _form(deed: type[Deed], pressed: Deed | None, review: Review, by: User) -> Deed:
    """Return what was typed if it comes back, else the form for the review as it stands."""
    if type(pressed) is deed and deed is not Undo:
        return pressed
    initial = {"seen": review.edition}
    if deed is ChangeAnswer:
        initial["words"] = getattr(getattr(review, "answer", None), "words", "")
    return deed(initial=initial | (signed_by(by) if deed is GiveAnswer else {}))


def _done(deed: Deed, review: Review, request: HttpRequest) -> str:
    """Do it and return what to tell, or put on the form why not."""
    try:
        return deed.do(review, person(request))
    except ValidationError as error:
        deed.add_error(None, error)
        review.refresh_from_db(fields=["status", "decided_at", "edited_at", "headline", "words", "rating"])
    return ""
