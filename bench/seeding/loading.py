"""Many rows into a table, as fast as each engine can; indexes are laid on again afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]

_INDEXES = {
    "sqlite": """SELECT name, sql FROM sqlite_master
                 WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s""",
    "postgresql": """SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s
                     AND indexname NOT IN (SELECT conname FROM pg_constraint)""",
}
# Nothing here is worth keeping if the machine stops; what points at what is known to be right.
_HURRIED = {
    "sqlite": (
        # A log of its own would have to be looked through for every page that is read again.
        *("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-1000000"),
        *("PRAGMA foreign_keys=OFF", "PRAGMA ignore_check_constraints=ON"),
    ),
    "postgresql": (
        *("SET synchronous_commit TO off", "SET session_replication_role TO replica"),
        "SET maintenance_work_mem TO '512MB'",
    ),
}
# And back. A PostgreSQL that has run for a while has done the rest by itself; SQLite does not.
_SETTLED = {
    "sqlite": (
        *("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-8000"),
        *("PRAGMA foreign_keys=ON", "PRAGMA ignore_check_constraints=OFF"),
    ),
    "postgresql": (
        *("RESET synchronous_commit", "RESET session_replication_role"),
        *("RESET maintenance_work_mem", "VACUUM ANALYZE", "CHECKPOINT"),
    ),
}


class Table:
    """A table, the columns that differ between rows, and what stands in all the others."""

    def __init__(self, model: type[models.Model], columns: Sequence[str], usual: Any) -> None:
        quote = connection.ops.quote_name
        fields = {f.attname: f for f in model._meta.concrete_fields}
        rest = [f for name, f in fields.items() if name not in columns and not _given(f)]
        self.name = model._meta.db_table
        self._names = [quote(str(fields[name].column)) for name in columns]
        self._names += [quote(str(f.column)) for f in rest]
        self._usual = tuple(_plain(f, getattr(usual, f.attname)) for f in rest)

    def load(self, rows: Iterable[Row]) -> None:
        """Each row has a value for every column that differs, in their order."""
        names = ", ".join(self._names)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                tail = "".join(f"\t{_copied(value)}" for value in self._usual) + "\n"
                with cursor.copy(f"COPY {self.name} ({names}) FROM STDIN") as stream:
                    stream.write("".join("\t".join(map(_copied, row)) + tail for row in rows))
            else:
                marks = ", ".join(["?"] * len(self._names))
                statement = f"INSERT INTO {self.name} ({names}) VALUES ({marks})"
                whole = [row + self._usual for row in rows]
                cursor.connection.executemany(statement, whole)


@contextmanager
def hurried(tables: Iterable[str]) -> Iterator[None]:
    """Inside, these tables have no indexes but their keys."""
    _say(_HURRIED[connection.vendor])
    indexes = [pair for table in tables for pair in _indexes(table)]
    _say(f"DROP INDEX {name}" for name, _made in indexes)
    try:
        yield
    finally:
        _say(made for _name, made in indexes)
        _say(_SETTLED[connection.vendor])


def _given(field: models.Field[Any, Any]) -> bool:
    """The engine makes it by itself."""
    return isinstance(field, models.AutoField)


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    """As the engine keeps it."""
    if isinstance(field, models.JSONField):
        return "{}"
    return field.get_db_prep_save(value, connection)


def _copied(value: Any) -> str:
    return "\\N" if value is None else str(value)


def _indexes(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES[connection.vendor], [table])
        return [(str(name), str(made)) for name, made in cursor.fetchall()]


def _say(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
