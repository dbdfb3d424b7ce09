"""A writer that hardly ever rests: run by test_sqlite.py in a process of its own."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from varde.config import env


def connect(place: Path, *, patience: float = 20) -> BaseDatabaseWrapper:
    described = env.sqlite(str(place))
    described["OPTIONS"]["timeout"] = patience
    return ConnectionHandler({"default": described})["default"]


@contextmanager
def transaction(connection: BaseDatabaseWrapper) -> Generator[None]:
    """What transaction.atomic does, for a connection that Django's settings do not know."""
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    yield
    connection.commit()
    connection.set_autocommit(True)


def write(connection: BaseDatabaseWrapper, words: str, *, dwell: float = 0) -> None:
    with transaction(connection), connection.cursor() as cursor:
        cursor.execute("INSERT INTO note (words) VALUES (%s)", [words])
        time.sleep(dwell)


def write_without_rest(place: Path, *, seconds: float) -> None:
    connection = connect(place)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        write(connection, "from the busy one", dwell=0.005)


if __name__ == "__main__":
    settings.configure()
    write_without_rest(Path(sys.argv[1]), seconds=float(sys.argv[2]))
