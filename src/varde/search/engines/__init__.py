"""One small interface, two databases: which entries match, newest first."""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection

from varde.search.engines import postgresql, sqlite
from varde.search.models import Place
from varde.search.words import Asked


class Engine(Protocol):
    """What both databases can do."""

    def newest(
        self, asked: Asked, scopes: Sequence[str], *, before: int | None, most: int
    ) -> list[Place]:
        """Entries with all that is asked, in one of the scopes, newest first."""
        ...

    def is_common(self, asked: Asked, scopes: Sequence[str]) -> bool:
        """Are there so many that a list is sooner read by itself? A hint that costs little."""
        ...

    def condition(self, asked: Asked) -> tuple[str, list[str]]:
        """The same words, asked of an entry one has already; and what goes along."""
        ...


def engine() -> Engine:
    """The one for the database we run on."""
    return postgresql if connection.vendor == "postgresql" else sqlite
