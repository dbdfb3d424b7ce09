"""Work that is done again by itself if it is lost: it need not wait for the disk."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def replayable() -> Iterator[None]:
    """A transaction that is whole or not at all, but may be lost with the power.

    For what is made from the trail by a reader who keeps its place in the same transaction: then
    the place is lost with the work, and both are done once more. A process that dies loses
    nothing. The next transaction that does wait takes this one to the disk with it.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            _say("SET LOCAL synchronous_commit TO OFF")
            yield
    else:
        _say("PRAGMA synchronous=NORMAL")
        try:
            with transaction.atomic():
                yield
        finally:
            _say("PRAGMA synchronous=FULL")


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
