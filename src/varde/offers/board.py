"""The notice-board: rooms hang up what they offer; rooms above read it, and know no names.

A room fills in `offers.py`; every module of that name is imported at start. Upper rooms ask
the board by kind, so a new room shows up everywhere by filling in that one file.
"""

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar


class Viewer(Protocol):
    """Whoever looks: an undertaking, a day and a moment."""

    @property
    def company_id(self) -> uuid.UUID: ...
    @property
    def today(self) -> datetime.date: ...
    @property
    def now(self) -> datetime.datetime: ...


@dataclass(frozen=True)
class Waiting:
    """Something that needs the viewer: what, where it is done, and by when."""

    title: str
    address: str
    what: str
    due_date: datetime.date | None = None
    severity: int = 0
    details: tuple[str, ...] = ()
    urgent: bool = False
    action: str = ""

    def order(self, today: datetime.date) -> tuple[bool, datetime.date, int]:
        """What burns first: danger, then the earliest deadline, then the gravest."""
        return not self.urgent, self.due_date or datetime.date.max, -self.severity


@dataclass(frozen=True)
class Figure:
    """A number in words; `of` makes it a share, shown with a meter."""

    key: str
    value: str
    text: str
    note: str = ""
    address: str = ""
    part: int | None = None
    of: int | None = None
    link: str = ""


@dataclass(frozen=True)
class Lesson:
    """What people said, and what was done about it. Without names."""

    title: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class FirstStep:
    """What a new undertaking does before anything else; gone once it is done."""

    number: int
    title: str
    why: str
    address: str


@dataclass(frozen=True)
class Handover:
    """What waits for someone, and how to give it to somebody else when they leave."""

    what: str
    count: int
    give: Callable[[Any], None] = field(repr=False, default=lambda successor: None)


Offered = TypeVar("Offered")
Offer = Callable[[Any], Iterable[Offered]]


class Board(Generic[Offered]):
    """All offers of one kind."""

    def __init__(self) -> None:
        self._offers: list[Offer[Offered]] = []

    def hang_up(self, offer: Offer[Offered]) -> Offer[Offered]:
        """Decorator for a room's offers.py."""
        self._offers.append(offer)
        return offer

    def read(self, viewer: Any) -> Iterator[Offered]:
        """Everything every room has for this viewer."""
        for offer in self._offers:
            yield from offer(viewer)


waiting: Board[Waiting] = Board()
figures: Board[Figure] = Board()
lessons: Board[Lesson] = Board()
first_steps: Board[FirstStep] = Board()
handovers: Board[Handover] = Board()
