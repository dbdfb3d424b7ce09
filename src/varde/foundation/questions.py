"""Questions put together once and asked many times, each time about something else.

To put a question together takes Django many times longer than the database takes to answer it.
Here only the words of the question are kept; the answer never is.
"""

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import get_related_populators
from django.db.models.sql import Query

KEPT = 1_000  # questions of as many people, in each process


class Given(Value):
    """The place in a question where something stands that is not the same each time."""

    def __init__(self, name: str, kind: "Field[Any, Any]") -> None:
        super().__init__(name, output_field=kind)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def told(self, given: dict[str, Any]) -> Any:
        """What stands there this time, as the database wants it."""
        return self.output_field.get_db_prep_value(given[self.value], connection)


def givens(name: str, count: int, kind: "Field[Any, Any]") -> list[Given]:
    """So many of them, for `__in`; told by `numbered`."""
    return [Given(f"{name}{number}", kind) for number in range(count)]


def numbered(name: str, values: Iterable[Any]) -> dict[str, Any]:
    return {f"{name}{number}": value for number, value in enumerate(values)}


class Words(NamedTuple):
    """A question as the database is asked it, and how its answer is read."""

    sql: str
    given: tuple[Any, ...]
    query: Query
    converters: dict[int, Any]
    as_row: Callable[[Any], Any]


Rows = QuerySet[Any, Any]


class Question:
    """Some rows, with a Given for what differs; as a function where it is too early to say which.

    It is thought through when it is asked for the first time.
    """

    def __init__(self, rows: "Rows | Callable[[], Rows]") -> None:
        self._rows = rows

    def ask(self, **given: Any) -> list[Any]:
        """The rows, or tuples where the question is about values. One query at most."""
        return self.read(self.fetch(**given))

    def fetch(self, **given: Any) -> list[tuple[Any, ...]]:
        """The lines as the database has them, for those that are known by that already."""
        words = self._words
        if words is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(words.sql, [_told(one, given) for one in words.given])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def read(self, lines: Iterable[tuple[Any, ...]]) -> list[Any]:
        """What is meant by lines that were fetched."""
        words = self._words
        if words is None:
            return []
        compiler = words.query.get_compiler(DEFAULT_DB_ALIAS)
        return [words.as_row(line) for line in compiler.apply_converters(lines, words.converters)]

    @cached_property
    def _words(self) -> Words | None:
        """None where nothing can fit, so that it is not asked."""
        rows = self._rows() if callable(self._rows) else self._rows
        query = rows.query
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, given = compiler.as_sql()
        except EmptyResultSet:
            return None
        chosen = [expression for expression, _sql, _name in compiler.select]
        # Most people ask alike, of other units: such words are kept once.
        return Words(
            sys.intern(sql), given, query, compiler.get_converters(chosen), _reader(compiler)
        )


def _told(one: Any, given: dict[str, Any]) -> Any:
    return one.told(given) if isinstance(one, Given) else one


def _reader(compiler: Any) -> Callable[[Any], Any]:
    """From one line of the answer to a row with all that was asked for along with it."""
    if not compiler.query.default_cols:
        return tuple
    model: type[Model] = compiler.klass_info["model"]
    places = compiler.klass_info["select_fields"]
    own = slice(places[0], places[-1] + 1)
    names = [expression.target.attname for expression, _sql, _name in compiler.select[own]]
    shape = (compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)
    related = get_related_populators(*shape)  # type: ignore[call-arg]
    more = (compiler.annotation_col_map or {}).items()

    def read(line: Any) -> Model:
        row = model.from_db(DEFAULT_DB_ALIAS, names, line[own])
        for one in related:
            one.populate(line, row)
        for name, place in more:
            setattr(row, name, line[place])
        return row

    return read
