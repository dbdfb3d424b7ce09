"""The tables and columns each database searches in; called from the migration."""

import contextlib

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from varde.search.engines import postgresql, sqlite


def lay(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor != "postgresql":
        _run(connection, sqlite.lay())
        return
    _run(connection, postgresql.lay())
    # Only a database owner may add an extension, and not every server has this one.
    with contextlib.suppress(DatabaseError), transaction.atomic(using=connection.alias):
        _run(connection, postgresql.lay_trigrams())


def lift(connection: BaseDatabaseWrapper) -> None:
    is_postgres = connection.vendor == "postgresql"
    _run(connection, postgresql.lift() if is_postgres else sqlite.lift())


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
