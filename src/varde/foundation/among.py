"""«One of these keys», however many there are, as one value."""

import json
import uuid
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Func, UUIDField

from varde.foundation.questions import Given

Keys = Collection[uuid.UUID]


class Among(Func):
    """`filter(Among("pk", keys))`; without keys, one of those told a question as `keys`.

    Always one value, so that the question is the same however many there are.
    """

    output_field = BooleanField()

    def __init__(self, name: str, keys: Keys | None = None) -> None:
        super().__init__(name)
        self._value: Any = _KeysTold() if keys is None else _as_one(keys)

    def as_postgresql(
        self, compiler: Any, connection: Any, **more: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._said(compiler, connection, "%(expressions)s = ANY(%%s)")

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, tuple[Any, ...]]:
        each = "%(expressions)s IN (SELECT value FROM json_each(%%s))"
        return self._said(compiler, connection, each)

    def _said(self, compiler: Any, connection: Any, template: str) -> tuple[str, tuple[Any, ...]]:
        condition, given = self.as_sql(compiler, connection, template=template)
        return condition, (*given, self._value)


class _KeysTold(Given):
    def __init__(self) -> None:
        super().__init__("keys", UUIDField())

    def told(self, given: dict[str, Any]) -> Any:
        return _as_one(given[self.value])


def _as_one(keys: Keys) -> Any:
    """The way the database we run on keeps several in one."""
    return list(keys) if connection.vendor == "postgresql" else json.dumps([k.hex for k in keys])
