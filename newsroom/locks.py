"""Standing in line for something that has no row of its own to lock."""

import hashlib

from django.db import connection


def one_at_a_time(name: str) -> None:
    """Wait until no other transaction holds this name, and hold it until the commit.

    SQLite lets only one writer in at a time, so there the transaction itself is enough.
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
