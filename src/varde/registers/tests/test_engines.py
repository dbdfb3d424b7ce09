"""A long run asks the database for less haste, and gives the haste back."""

import pytest
from django.db import connection, transaction

from varde.registers.engines import unhurried

NORMAL, FULL = 1, 2


def waits_for_the_disk() -> bool:
    """Whether a commit on this connection waits until the disk has it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            return bool(cursor.fetchone()[0] == FULL)
        cursor.execute("SHOW synchronous_commit")
        return bool(cursor.fetchone()[0] == "on")


@pytest.fixture
def hurried(transactional_db: None) -> None:
    """As in real use: an acknowledged record is on the disk."""
    with connection.cursor() as cursor:
        said = {"sqlite": "PRAGMA synchronous=FULL", "postgresql": "SET synchronous_commit TO on"}
        cursor.execute(said[connection.vendor])


@pytest.mark.usefixtures("hurried")
def test_backstage_a_commit_does_not_wait_for_the_disk() -> None:
    with unhurried():
        assert not waits_for_the_disk()


@pytest.mark.usefixtures("hurried")
def test_when_it_breaks_commits_wait_again() -> None:
    with pytest.raises(ZeroDivisionError), unhurried():
        _ = 1 / 0
    if connection.vendor == "sqlite":
        assert waits_for_the_disk()


@pytest.mark.usefixtures("hurried")
def test_inside_something_larger_nothing_is_changed() -> None:
    with transaction.atomic(), unhurried():
        assert waits_for_the_disk()
