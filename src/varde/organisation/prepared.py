"""Questions put together once and asked many times.

To make a question about what somebody may see takes Django many times longer than the database
takes to answer it. Here only the question is kept, word for word; the answer never is.

What differs from time to time is left blank, and filled in whenever the question is asked:

    seen = PreparedRows(Deviation.objects.visible_to(actor).filter(pk=Blank("pk", UUIDField())))
    seen.ask(pk=key)
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Field, QuerySet, Value
from django.db.models.query import get_related_populators

# Questions of as many people are kept, in each process.
KEPT = 1_000


class Blank(Value):
    """A place in a question, by the name it is filled in by."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, given: dict[str, Any]) -> Any:
        """As the database wants it."""
        return self.output_field.get_db_prep_value(given[self.value], connection, prepared=False)


def blanks(name: str, count: int, field: "Field[Any, Any]") -> list[Blank]:
    """So many of them, for `__in`; given by `numbered`."""
    return [Blank(f"{name}{number}", field) for number in range(count)]


def numbered(name: str, values: Iterable[Any]) -> dict[str, Any]:
    return {f"{name}{number}": value for number, value in enumerate(values)}


class Prepared:
    """The SQL of some rows, given as tuples: what `values_list` would have given."""

    def __init__(self, rows: "QuerySet[Any, Any]") -> None:
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._given = "", list[Any]()
        with suppress(EmptyResultSet):  # what nothing can fit is not asked
            sql, given = compiler.as_sql()
            self._given = list(given)
            # Most people ask alike, of other units: their words are kept once.
            self._sql = sys.intern(sql)
        chosen = [expression for expression, _sql, _name in compiler.select or ()]
        self._converters = list(compiler.get_converters(chosen).items())
        self._read(compiler)

    def _read(self, compiler: Any) -> None:
        """What is needed to make more of the answers than tuples."""

    def ask(self, **given: Any) -> list[Any]:
        """One query at most."""
        if not self._sql:
            return []
        filled = [one.filled(given) if isinstance(one, Blank) else one for one in self._given]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, filled)
            return [self._converted(list(values)) for values in cursor.fetchall()]

    def _converted(self, values: list[Any]) -> list[Any]:
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return values


class PreparedRows(Prepared):
    """The same, given as the rows themselves, with what was selected along with them."""

    def _read(self, compiler: Any) -> None:
        info, select = compiler.klass_info, compiler.select
        if not info:  # what nothing can fit
            return
        self._model, fields = info["model"], info["select_fields"]
        self._own = slice(fields[0], fields[-1] + 1)
        self._names = [one[0].target.attname for one in select[self._own]]
        self._neighbours = get_related_populators(info, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        self._noted = compiler.annotation_col_map or {}

    def ask(self, **given: Any) -> list[Any]:
        return [self._row(values) for values in super().ask(**given)]

    def _row(self, values: Any) -> Any:
        row = self._model.from_db(DEFAULT_DB_ALIAS, self._names, values[self._own])
        for neighbour in self._neighbours:
            neighbour.populate(values, row)
        for name, place in self._noted.items():
            setattr(row, name, values[place])
        return row
