"""One small interface, two databases: which entries match, newest first."""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection
from django.db.models import QuerySet

from varde.search.engines import postgresql, sqlite
from varde.search.models import Entry
from varde.search.words import Asked


class Engine(Protocol):
    """What both databases can do."""

    def newest(
        self, asked: Asked, scopes: Sequence[str], *, before: int | None, most: int
    ) -> list[int]:
        """Keys of entries with all that is asked, in one of the scopes, newest first."""
        ...

    def matching(self, asked: Asked, scopes: Sequence[str]) -> QuerySet[Entry]:
        """The same entries, for narrowing a list."""
        ...


def engine() -> Engine:
    """The one for the database we run on."""
    return postgresql if connection.vendor == "postgresql" else sqlite
