"""Finding stories by their words: one small interface, on SQLite's FTS5 and on PostgreSQL's tsvector."""
