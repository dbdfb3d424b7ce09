"""New rows, put in with a statement that is put together once for each kind of row."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import AutoField, Field, Model


def put_in(rows: Sequence[Model]) -> None:
    """All of one kind, and whole: what the database counts itself is not read back."""
    if not rows:
        return
    statement, fields = _into(type(rows[0]))
    given = [_values(row, fields) for row in rows]
    with connection.cursor() as cursor:
        if len(given) == 1:
            cursor.execute(statement, given[0])
        else:
            cursor.executemany(statement, given)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@cache
def _into(model: type[Model]) -> tuple[str, list["Field[Any, Any]"]]:
    fields = [one for one in model._meta.local_concrete_fields if not isinstance(one, AutoField)]
    named = connection.ops.quote_name
    columns = ", ".join(named(str(one.column)) for one in fields)
    marks = ", ".join("%s" for _one in fields)
    return f"INSERT INTO {named(model._meta.db_table)} ({columns}) VALUES ({marks})", fields


def _values(row: Model, fields: "Sequence[Field[Any, Any]]") -> list[Any]:
    return [one.get_db_prep_save(one.pre_save(row, add=True), connection) for one in fields]
