"""The byline in the story form: one value, whatever others did to its rows meanwhile."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.forms import Field as FormField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from articles import rights
from articles.admin.story_rights import person
from articles.models import Article, Byline
from authors.models import Author


class BylineForm(forms.ModelForm[Byline]):
    position = forms.IntegerField(label="Order", required=False, min_value=0, max_value=999)

    class Meta:
        model = Byline
        fields = ("author", "role", "position")

    @override
    def has_changed(self) -> bool:
        """A row without a name says nothing, whatever else it holds."""
        return bool(self["author"].data)

    # The formset looks for people named twice; rows in the database are about to be replaced.
    @override
    def validate_unique(self) -> None:
        pass

    @override
    def validate_constraints(self) -> None:
        pass


class BylineFormSet(BaseInlineFormSet[Byline, Article, forms.ModelForm[Byline]]):
    """What is posted is the whole byline: rows are replaced, so that none can have vanished underneath."""

    def __init__(self, *args: Any, typed: list[list[Any]] | None = None, **kwargs: Any) -> None:
        """`typed` is a byline that was not saved: author and role of each row, instead of the rows that are."""
        self.typed = typed
        if typed is not None:
            kwargs["initial"] = [{"author": author, "role": role} for author, role in typed]
            self.extra = len(typed) + 1
        super().__init__(*args, **kwargs)
        self.author_choices = [("", "Choose a name"), *((author.pk, author.name) for author in Author.objects.all())]

    @override
    def initial_form_count(self) -> int:
        return 0 if self.is_bound or self.typed is not None else super().initial_form_count()

    @override
    def add_fields(self, form: forms.ModelForm[Byline], index: int | None) -> None:
        super().add_fields(form, index)
        author = form.fields["author"]
        assert isinstance(author, forms.ModelChoiceField)
        author.widget.choices = self.author_choices  # one query, not one for each row
        if not self.is_bound and index is not None and index >= self.initial_form_count():
            form.initial["position"] = index + 1

    @override
    def validate_unique(self) -> None:
        names = [(data["author"], data["role"]) for data in self._filled()]
        if len(names) > len(set(names)):
            raise ValidationError("Someone stands in the byline twice with the same role.")

    @override
    def save(self, commit: bool = True) -> list[Byline]:
        assert commit, "the byline is saved with its story"
        before = [(byline.author_id, byline.role) for byline in self.instance.bylines.all()]
        ordered = sorted(self._filled(), key=lambda data: (data["position"] is None, data["position"] or 0))
        after = [(data["author"].pk, data["role"]) for data in ordered]
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        if before != after:
            self.instance.bylines.all().delete()
            rows = [
                Byline(article=self.instance, author_id=author, role=role, position=place)
                for place, (author, role) in enumerate(after, start=1)
            ]
            self.new_objects = Byline.objects.bulk_create(rows)
        return self.new_objects

    @property
    def names_someone(self) -> bool:
        return bool(self._filled())

    def _filled(self) -> list[dict[str, Any]]:
        """Return what stands in the rows that name someone and are not to be removed."""
        rows = (form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data"))
        return [data for data in rows if data.get("author") and data.get("role") and not data.get("DELETE")]


class BylineInline(admin.TabularInline[Byline, Article]):
    model = Byline
    form = BylineForm
    formset = BylineFormSet

    @override
    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name == "author":  # without the stock links to add and change authors
            return db_field.formfield(**kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @override
    def get_extra(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> int:
        return 1 if obj and obj.bylines.exists() else 2

    # Whoever may write a story may say who wrote it.
    @override
    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return True

    @override
    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return rights.may(person(request), rights.ADD if obj is None else rights.CHANGE, obj)

    @override
    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_add_permission(request, obj)

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_add_permission(request, obj)
