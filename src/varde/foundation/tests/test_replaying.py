"""What is done again by itself does not wait for the disk, and what comes after it does."""

import pytest
from django.db import connection, transaction

from varde.foundation.replaying import replayable


def _asked(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.fixture(autouse=True)
def usual(transactional_db: None) -> None:
    """As an installation has it; a server for tests does not wait for its disk."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO ON")


def waits() -> bool:
    if connection.vendor == "postgresql":
        return _asked("SHOW synchronous_commit") == "on"
    return _asked("PRAGMA synchronous") == 2


def test_it_waits_for_nobody_and_the_next_one_does() -> None:
    assert waits()
    with replayable():
        assert not waits()
    assert waits()


def test_whoever_fails_leaves_the_next_one_waiting_too() -> None:
    with pytest.raises(ZeroDivisionError), replayable():
        raise ZeroDivisionError
    assert waits()


def test_inside_another_transaction_that_one_decides() -> None:
    with transaction.atomic():
        with replayable():
            assert waits()
        assert waits()
