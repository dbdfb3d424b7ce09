"""What a long run asks of the database, each engine in its own words."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

Words = dict[str, tuple[str, ...]]

# Little memory: what one large statement must remember lies on the disk, and SQLite reads the file
# through its own small cache.
_LEAN: Words = {"sqlite": ("PRAGMA mmap_size=0", "PRAGMA temp_store=FILE")}
# Little haste: rows nobody can see yet need not be on the disk at once, for the switch at the end
# waits until the disk has all of it. SQLite moves its log into the file less often.
_UNHURRIED: Words = {
    "sqlite": ("PRAGMA synchronous=NORMAL", "PRAGMA wal_autocheckpoint=10000"),
    "postgresql": ("SET synchronous_commit TO off",),
}
_HURRIED: Words = {
    "sqlite": ("PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=1000"),
    "postgresql": ("RESET synchronous_commit",),
}


@contextmanager
def lean() -> Iterator[None]:
    """Inside, the run itself takes little memory."""
    yield from _during(_LEAN.get(connection.vendor, ()), _as_set_up())


@contextmanager
def unhurried() -> Iterator[None]:
    """Inside, a commit does not wait for the disk. Never for what has been acknowledged."""
    vendor = connection.vendor
    yield from _during(_UNHURRIED.get(vendor, ()), _HURRIED.get(vendor, ()))


@contextmanager
def swept_afterwards() -> Iterator[None]:
    """Inside, no commit stops to move SQLite's log into the file, while others wait for it."""
    sweep = ("PRAGMA wal_checkpoint(PASSIVE)", "PRAGMA wal_autocheckpoint=1000")
    is_sqlite = connection.vendor == "sqlite"
    yield from _during(
        ("PRAGMA wal_autocheckpoint=0",) if is_sqlite else (), sweep if is_sqlite else ()
    )


def insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Many rows at once, by whatever way the engine is fastest at."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as stream:
                for row in rows:
                    stream.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)


def _during(words: Iterable[str], afterwards: Iterable[str]) -> Iterator[None]:
    if connection.in_atomic_block:  # part of something larger: its own commit decides
        yield
        return
    _say(words)
    try:
        yield
    finally:
        _say(afterwards)


def _say(words: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in words:
            cursor.execute(statement)


def _as_set_up() -> list[str]:
    """What the settings say to every new SQLite connection; PostgreSQL has nothing to undo."""
    if connection.vendor != "sqlite":
        return []
    said = connection.settings_dict["OPTIONS"].get("init_command", "")
    return [statement for statement in said.split(";") if statement.strip()]
