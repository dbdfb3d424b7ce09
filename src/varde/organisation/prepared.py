"""Questions put together once and asked many times.

To make a question about what somebody may see takes Django many times longer than the database
takes to answer it. Here only the question is kept, word for word; the answer never is.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, Model, QuerySet

Row = TypeVar("Row", bound=Model)


class Given(Expression):
    """A value told when the question is asked: `filter(pk=Given("key", UUIDField()))`."""

    def __init__(self, name: str, kind: "Field[Any, Any]") -> None:
        super().__init__(output_field=kind)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]

    def told(self, given: dict[str, Any]) -> Any:
        """As the database is told it."""
        return self.output_field.get_db_prep_value(given[self.name], connection)


class Prepared:
    """The SQL of some rows, given as tuples: what `values_list` would have given."""

    def __init__(self, rows: "QuerySet[Any, Any]") -> None:
        self._query = rows.query
        compiler = self._query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._values = "", ()
        with suppress(EmptyResultSet):  # what nothing can fit is not asked
            self._sql, self._values = compiler.as_sql()
        chosen = [expression for expression, _sql, _name in compiler.select or ()]
        self._converters = compiler.get_converters(chosen)

    def ask(self, **given: Any) -> list[Any]:
        """One query at most. `given`: the values of what is not known before."""
        return list(self.read(self.fetch(**given)))

    def fetch(self, **given: Any) -> list[tuple[Any, ...]]:
        """The same as the database has it, for rows that are known by that already."""
        if not self._sql:
            return []
        told = [one.told(given) if isinstance(one, Given) else one for one in self._values]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, told)
            return cursor.fetchall()

    def read(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[list[Any]]:
        """What is meant by what `fetch` found."""
        compiler = self._query.get_compiler(DEFAULT_DB_ALIAS)
        found: Iterator[list[Any]] = compiler.apply_converters(rows, self._converters)
        return found


def columns_of(model: type[Model], at: str = "") -> list[str]:
    """Every column of a model for `values_list`; `at`: by which key it is reached."""
    names = [field.attname for field in model._meta.concrete_fields]
    return [f"{at}__{name}" if at else name for name in names]


def row_of(model: type[Row], values: Iterable[Any]) -> Row:
    """The row with these values, in the order of `columns_of`."""
    return model.from_db(DEFAULT_DB_ALIAS, columns_of(model), values)
