"""Forms for the people of the newsroom, in words that an editor uses."""

from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import capfirst

from authors.models import Author, User


class CommaSeparated(forms.CharField):
    """A list of short texts, written as people write one: separated by commas."""

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    @override
    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    @override
    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        items = (item.strip() for item in str(value or "").replace("،", ",").split(","))
        return list(dict.fromkeys(item for item in items if item))


class AuthorForm(forms.ModelForm[Author]):
    class Meta:
        model = Author
        fields = "__all__"  # noqa: DJ007  AuthorAdmin's fieldsets name them
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {
            "beats": CommaSeparated,
            "languages": CommaSeparated,
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "beats": forms.TextInput(attrs={"class": "vTextField"}),
            "languages": forms.TextInput(attrs={"class": "vTextField"}),
            "bio": forms.Textarea(attrs={"rows": 8}),
            "disclosures": forms.Textarea(attrs={"rows": 3}),
        }


class OneAddress(forms.ModelForm[User]):
    """Refuses a login that differs from another one only in capitals, and says so at the field."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(self.instance.unique_error_message(User, ("email",)))
        return email


class NewUserForm(OneAddress, BaseUserCreationForm[User]):
    class Meta:
        model = User
        fields: ClassVar[tuple[str, ...]] = ("name", "email", "groups")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = "At least 12 characters. Four or five unrelated words are easy to keep."
        self.fields["password2"].label = "Password again"
        self.fields["password2"].help_text = ""


class UserForm(OneAddress):
    class Meta:
        model = User
        fields: ClassVar[tuple[str, ...]] = ("name", "email", "is_active", "is_staff", "groups", "is_superuser")
        labels: ClassVar[dict[str, str]] = {"is_superuser": "May do everything"}
        help_texts: ClassVar[dict[str, str]] = {"is_superuser": "Without asking any group. For very few people."}


class GroupForm(forms.ModelForm[Group]):
    """A group with its rights as a list to tick, sorted by what they are about."""

    permissions = forms.ModelMultipleChoiceField(
        Permission.objects.none(),
        required=False,
        label="Rights",
        widget=forms.CheckboxSelectMultiple,
        help_text="What everyone in this group may do at the desk.",
    )

    class Meta:
        model = Group
        fields: ClassVar[tuple[str, ...]] = ("name", "permissions")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on_desk = ContentType.objects.get_for_models(*admin.site._registry)
        offered = Q(content_type__in=on_desk.values())
        if self.instance.pk:  # a right that is no longer offered is not taken away unseen
            offered |= Q(group=self.instance)
        rights = Permission.objects.filter(offered).select_related("content_type").distinct()
        field = self.fields["permissions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = rights
        grouped: dict[str, list[tuple[int, str]]] = {}
        for right in rights.order_by("content_type__app_label", "content_type__model", "pk"):
            grouped.setdefault(capfirst(right.content_type.name), []).append((right.pk, right.name))
        field.choices = list(grouped.items())
