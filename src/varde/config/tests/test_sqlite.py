"""The fair queue before SQLite's write lock."""

import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from varde.config import env
from varde.config.tests import busy_writer
from varde.config.tests.busy_writer import connect, transaction, write


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "notes.sqlite3"


@pytest.fixture
def connection(place: Path, django_db_blocker: DjangoDbBlocker) -> Generator[BaseDatabaseWrapper]:
    with django_db_blocker.unblock():
        connection = connect(place)
        connection.cursor().execute("CREATE TABLE note (words TEXT)")
        yield connection
        connection.close()


@pytest.fixture
def busy_process(
    place: Path, connection: BaseDatabaseWrapper
) -> Generator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", busy_writer.__name__, str(place), "20"]
    process = subprocess.Popen(command, env={"PYTHONPATH": str(env.PROJECT / "src")})
    _wait_for_a_note(connection)
    yield process
    process.kill()
    process.wait()


def test_a_short_write_soon_gets_its_turn_beside_a_busy_process(
    connection: BaseDatabaseWrapper, busy_process: subprocess.Popen[bytes]
) -> None:
    waits = []
    for turn in range(40):
        began = time.monotonic()
        write(connection, f"short {turn}")
        waits.append(time.monotonic() - began)

    assert busy_process.poll() is None
    assert _notes(connection, "short%") == 40
    assert max(waits) < 0.5


def test_a_writer_that_dies_in_the_line_holds_up_nobody(
    connection: BaseDatabaseWrapper, busy_process: subprocess.Popen[bytes]
) -> None:
    busy_process.kill()
    began = time.monotonic()
    write(connection, "after the accident")

    assert time.monotonic() - began < 1
    assert _notes(connection, "after%") == 1


def test_waiting_for_somebody_who_never_finishes_ends_with_an_error(
    place: Path, connection: BaseDatabaseWrapper
) -> None:
    impatient = connect(place, patience=0.2)
    with transaction(connection), pytest.raises(OperationalError, match="locked"):
        write(impatient, "too late")

    write(impatient, "in time")
    assert _notes(connection, "in time") == 1
    impatient.close()


def test_a_database_in_memory_needs_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    monkeypatch.chdir(tmp_path)
    with django_db_blocker.unblock():
        connection = connect(Path(":memory:"))
        connection.cursor().execute("CREATE TABLE note (words TEXT)")
        write(connection, "fleeting")

    assert list(tmp_path.iterdir()) == []


def test_records_survive_a_power_cut(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)  # FULL


def _notes(connection: BaseDatabaseWrapper, like: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM note WHERE words LIKE %s", [like])
        return int(cursor.fetchone()[0])


def _wait_for_a_note(connection: BaseDatabaseWrapper) -> None:
    end = time.monotonic() + 20
    while not _notes(connection, "%"):
        assert time.monotonic() < end, "The busy process never wrote."
        time.sleep(0.05)
