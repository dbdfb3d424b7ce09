"""Rows with their meaning: cells turned into values by a mapping, faults by row and column."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from django.utils.translation import gettext as _

from varde.tables.answers import read_answer
from varde.tables.cells import is_nothing
from varde.tables.dates import DateForm, read
from varde.tables.faults import Fault
from varde.tables.fields import Field, Takes, by_name, parts_of
from varde.tables.mapping import Link, Mapping
from varde.tables.numbers import read_number
from varde.tables.rows import Row

_REMEMBERED = 20_000


class _NotRead(Exception):
    """A cell that cannot become a value; str() says what to do."""


@dataclass(slots=True)
class Record:
    """One row: its values by field, what no field took, and what is wrong with it."""

    row: int
    digest: bytes
    values: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


Convert = Callable[[str], Any]


class Reader:
    """Reads rows of one table by one mapping."""

    def __init__(
        self,
        headings: Sequence[str],
        mapping: Mapping,
        fields: Sequence[Field],
        *,
        uncounted: Sequence[str] = (),
    ) -> None:
        """`uncounted` columns, such as row numbers, do not make one row different from another."""
        known = by_name(fields)
        links = {link.column: link for link in mapping.links}
        self._headings = headings
        self._required = [f for f in fields if f.required]
        self._kept: list[tuple[int, str]] = []
        self._texts: list[tuple[int, str, str]] = []
        self._used: list[tuple[int, str, Field, bool, Convert]] = []
        for index, heading in enumerate(headings):
            link = links.get(heading)
            wanted = known.get(link.field) if link else None
            if link is None or wanted is None:
                self._kept.append((index, heading))
            elif wanted.takes == Takes.TEXT:
                self._texts.append((index, heading, wanted.name))
            else:
                # A choice says less than the words it stands for, so they are kept beside it.
                keeps = wanted.takes == Takes.CHOICE
                self._used.append((index, heading, wanted, keeps, _converter(link, wanted)))
        self._counted = [heading not in uncounted for heading in headings]
        counted = "\x1e".join(compress(headings, self._counted))
        self._start = hashlib.sha256(counted.encode() + b"\x1d")

    def records(self, rows: Iterable[Row]) -> Iterator[Record]:
        for row in rows:
            yield self.record(row)

    def record(self, row: Row) -> Record:
        """The row as values. A row that is broken as a whole is not looked at cell by cell."""
        cells = row.cells
        record = Record(row.number, self._digest(cells))
        if row.trouble:
            record.faults.append(
                Fault(row.number, "", " · ".join(filter(None, cells)), row.trouble)
            )
            return record
        record.extra = {heading: cells[i] for i, heading in self._kept if cells[i]}
        self._take_texts(record, cells)
        self._take_values(record, cells)
        for wanted in self._required:
            if not record.values.get(wanted.name) and not record.faults:
                record.faults.append(
                    Fault(row.number, wanted.label, "", _("This must be filled in."))
                )
        return record

    def _take_texts(self, record: Record, cells: Sequence[str]) -> None:
        """Several columns may be put together: each after the first under its own heading."""
        values = record.values
        for index, heading, name in self._texts:
            if text := cells[index]:
                before = values.get(name)
                values[name] = f"{before}\n\n{heading}: {text}" if before else text

    def _take_values(self, record: Record, cells: Sequence[str]) -> None:
        values, extra = record.values, record.extra
        for index, heading, wanted, keeps, convert in self._used:
            if text := cells[index]:
                try:
                    value = convert(text)
                except _NotRead as wrong:
                    record.faults.append(Fault(record.row, heading, text, str(wrong)))
                    continue
                is_empty = value is None or value == ""
                if is_empty or keeps:
                    extra[heading] = text
                if not is_empty:
                    values[wanted.name] = value

    def _digest(self, cells: Sequence[str]) -> bytes:
        sums = self._start.copy()
        sums.update("\x1e".join(compress(cells, self._counted)).encode("utf-8", "replace"))
        return sums.digest()


class _Remembered(dict[str, Any]):
    """What texts were made into: the same text is worked out once."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert

    def __missing__(self, text: str) -> Any:
        if len(self) > _REMEMBERED:
            self.clear()
        value = self[text] = self._convert(text)
        return value


def _converter(link: Link, wanted: Field) -> Convert:
    """How this column's cells become the field's values."""
    if wanted.takes == Takes.LINE:
        return _line
    return _Remembered(_MAKERS[wanted.takes](link, wanted)).__getitem__


def _line(text: str) -> str:
    return " ".join(text.split())


def _dates(link: Link, _wanted: Field) -> Convert:
    form = DateForm(link.form) if link.form else None

    def convert(text: str) -> Any:
        if is_nothing(text):
            return None
        if form is None:
            raise _NotRead(_("Say first how the dates in this column are written."))
        value = read(text, form)
        if value is None:
            raise _NotRead(_("This is no date as the rest of the column writes them."))
        return value

    return convert


def _choices(link: Link, wanted: Field) -> Convert:
    def convert(text: str) -> Any:
        if text in link.values:
            return link.values[text] or None
        parts = parts_of(text)
        found = [link.values.get(part) or wanted.choice_for(part) for part in parts]
        return next(filter(None, found), None)

    return convert


def _answers(_link: Link, _wanted: Field) -> Convert:
    def convert(text: str) -> Any:
        answer = read_answer(text)
        if answer is None and not is_nothing(text):
            raise _NotRead(_("This is neither yes nor no. Write ja or nei."))
        return answer

    return convert


def _numbers(_link: Link, _wanted: Field) -> Convert:
    def convert(text: str) -> Any:
        number = read_number(text)
        if number is None and not is_nothing(text):
            raise _NotRead(_("This is no number. Write it like this: 1234,5"))
        return number

    return convert


_MAKERS: dict[Takes, Callable[[Link, Field], Convert]] = {
    Takes.DATE: _dates,
    Takes.CHOICE: _choices,
    Takes.YES_NO: _answers,
    Takes.NUMBER: _numbers,
}
