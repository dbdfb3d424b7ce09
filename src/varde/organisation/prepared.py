"""Questions put together once and asked many times.

To make a question about what somebody may see takes Django many times longer than the database
takes to answer it. Here only the question is kept, word for word; the answer never is.
"""

import json
import uuid
from collections.abc import Collection
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import BooleanField, Func, QuerySet

Keys = Collection[uuid.UUID]
_GIVEN_LATER = object()


class Among(Func):
    """`filter(Among("pk", keys))`: one of these keys; of those given to `ask`, when none are here.

    Always one parameter, so that the question is the same however many there are.
    """

    output_field = BooleanField()

    def __init__(self, name: str, keys: Keys | None = None) -> None:
        super().__init__(name)
        self._given: Any = _GIVEN_LATER if keys is None else _as_one(keys)

    def as_postgresql(
        self, compiler: Any, connection: Any, **more: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._said(compiler, connection, "%(expressions)s = ANY(%%s)")

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, tuple[Any, ...]]:
        each = "%(expressions)s IN (SELECT value FROM json_each(%%s))"
        return self._said(compiler, connection, each)

    def _said(self, compiler: Any, connection: Any, template: str) -> tuple[str, tuple[Any, ...]]:
        condition, given = self.as_sql(compiler, connection, template=template)
        return condition, (*given, self._given)


class Prepared:
    """The SQL of some rows, given as tuples: what `values_list` would have given."""

    def __init__(self, rows: "QuerySet[Any, Any]") -> None:
        self._query = rows.query
        compiler = self._query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._given = "", ()
        with suppress(EmptyResultSet):  # what nothing can fit is not asked
            self._sql, self._given = compiler.as_sql()
        chosen = [expression for expression, _sql, _name in compiler.select or ()]
        self._converters = compiler.get_converters(chosen)

    def ask(self, keys: Keys = ()) -> list[Any]:
        """One query at most."""
        if not self._sql:
            return []
        known: tuple[Any, ...] = self._given
        given = [_as_one(keys) if one is _GIVEN_LATER else one for one in known]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, given)
            found = cursor.fetchall()
        compiler = self._query.get_compiler(DEFAULT_DB_ALIAS)
        return [tuple(row) for row in compiler.apply_converters(found, self._converters)]


def _as_one(keys: Keys) -> Any:
    """Many keys as one parameter, the way the database we run on keeps them."""
    return list(keys) if connection.vendor == "postgresql" else json.dumps([k.hex for k in keys])
