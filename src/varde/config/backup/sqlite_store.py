"""Copying SQLite in and out while others go on writing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import Error, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from varde.config import env
from varde.config.backup.archive import DamagedError
from varde.config.backup.stores import Contents, contents, count


class SqliteStore:
    kind = "sqlite"
    part = "varde.sqlite3"

    def __init__(self, place: Path) -> None:
        self.place = place

    def dump(self, into: Path) -> Contents:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(into)])
        with _opened(into) as copy:
            return contents(copy, _tables(copy))

    def read_back(self, copy: Path) -> dict[str, int]:
        with _opened(copy) as opened:
            _check(opened)
            return count(opened, _tables(opened))

    def load(self, copy: Path) -> None:
        """The old journal belongs to the old database, and must not be played into the new."""
        connection.close()
        self.place.parent.mkdir(parents=True, exist_ok=True)
        for leftover in ("-wal", "-shm"):
            Path(f"{self.place}{leftover}").unlink(missing_ok=True)
        beside = self.place.with_name(f".{self.place.name}-restored")
        shutil.copyfile(copy, beside)
        beside.replace(self.place)

    def is_empty(self) -> bool:
        return not self.place.exists() or self.place.stat().st_size == 0

    def rows(self) -> dict[str, int]:
        return count(connection, _tables(connection))


@contextmanager
def _opened(place: Path) -> Iterator[BaseDatabaseWrapper]:
    """Through Django, which brings the functions that constraints and indexes may call."""
    described = {**env.sqlite(str(place)), "OPTIONS": {}}
    opened = ConnectionHandler({"default": described})["default"]
    try:
        yield opened
    except Error as error:
        raise DamagedError(f"The copy of the database cannot be opened ({error}).") from error
    finally:
        opened.close()


def _check(opened: BaseDatabaseWrapper) -> None:
    with opened.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        verdict = cursor.fetchone()[0]
    if verdict != "ok":
        raise DamagedError(f"The copy of the database is damaged ({verdict}).")


def _tables(opened: BaseDatabaseWrapper) -> list[str]:
    with opened.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%%'",
            [],
        )
        return [name for (name,) in cursor.fetchall()]
