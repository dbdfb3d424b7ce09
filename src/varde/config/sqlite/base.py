"""Django's SQLite backend, but whoever wants to write stands in line.

SQLite lets waiting writers wake up and try at random: beside a busy worker a short write can wait
for seconds. Here everybody takes a place in line before BEGIN and leaves it once BEGIN is through.
The one at the head is then alone in waiting for the writer who is at it, and that writer must join
the end of the line to write again. Nobody holds the line while working, so it cannot be forgotten
or left behind, and SQLite's own timeout still ends a wait for somebody who never finishes.
"""

import fcntl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
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
