"""What a table's columns may be taken to mean: the fields of whoever asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from varde.tables.headings_alike import words
from varde.tables.profiles import Kind


class Takes(StrEnum):
    """What a field can hold."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    NUMBER = "number"


# Which kinds of column can fill which field. A line or a text can be filled by anything.
FITS: dict[Takes, frozenset[Kind]] = {
    Takes.LINE: frozenset(Kind) - {Kind.RUNNING, Kind.YES_NO},
    Takes.TEXT: frozenset({Kind.TEXT, Kind.LINE, Kind.CATEGORY, Kind.EMPTY}),
    Takes.DATE: frozenset({Kind.DATE, Kind.NUMBER, Kind.EMPTY}),
    Takes.CHOICE: frozenset({Kind.CATEGORY, Kind.LINE, Kind.NUMBER, Kind.YES_NO, Kind.EMPTY}),
    Takes.YES_NO: frozenset({Kind.YES_NO, Kind.EMPTY}),
    Takes.NUMBER: frozenset({Kind.NUMBER, Kind.EMPTY}),
}


@dataclass(frozen=True)
class Choice:
    """One value a field can have, and the words other systems use for it."""

    value: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """Something to be filled from a column."""

    name: str
    label: str
    takes: Takes
    synonyms: tuple[str, ...] = ()
    required: bool = False
    choices: tuple[Choice, ...] = ()
    joins: bool = False  # several columns may be put together here
    guessed: bool = False  # may be proposed from what a column holds, whatever its heading

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.label, *self.synonyms)

    def choice_for(self, text: str) -> str:
        """The value a cell's words stand for, or nothing when they are not known."""
        said = words(text)
        return next((c.value for c in self.choices if said in _known(c)), "") if said else ""


def _known(choice: Choice) -> Iterable[tuple[str, ...]]:
    return [words(known) for known in (choice.value, choice.label, *choice.synonyms)]


def by_name(fields: Sequence[Field]) -> dict[str, Field]:
    return {field.name: field for field in fields}


SEVERAL = (";", "|", "\n", ",")


def parts_of(text: str) -> list[str]:
    """A cell that holds several values, taken apart."""
    mark = next((mark for mark in SEVERAL if mark in text), "")
    return [part.strip() for part in text.split(mark) if part.strip()] if mark else [text]
