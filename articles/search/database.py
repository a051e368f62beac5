"""What the databases do by themselves: note which stories changed, and keep the index of the words.

Made after every migration, since SQLite drops the triggers of a table that a migration rebuilds. None of them reads a
table that is not the search's own, or such a rebuilding would fail.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections

NOTES, WORDS = "articles_stalewords", "articles_storywords"
NOTE = f'INSERT INTO {NOTES} ("of", "row")'

#: Whatever happens to these rows is noted for the article that the column names.
WHOLE = {"articles_article": "id", "articles_byline": "article_id", "articles_taggedarticle": "content_object_id"}
#: Of these only another name is: stories are found by it.
NAMED = {"authors_author": "author", "articles_topic": "topic"}
#: What happens, and the row that is noted for it; what refers to an article goes before the article does.
EVENTS = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))


def prepare(*, using: str, **_kwargs: Any) -> None:
    """Make what is not there yet, once there are tables to make it for."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if not {NOTES, WORDS, *WHOLE, *NAMED} <= set(connection.introspection.table_names(cursor)):
            return
        for statement in _postgresql() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)


def _sqlite() -> Iterator[str]:
    for table, column in WHOLE.items():
        for event, row in EVENTS:
            yield _noting(f"{table}_{event}_{row}", f"{event} ON {table}", f"VALUES ('article', {row}.{column})")
    for table, of in NAMED.items():
        yield _noting(f"{table}_named", f"UPDATE ON {table}", f"SELECT '{of}', NEW.id WHERE OLD.name <> NEW.name")
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {WORDS}_fts USING fts5(words, content='{WORDS}', "
        "content_rowid='article_id', detail=none, columnsize=0, tokenize=\"ascii tokenchars '=_'\")"
    )
    index = f"INSERT INTO {WORDS}_fts"
    out = f"{index} ({WORDS}_fts, rowid, words) VALUES ('delete', OLD.article_id, OLD.words);"
    into = f"{index} (rowid, words) VALUES (NEW.article_id, NEW.words);"
    for event, done in (("INSERT", into), ("UPDATE", out + into), ("DELETE", out)):
        yield f"CREATE TRIGGER IF NOT EXISTS words_indexed_{event.lower()} AFTER {event} ON {WORDS} BEGIN {done} END"


def _noting(name: str, event: str, noted: str) -> str:
    return f"CREATE TRIGGER IF NOT EXISTS words_{name.lower()} AFTER {event} BEGIN {NOTE} {noted}; END"


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION articles_note_stories() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "  # noqa: S608
        f"EXECUTE format('{NOTE} SELECT DISTINCT %L, %I FROM changed', 'article', TG_ARGV[0]); RETURN NULL; END $$"
    )
    yield (
        "CREATE OR REPLACE FUNCTION articles_note_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "  # noqa: S608
        f"{NOTE} VALUES (TG_ARGV[0], NEW.id); RETURN NULL; END $$"
    )
    for table, column in WHOLE.items():
        for event, row in EVENTS:
            yield (
                f"CREATE OR REPLACE TRIGGER words_{event.lower()}_{row.lower()} AFTER {event} ON {table} REFERENCING "
                f"{row} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION articles_note_stories('{column}')"
            )
    for table, of in NAMED.items():
        yield (
            f"CREATE OR REPLACE TRIGGER words_named AFTER UPDATE ON {table} FOR EACH ROW "
            f"WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION articles_note_name('{of}')"
        )
    yield f"CREATE INDEX IF NOT EXISTS {WORDS}_words ON {WORDS} USING gin (words)"
