"""A long run asks the database for less haste and less memory, and gives both back."""

import pytest
from django.db import connection, transaction

from varde.registers.engines import lean, swept_afterwards, unhurried

FULL, FILE = 2, 1

pytestmark = pytest.mark.usefixtures("as_in_real_use")


def ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def waits_for_the_disk() -> bool:
    """Whether a commit on this connection waits until the disk has it."""
    if connection.vendor == "sqlite":
        return ask("PRAGMA synchronous") == FULL
    return ask("SHOW synchronous_commit") == "on"


@pytest.fixture
def as_in_real_use(transactional_db: None) -> None:
    """An acknowledged record is on the disk."""
    with connection.cursor() as cursor:
        said = {"sqlite": "PRAGMA synchronous=FULL", "postgresql": "SET synchronous_commit TO on"}
        cursor.execute(said[connection.vendor])


def test_backstage_a_commit_does_not_wait_for_the_disk() -> None:
    with unhurried():
        assert not waits_for_the_disk()


def test_when_it_breaks_commits_wait_again() -> None:
    with pytest.raises(ZeroDivisionError), unhurried():
        _ = 1 / 0
    if connection.vendor == "sqlite":
        assert waits_for_the_disk()


def test_inside_something_larger_nothing_is_changed() -> None:
    with transaction.atomic(), unhurried(), lean():
        assert waits_for_the_disk()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite keeps such things in memory")
def test_what_large_statements_remember_lies_on_the_disk_for_as_long() -> None:
    before = ask("PRAGMA temp_store")
    with lean():
        assert ask("PRAGMA temp_store") == FILE
        assert waits_for_the_disk()
    assert ask("PRAGMA temp_store") == before != FILE


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite has such a log")
def test_the_log_is_moved_into_the_file_when_nobody_waits() -> None:
    usual = ask("PRAGMA wal_autocheckpoint")
    with swept_afterwards():
        assert ask("PRAGMA wal_autocheckpoint") == 0
    assert ask("PRAGMA wal_autocheckpoint") == usual == 1_000
