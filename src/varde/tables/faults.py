"""What can be wrong with a table: one cell of it, or the whole file."""

from dataclasses import asdict, dataclass
from typing import Any

from varde.foundation.refusals import Refused


class Unreadable(Refused):
    """The file as a whole cannot be read as a table; the words say what to do instead."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in one cell that cannot be taken in. Rows count from 1, the heading included."""

    row: int
    column: str
    value: str
    message: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"value": self.value[:200]}
