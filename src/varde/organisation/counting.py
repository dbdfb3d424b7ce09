"""What is counted by the database, as one part of a larger question."""

from typing import Any

from django.db import connection
from django.db.models import (
    BooleanField,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)


class HowMany(Subquery):
    """`HowMany(rows.values("pk")[:100])` counts no further than a hundred."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def is_one_of(name: str, rows: "QuerySet[Any, Any]") -> Q:
    """Is what a column points at one of these? Asked of each row, never where looking begins."""
    if connection.vendor == "postgresql":
        return Q(Exists(rows.filter(pk=OuterRef(name))))
    return Q(_IsOneOf(F(name), Subquery(rows.order_by().values("pk"))))


class _IsOneOf(Func):
    """SQLite finds out once which these are. The plus takes away the index it would begin with."""

    template, arg_joiner = "+%(expressions)s", " IN "
    output_field = BooleanField()


class SecondsBetween(Func):
    """From one moment of a row to another."""

    output_field = FloatField()

    def __init__(self, earlier: str, later: str) -> None:
        super().__init__(F(later), F(earlier))

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        days = {
            "template": "(JULIANDAY(%(expressions)s)) * 86400.0",
            "arg_joiner": ") - JULIANDAY(",
        }
        return self.as_sql(compiler, connection, **days, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        seconds = "CAST(EXTRACT(EPOCH FROM (%(expressions)s)) AS double precision)"
        return self.as_sql(compiler, connection, template=seconds, arg_joiner=" - ", **more)
