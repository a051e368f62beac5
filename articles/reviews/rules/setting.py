"""Setting the rules: one form for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction

from articles.reviews.models import Mode, RuleKey, RuleSetting
from articles.reviews.outside.configured import keys
from articles.reviews.rules import RULES, Rule, setting_of
from articles.reviews.rules.record import Record

HIGHEST = 1_000_000


@dataclass(frozen=True)
class Row:
    """One rule on the page: its fields, and how it did. A service that nobody has set up has no fields."""

    rule: Rule
    mode: forms.BoundField | None
    limit: forms.BoundField | None
    record: Record

    @property
    def mode_label(self) -> str:
        """How the rule is set, in a word, for those who only read."""
        return Mode(self.mode.value()).label if self.mode is not None else ""


class RulesForm(forms.Form):
    """A mode for each rule, and a figure where it has one: fields `links-mode`, `short-limit`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        stored = {setting.rule: setting for setting in RuleSetting.objects.all()}
        missing = {RuleKey.AKISMET, RuleKey.HOOK} - set(keys())
        self._settings = [(rule, setting_of(rule, stored)) for rule in RULES if rule.key not in missing]
        for rule, setting in self._settings:
            title = rule.key.label
            self.fields[f"{rule.key}-mode"] = forms.ChoiceField(
                label=f"{title}: what it does", choices=Mode.choices, initial=setting.mode
            )
            if rule.limit is not None:
                self.fields[f"{rule.key}-limit"] = forms.IntegerField(
                    label=f"{title}: {rule.unit}",
                    min_value=0,
                    max_value=HIGHEST,
                    initial=rule.limit if setting.limit is None else setting.limit,
                )

    def rows(self, records: dict[str, Record]) -> Iterator[Row]:
        for rule in RULES:
            mode, limit = (self[name] if name in self.fields else None for name in _names(rule))
            yield Row(rule, mode, limit, records.get(rule.key, Record()))

    def save(self) -> list[RuleSetting]:
        """Store what was changed, and return it."""
        changed = []
        with transaction.atomic():
            for rule, setting in self._settings:
                mode, limit = _names(rule)
                if {mode, limit} & set(self.changed_data):
                    setting.mode, setting.limit = self.cleaned_data[mode], self.cleaned_data.get(limit)
                    setting.save()
                    changed.append(setting)
        return changed


def _names(rule: Rule) -> tuple[str, str]:
    return f"{rule.key}-mode", f"{rule.key}-limit"
