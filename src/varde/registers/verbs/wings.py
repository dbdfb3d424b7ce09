"""Cases in the wings: a table of this connection alone, from which all go on at the same moment.

Only for PostgreSQL, where one large statement makes nobody else wait. What was cut off leaves
nothing behind: the table goes with the connection.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.registers import columns, engines
from varde.registers.models import Import
from varde.registers.verbs.owners import Owners

_WINGS = "cases_in_the_wings"


class Wings:
    """Written without indexes or log, moved into the table at the switch."""

    def __init__(self, row: Import, language: str) -> None:
        self._names = columns.names()
        self._usual = columns.usual(row, language, None)
        _say(f"DROP TABLE IF EXISTS pg_temp.{_WINGS}")
        _say(
            f"CREATE TEMPORARY TABLE {_WINGS} AS "
            f"SELECT {_listed(self._names)} FROM {_table()} WITH NO DATA"
        )

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        engines.insert(_WINGS, self._names, rows)

    def switch(self, owners: Owners) -> None:
        """All of it at once, the open cases to whoever answers for their unit.

        What points at other rows is checked here and not at the commit, so that the lock on the
        end of the trail is held for as short as ever.
        """
        usual = {name: value for name, value in self._usual.items() if name != "handler_id"}
        marks = "".join(", %s" for _name in usual)
        handler, asked = _handler(owners)
        _say(
            f"INSERT INTO {_table()} ({_listed([*self._names, *usual, 'handler_id'])}) "
            f"SELECT {_listed(self._names)}{marks}, {handler} FROM {_WINGS}",
            [*usual.values(), *asked],
        )
        _say("SET CONSTRAINTS ALL IMMEDIATE")
        _say(f"DROP TABLE {_WINGS}")


def _handler(owners: Owners) -> tuple[str, list[Any]]:
    if not owners:
        return "NULL", []
    whens = " ".join("WHEN %s THEN %s" for _owner in owners)
    asked = [key for pair in owners.items() for key in pair]
    return f"CASE WHEN state = %s THEN CASE unit_id {whens} END END", [State.REPORTED, *asked]


def _table() -> str:
    return connection.ops.quote_name(Deviation._meta.db_table)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(connection.ops.quote_name, names))


def _say(statement: str, asked: Sequence[Any] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked or None)
