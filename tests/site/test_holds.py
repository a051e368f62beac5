"""A story under embargo or on hold reaches nobody: every way out is tried, and every page is looked at afterwards."""

import ast
from collections.abc import Iterator

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import get_commands
from django.test import Client

from articles import bulk, gates, preview_links
from articles.admin.story import ArticleAdmin
from articles.importing.lines import ParseError
from articles.models import Article, State, Version
from authors.models import User
from tests.articles.admin.conftest import Desk, change
from tests.articles.desk import HOUR, NOON
from tests.factories import a_photo
from tests.newsroom.pagecache.asking import Site
from tests.newsroom.pagecache.conftest import a_site, process
from tests.site import stopped
from tests.site.addresses import pattern_names
from tests.site.source import Module, modules

__all__ = ["a_site", "process"]

REFUSED = (ValidationError, ParseError)
LIST = "/admin/articles/article/"


def seen(site: Site, article: Article) -> str:
    """Return all that readers get of the house, through the page cache."""
    # A page that is not there repeats the address it was asked for.
    paths = [find(article) for find in stopped.EYES.values()]
    return "\n".join(site.now(path).text.replace(path, "") for path in paths)


def try_everything(desk: Desk, article: Article) -> Iterator[str]:
    """Try every way out, and yield what each was called."""
    addresses = [*stopped.addresses(article), change(article)]
    for address in addresses:
        ready(article)
        typed = desk.form(article) | stopped.ANSWERS | {"headline": f"{stopped.SECRET} typed"}
        desk.client.post(address, typed)
        desk.client.get(address)
        yield address
    for action in ArticleAdmin.actions:
        desk.client.post(LIST, {"action": action, "_selected_action": [article.pk]})
        yield f"action {action}"
    for number, way in enumerate(stopped.by_hand(article)):
        ready(article)
        with pytest.raises(REFUSED):
            way()
        yield f"by hand {number}"


def ready(article: Article) -> None:
    """Take away what would stop the story anyway: it is approved, and as fresh as it can be."""
    Article.objects.filter(pk=article.pk).update(state=State.READY)
    article.refresh_from_db()


@pytest.mark.parametrize(
    ("stop", "live"), [("legal hold", False), ("legal hold", True), ("embargo", False), ("picture", True)]
)
def test_nothing_of_a_stopped_story_gets_out(process: Site, stop: str, live: bool) -> None:
    process.cache.handover.works = False
    with time_machine.travel(NOON, tick=False) as clock:
        photo = a_photo()
        article = stopped.imported(photo if stop == "picture" else None, live=live)
        link = preview_links.address(preview_links.make(article, by=None, for_whom="A source", lasts=HOUR * 72))
        seen(process, article)
        stopped.STOPS[stop](article, photo)
        ready(article)
        if stop != "picture" and not live:
            with pytest.raises(ParseError, match="can't be published"):
                stopped.again()
        before = Version.objects.effective().count()
        desk = Desk(User.objects.create_superuser("chief@example.org", name="Chief"))

        for way in try_everything(desk, article):
            assert Version.objects.effective().count() == before, way

        for wait in (0, 2 * HOUR.total_seconds()):
            clock.shift(wait)
            assert stopped.SECRET not in seen(process, article)
            answer = Client().get(link)
            assert (answer.status_code, stopped.SECRET in answer.content.decode()) == (410, False)


def test_an_archive_with_a_held_picture_is_not_loaded(db: None) -> None:
    photo = a_photo()
    stopped.STOPS["picture"](Article(), photo)
    with pytest.raises(gates.NotReady, match="on hold"):
        list(bulk.load([stopped.archived(photo)], by=None))
    assert not Article.objects.exists()


# Nothing new goes past this test ---------------------------------------------------------------------


def test_every_page_for_readers_is_looked_at() -> None:
    assert set(pattern_names()) - stopped.NO_EYES == stopped.EYES.keys()


def test_every_command_that_might_publish_is_named() -> None:
    ours = {name for name, app in get_commands().items() if app in {"articles", "articles.demo"}}
    assert ours == stopped.COMMANDS.keys()


def test_every_address_left_out_is_there() -> None:
    names = {str(name).removeprefix("articles_article_") for name in stopped.names()}
    assert stopped.LEFT_OUT.keys() | stopped.TAKEN.keys() <= names


class Publishing(ast.NodeVisitor):
    """Finds functions that publish, or freeze a story for readers."""

    def __init__(self, module: Module) -> None:
        self.names = [module.name]
        self.found: set[str] = set()

    def _inside(self, node: ast.ClassDef | ast.FunctionDef) -> None:
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()

    visit_ClassDef = visit_FunctionDef = _inside  # noqa: N815  (the names ast asks for)

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(value=ast.Name(id="publishing"), attr="publish"):
                self.found.add(".".join(self.names))
            case ast.Attribute(value=ast.Name(id="bulk"), attr="load"):
                self.found.add(".".join(self.names))
            case ast.Name(id="frozen" | "publish"):
                self.found.add(".".join(self.names))
        self.generic_visit(node)


def test_every_function_that_publishes_is_named() -> None:
    found: set[str] = set()
    for module in modules():
        if not module.is_migration and not module.name.startswith("articles.demo"):
            visitor = Publishing(module)
            visitor.visit(module.tree)
            found |= visitor.found
    assert found == stopped.PUBLISHERS.keys()
