"""What a table's columns may be taken to mean: the fields of whoever asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

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


# Which kinds of column are proposed for which field; dates are proposed by their cells alone,
# and for nothing else.
FITS: dict[Takes, frozenset[Kind]] = {
    Takes.LINE: frozenset(Kind) - {Kind.RUNNING, Kind.YES_NO, Kind.DATE},
    Takes.TEXT: frozenset({Kind.TEXT, Kind.LINE, Kind.CATEGORY, Kind.EMPTY}),
    Takes.CHOICE: frozenset({Kind.CATEGORY, Kind.LINE, Kind.NUMBER, Kind.EMPTY}),
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
    loosely: bool = False  # one known word among a cell's words is enough to choose by

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.label, *self.synonyms)

    def choice_for(self, text: str) -> str:
        """The value a cell's words stand for, or nothing when they are not known."""
        said = words(text)
        exact = next((c.value for c in self.choices if said in _known(c)), "") if said else ""
        return exact or (self._mentioned(said) if self.loosely else "")

    def _mentioned(self, said: tuple[str, ...]) -> str:
        """The choice most of whose words are among those said, unless they are denied."""
        if not _DENIALS.isdisjoint(said):
            return ""
        found = [
            (len(known), -said.index(known[0]), choice.value)
            for choice in self.choices
            for known in _known(choice)
            if known and set(known) <= set(said)
        ]
        return max(found, default=(0, 0, ""))[2]


_DENIALS = frozenset({"ikke", "ikkje", "ingen", "uten", "utan", "not", "without", "non"})


def _known(choice: Choice) -> Iterable[tuple[str, ...]]:
    return _known_words((choice.value, str(choice.label), *choice.synonyms))


@cache
def _known_words(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words(name) for name in names]


def by_name(fields: Sequence[Field]) -> dict[str, Field]:
    return {field.name: field for field in fields}


SEVERAL = (";", "|", "\n", ",")


def parts_of(text: str) -> list[str]:
    """A cell that holds several values, taken apart."""
    mark = next((mark for mark in SEVERAL if mark in text), "")
    return [part.strip() for part in text.split(mark) if part.strip()] if mark else [text]
