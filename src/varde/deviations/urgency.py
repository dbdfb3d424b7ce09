"""What burns first, as the database sees it: one expression for the order and for its index.

The words stand in the SQL itself, not beside it: SQLite takes an index of a part of the rows, or
of an expression, only for exactly the text it was made with. What is given beside the SQL may also
be that text; but then it looks anew each time, and that takes longer than to find the rows.
"""

import datetime
from typing import Any

from django.db.models import BooleanField, DateField, F, Func

from varde.deviations.rules import OPEN, State
from varde.deviations.words import Source

# Dangerous now and not read by anybody comes before every day, without a deadline after.
AT_ONCE, NEVER = datetime.date.min, datetime.date.max


class IsOpen(Func):
    """Is the case not ended yet?"""

    template = "%(expressions)s IN ({})".format(", ".join(f"'{state}'" for state in OPEN))
    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__(F("state"))


class IsFromRegister(Func):
    """Was the case taken over from another register?"""

    template = f"%(expressions)s = '{Source.REGISTER}'"
    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__(F("source"))


class Urgency(Func):
    """The day a case is due, for putting open cases in order."""

    output_field = DateField()

    def __init__(self) -> None:
        super().__init__(F("state"), F("is_dangerous_now"), F("due_date"))

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **_more: Any) -> Any:
        return self._written(compiler, "")

    def as_postgresql(self, compiler: Any, connection: Any, **_more: Any) -> Any:
        return self._written(compiler, "DATE ")

    def _written(self, compiler: Any, kind: str) -> tuple[str, tuple[()]]:
        state, dangerous, due = (compiler.compile(one)[0] for one in self.source_expressions)
        burns = f"{state} = '{State.REPORTED}' AND {dangerous}"
        first, last = f"{kind}'{AT_ONCE}'", f"{kind}'{NEVER}'"
        return f"CASE WHEN {burns} THEN {first} ELSE COALESCE({due}, {last}) END", ()
