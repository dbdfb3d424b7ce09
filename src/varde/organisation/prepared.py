"""Questions put together once and asked many times.

To make a question about what somebody may see takes Django many times longer than the database
takes to answer it. Here only the question is kept, word for word; the answer never is.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet


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

    def ask(self) -> list[Any]:
        """One query at most."""
        if not self._sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self._sql, self._given)
            found = cursor.fetchall()
        compiler = self._query.get_compiler(DEFAULT_DB_ALIAS)
        return list(compiler.apply_converters(found, self._converters))
