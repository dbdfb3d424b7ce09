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
class Counting:
    """Figures made of how many rows there are.

    `rows` are not asked here: whoever shows the figures counts for all rooms at once, and gives
    the numbers to `figures`. The rows are those of a whole day: «now» is its beginning.
    """

    rows: Callable[[Any], tuple[Any, ...]] = field(repr=False)
    figures: Callable[[Any, list[int]], Iterable[Figure]] = field(repr=False)


@dataclass(frozen=True)
class Lesson:
    """What people said, and what was done about it. Without names."""

    title: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page somebody may look for, and the other words people have for it."""

    title: str
    address: str
    about: str
    called: tuple[str, ...] = ()

    def is_meant_by(self, typed: str) -> bool:
        """Is each word of it one of ours, the beginning of one, or one with an ending?"""
        known = " ".join([self.title, *self.called]).casefold().split()
        words = typed.casefold().split()
        return bool(words) and all(any(_is_like(word, one) for one in known) for word in words)


def _is_like(word: str, known: str) -> bool:
    if word == known:
        return True
    # «avv», «plakaten»: from three letters on, so that a number or an «i» means no page.
    return min(len(word), len(known)) > 2 and (known.startswith(word) or word.startswith(known))


@dataclass(frozen=True)
class FirstStep:
    """What a new undertaking does before anything else; gone once there is any of `done`.

    `done` is not asked here: whoever shows the steps asks of all of them at once.
    """

    number: int
    title: str
    why: str
    address: str
    done: Any = field(repr=False, compare=False)


@dataclass(frozen=True)
class Handover:
    """What waits for someone, and how to give it to somebody else when they leave."""

    what: str
    count: int
    give: Callable[[Any], None] = field(repr=False, default=lambda successor: None)


@dataclass(frozen=True)
class Kind:
    """A sort of message, which each person may get at once, once a day, or only in Varde.

    `is_duty`: something to see to, so whoever stands in hears of it, too.
    """

    key: str
    label: Any
    usual: str = "at_once"
    is_duty: bool = False


@dataclass(frozen=True)
class News:
    """One event of the trail and the row it happened to: rooms are asked whom to tell."""

    event: Any
    row: Any


@dataclass(frozen=True)
class Telling:
    """A person to be told. The words go by e-mail too: a number and a place, nothing sensitive.

    `row` is what it is about, when that is another row than the event's: it is told only to
    those who may see it. `words` speaks in whatever language is spoken around it.
    """

    member: Any
    kind: str
    words: Callable[[], str] = field(repr=False)
    row: Any
    address: str


@dataclass(frozen=True)
class Clock:
    """Something with a day it is due, and the one who is to do it.

    `unit` says whose leaders hear of it when it is long overdue. `what` begins the sentence:
    «Measure in 2026-14».
    """

    row: Any
    member: Any
    unit: Any
    due_date: datetime.date
    what: Callable[[], str] = field(repr=False)
    address: str
    severity: int = 0


@dataclass(frozen=True)
class Text:
    """What a row is found by, and who may find it: search asks the row itself once more.

    Of a unit's rows, those who hold one of the section's roles there find it; what is closed to
    a group only the group does. `members` find it wherever it lies.
    """

    texts: tuple[str, ...]
    moment: datetime.datetime
    unit: Any
    numbers: tuple[str, ...] = ()
    closed_to: uuid.UUID | None = None
    members: tuple[uuid.UUID | None, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One line of what was found."""

    title: str
    address: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Searchable:
    """A kind of row that can be looked for by its words, newest first."""

    key: str
    label: Any
    more: Any
    model: Any
    text: Callable[[Any], Text] = field(repr=False)
    hit: Callable[[Any, Any], Hit] = field(repr=False)
    roles: frozenset[str] = frozenset()
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Named:
    """A kind of row that goes by its name, in the order of the alphabet."""

    key: str
    label: Any
    more: Any
    found: Callable[[Any, str], Any] = field(repr=False)
    hit: Callable[[Any, Any], Hit] = field(repr=False)


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
figures: Board[Counting] = Board()
lessons: Board[Lesson] = Board()
first_steps: Board[FirstStep] = Board()
handovers: Board[Handover] = Board()
pages: Board[Page] = Board()
kinds: dict[str, Kind] = {}
searchables: dict[str, Searchable] = {}
named: dict[str, Named] = {}
# Verbs after which many rows read differently, although the trail has a line for one.
changing_many: set[str] = set()
tells: Board[Telling] = Board()
clocks: Board[Clock] = Board()


def can_be_chosen(kind: Kind) -> Kind:
    """A room says which sorts of messages it sends."""
    kinds[kind.key] = kind
    return kind


def can_be_found(kind: Searchable) -> Searchable:
    """A room says what can be looked for in it by its words."""
    searchables[kind.key] = kind
    return kind


def can_be_named(kind: Named) -> Named:
    """A room says what can be looked for in it by name."""
    named[kind.key] = kind
    return kind
