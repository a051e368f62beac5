"""Whatever public pages show has a rule that purges them, and whoever writes past the signals purges by hand."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.pagecache.purging import RULES
from tests.site.newsroom import Newsroom
from tests.site.source import Module, modules

#: What pages read without a rule of its own, and why that is right.
WRITTEN_BY_PUBLISHING = "comes with a version, whose publication purges"
WITHOUT_RULE = {
    "articles.Address": WRITTEN_BY_PUBLISHING,
    "articles.Article": "is joined on the way from an address to its versions; nothing of it is shown",
    "articles.VersionByline": WRITTEN_BY_PUBLISHING,
    "articles.VersionTopic": WRITTEN_BY_PUBLISHING,
    "reviews.AbuseReport": "has a page that is never kept, and is counted in a month, which is counted anew each hour",
    "reviews.Appeal": "is counted in a month, which is counted anew each hour",
    "reviews.Decision": "is counted in a month, which is counted anew each hour",
    "error_reports.Event": "is written with its report, whose change purges",
}
#: What only the health page reads, which is never kept.
NOT_SHOWN = {"django_tasks_database", "pagecache"}

#: Functions that write many rows at once or past `save()`, and why pages hold all the same.
NOT_PUBLIC = "writes nothing that readers see"
NEW = "writes what no page can show yet"
CALLERS = "is a step of verbs that purge at their end"
STATED = {
    "articles.admin.byline.BylineFormSet.save": NOT_PUBLIC,
    "articles.company.be_present": NOT_PUBLIC,
    "articles.company.go": NOT_PUBLIC,
    "articles.company.take_over": NOT_PUBLIC,
    "articles.demo.desk.Desk._write": NOT_PUBLIC,
    "articles.demo.house._author": NEW,
    "articles.demo.house._login": NOT_PUBLIC,
    "articles.demo.seeding._put_notices_in_order": NOT_PUBLIC,
    "articles.editing._locked": NOT_PUBLIC,
    "articles.editing._see_approval": NOT_PUBLIC,
    "articles.error_reports.deciding._claim": CALLERS,
    "articles.error_reports.forgetting.forget": NOT_PUBLIC,
    "articles.error_reports.telling.tell": NOT_PUBLIC,
    "articles.importing.filing._article": NEW,
    "articles.keeping.close": NOT_PUBLIC,
    "articles.keeping.keep": NOT_PUBLIC,
    "articles.keeping.leave": NOT_PUBLIC,
    "articles.moves._tell": NOT_PUBLIC,
    "articles.notices.mail": NOT_PUBLIC,
    "articles.notices.read": NOT_PUBLIC,
    "articles.plans.move_end": CALLERS,
    "articles.preview_links.revoke": NOT_PUBLIC,
    "articles.publishing._store": CALLERS,
    "articles.reviews.abuse.telling.tell": NOT_PUBLIC,
    "articles.reviews.forgetting._networks": NOT_PUBLIC,
    "articles.reviews.forgetting._readers": NOT_PUBLIC,
    "articles.reviews.forgetting._sanctions": NOT_PUBLIC,
    "articles.reviews.models.reader.ReaderManager.of": NOT_PUBLIC,
    "articles.reviews.letters.send": NOT_PUBLIC,
    "articles.reviews.closing.lift": "deletes one, which sends the signal",
    "articles.reviews.erasing._delete": "deletes one, which sends the signal",
    "articles.reviews.answers.take_back": "deletes one by one, which sends the signal",
    "articles.error_reports.about_readers.erase": NOT_PUBLIC,
    "articles.reviews.votes.forget": "leaves what readers see as it was counted",
    "articles.revising._credit": NOT_PUBLIC,
    "articles.reviews.receiving.look_again": NOT_PUBLIC,
    "articles.reviews.rules.keep_fingerprints": NOT_PUBLIC,
    "articles.reviews.rules.note": NOT_PUBLIC,
    "articles.reviews.word_lists.paste": NOT_PUBLIC,
    "articles.search.index._make": NOT_PUBLIC,
    "articles.search.index._spread": NOT_PUBLIC,
    "articles.search.index.add": NOT_PUBLIC,
    "articles.search.index.catch_up": NOT_PUBLIC,
    "articles.search.index.rebuild": NOT_PUBLIC,
    "articles.workflow._move": NOT_PUBLIC,
    "authors.login.second_factor.remove": NOT_PUBLIC,
    "newsroom.copying.insert": CALLERS,
    "newsroom.copying.write": CALLERS,
    "newsroom.holds.lift": NOT_PUBLIC,
    "newsroom.pagecache.edge.draining._claim": NOT_PUBLIC,
    "newsroom.pagecache.edge.draining._move": NOT_PUBLIC,
    "newsroom.pagecache.edge.draining._note_failure": NOT_PUBLIC,
    "newsroom.pagecache.edge.draining.clear": NOT_PUBLIC,
    "newsroom.photos.library.remove": "deletes one by one, which sends the signal",
    "newsroom.ticking.requeue": NOT_PUBLIC,
}
WRITES = {"bulk_create", "bulk_update", "insert", "raw_delete", "update_or_create"}


@pytest.mark.django_db
def test_every_model_that_public_pages_read_has_a_rule(newsroom_site: Newsroom, public_urls: list[str]) -> None:
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    with CaptureQueriesContext(connection) as captured:
        for path in public_urls:
            Client().get(path)
    named = {name for query in captured.captured_queries for name in re.findall(r'"(\w+)"', query["sql"])}
    read = {tables[name] for name in named & tables.keys()}
    shown = {model for model in read if model._meta.app_label not in NOT_SHOWN}
    assert {model._meta.label for model in shown - RULES.keys()} == WITHOUT_RULE.keys()
    assert {"articles.Version", "reviews.Review", "authors.Author"} <= {model._meta.label for model in shown}


def test_every_rule_is_about_a_model_and_names_tags() -> None:
    for model in RULES:
        assert issubclass(model, models.Model)


class Writer(ast.NodeVisitor):
    """Finds functions that write many rows at once, and notes of each whether it purges itself."""

    def __init__(self, module: Module) -> None:
        self.names = [module.name]
        self.writing: set[str] = set()
        self.purging: set[str] = set()

    def _inside(self, node: ast.ClassDef | ast.FunctionDef) -> None:
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()

    visit_ClassDef = visit_FunctionDef = _inside  # noqa: N815  (the names ast asks for)

    def visit_Call(self, node: ast.Call) -> None:
        here = ".".join(self.names)
        match node.func:
            case ast.Attribute(attr=name) if name in WRITES or (name == "delete" and not node.args + node.keywords):
                self.writing.add(here)
            # A dictionary's own takes another dictionary.
            case ast.Attribute(attr="update") if node.keywords and not node.args:
                self.writing.add(here)
            case ast.Name(id=name) if name.startswith("purge"):
                self.purging.add(here)
        self.generic_visit(node)


def found(module: Module) -> Iterator[str]:
    writer = Writer(module)
    writer.visit(module.tree)
    yield from writer.writing - writer.purging


def test_whoever_writes_past_the_signals_purges_or_says_why_not() -> None:
    ours = [module for module in modules() if not module.is_migration]
    assert {name for module in ours for name in found(module)} == STATED.keys()
