"""Keys of rows as they stand in addresses and forms: text from outside, which may be anything."""

#: No key of a database is longer.
MOST_DIGITS = 18


def key_in(text: str) -> int | None:
    """Return the key that a text spells, or None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
