"""Whether a message waits for an answer, as the database sees it: one expression for the question
and for its index.

Said as two conditions, PostgreSQL takes them to be true of a fourth of all messages, and reads
all the cases somebody has rather than the few messages that wait. Of an expression with an index
it counts how often it is true.
"""

from typing import Any

from django.db.models import BooleanField, F, Func, IntegerField


class Waits(Func):
    """1 when it asks and nobody has answered. The words stand in the SQL itself, as the index has
    them: SQLite takes an index of an expression only for exactly the text it was made with.
    """

    output_field = IntegerField()

    def __init__(self) -> None:
        super().__init__(F("asks"), F("answered_by"))

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **_more: Any) -> Any:
        asks, answer = (compiler.compile(one)[0] for one in self.source_expressions)
        return f"CASE WHEN {asks} AND {answer} IS NULL THEN 1 ELSE 0 END", ()


class IsWaiting(Waits):
    """Is it 1? That stands in the SQL, too: a kept plan of PostgreSQL's then knows how few are."""

    output_field = BooleanField()  # type: ignore[assignment]

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **_more: Any) -> Any:
        words, nothing = super().as_sql(compiler, connection)
        return f"{words} = 1", nothing
