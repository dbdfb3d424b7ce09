"""Rows straight from the database, one part at a time: for files too long to make objects of."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

_AT_A_TIME = 2_000


def straight(rows: QuerySet[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """These columns of the rows, in their order, as the engine's driver reads them.

    Keys are what the engine calls keys, and moments may lack their time zone, which is UTC. One
    question, however many rows: the engine keeps its place between the parts.
    """
    sql, given = rows.values_list(*columns).query.sql_with_params()
    with _reading(), connection.chunked_cursor() as cursor:
        cursor.execute(sql, given)
        while some := cursor.fetchmany(_AT_A_TIME):
            yield from some


def _reading() -> AbstractContextManager[Any]:
    """PostgreSQL hands out rows as it finds them only within a transaction; outside it makes all
    of them first. SQLite does in any case, and a transaction there would keep others from writing.
    """
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()
