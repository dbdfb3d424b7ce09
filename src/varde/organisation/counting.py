"""What is counted by the database, as one part of a larger question."""

from typing import Any

from django.db.models import BooleanField, F, FloatField, Func, IntegerField, QuerySet, Subquery


class HowMany(Subquery):
    """`HowMany(rows.values("pk")[:100])` counts no further than a hundred."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


class IsOneOf(Func):
    """`filter(IsOneOf("unit", units))` on SQLite: asked of each row, never where looking begins.

    Which rows these are is found out once. The plus takes away the index it would begin with.
    """

    template, arg_joiner = "+%(expressions)s", " IN "
    output_field = BooleanField()

    def __init__(self, name: str, rows: "QuerySet[Any, Any]") -> None:
        super().__init__(F(name), Subquery(rows.order_by().values("pk")))


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
