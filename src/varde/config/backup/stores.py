"""What a backup needs of a database, the same for both engines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper


class StoreError(Exception):
    """The database or its tools said no. str() is for the person at the keyboard."""


@dataclass(frozen=True)
class Contents:
    rows: dict[str, int]
    migrations: list[str]


class Store(Protocol):
    kind: str
    part: str

    def dump(self, into: Path) -> Contents:
        """Write a copy as of one moment, and tell what was in the database at that moment."""

    def read_back(self, copy: Path) -> dict[str, int]:
        """Open the copy, check it, and count its rows per table."""

    def load(self, copy: Path) -> None:
        """Put the copy in the place of what is there, all of it or nothing."""

    def is_empty(self) -> bool: ...

    def rows(self) -> dict[str, int]: ...


def contents(connection: BaseDatabaseWrapper, tables: list[str]) -> Contents:
    return Contents(count(connection, tables), _migrations(connection, tables))


def count(connection: BaseDatabaseWrapper, tables: list[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        rows = {}
        for table in sorted(tables):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            rows[table] = int(cursor.fetchone()[0])
        return rows


def _migrations(connection: BaseDatabaseWrapper, tables: list[str]) -> list[str]:
    if "django_migrations" not in tables:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return sorted(f"{app}.{name}" for app, name in cursor.fetchall())
