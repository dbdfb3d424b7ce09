"""Django's SQLite backend, but whoever wants to write stands in line.

SQLite lets waiting writers wake up and try at random: beside a busy worker a short write can wait
for seconds. Here everybody takes a place in line before BEGIN and leaves it once BEGIN is through.
The one at the head is then alone in waiting for the writer who is at it, and that writer must join
the end of the line to write again. Nobody holds the line while working, so it cannot be forgotten
or left behind, and SQLite's own timeout still ends a wait for somebody who never finishes.

And a question asked many times is put into SQLite's own writing once.
"""

import fcntl
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

KEPT = 1_000  # questions


class Cursor(base.SQLiteCursorWrapper):
    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """Marks for values, as SQLite knows them; those with names are rare."""
        if param_names is not None:
            return super().convert_query(query, param_names=param_names)
        return _own(query)


@lru_cache(maxsize=KEPT)
def _own(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        with _place_in_line(Path(f"{self.settings_dict['NAME']}-queue")):
            super()._start_transaction_under_autocommit()  # type: ignore[misc]


@contextmanager
def _place_in_line(line: Path) -> Generator[None]:
    """The kernel keeps the order, and forgets a process that dies; closing the file leaves."""
    with line.open("a") as place:
        fcntl.flock(place, fcntl.LOCK_EX)
        yield
