"""What upper rooms tell about a unit: facts for its page, and what keeps it from closing."""

import uuid
from dataclasses import dataclass
from typing import Protocol

from varde.offers.board import Board
from varde.organisation.models import Unit


class Looker(Protocol):
    """Whoever looks at the unit, with the roles they hold there."""

    @property
    def company_id(self) -> uuid.UUID: ...
    def roles_at(self, unit: object) -> frozenset[str]: ...


@dataclass(frozen=True)
class Look:
    """A unit, and who looks at it."""

    unit: Unit
    viewer: Looker


@dataclass(frozen=True)
class Fact:
    """One line on the unit's page: «Leader: Kari», with the way there."""

    term: str
    value: str
    address: str = ""
    note: str = ""


facts: Board[Fact] = Board()
# Sentences saying why a unit cannot be closed yet; read with the unit.
objections: Board[str] = Board()
