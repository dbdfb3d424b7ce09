"""What a long run of small writes asks of the database, each engine in its own words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Rows that nobody can see yet need not be on the disk at once: the switch, at the end, waits until
# the disk has all of it. SQLite moves its log into the file less often, and what one large
# statement must remember lies on the disk.
_BACKSTAGE = {
    "sqlite": (
        "PRAGMA synchronous=NORMAL",
        "PRAGMA wal_autocheckpoint=10000",
        "PRAGMA mmap_size=0",
        "PRAGMA temp_store=FILE",
    ),
    "postgresql": ("SET synchronous_commit TO off",),
}
_ON_STAGE = {
    "sqlite": ("PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=1000"),
    "postgresql": ("RESET synchronous_commit",),
}


@contextmanager
def unhurried() -> Iterator[None]:
    """Inside, a commit does not wait for the disk. Never for what has been acknowledged."""
    if connection.in_atomic_block:  # part of something larger: its own commit decides
        yield
        return
    _say(_BACKSTAGE)
    try:
        yield
    finally:
        _say(_ON_STAGE)


def _say(words: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in words.get(connection.vendor, ()):
            cursor.execute(statement)
