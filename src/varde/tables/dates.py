"""Dates as people write them. Month-first is never guessed: somebody must say so."""

import datetime
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

Moment = datetime.date | datetime.datetime


class DateForm(StrEnum):
    """The order in which a column writes year, month and day."""

    YEAR_FIRST = "year_first"  # 2014-06-12, 2014/06/12, 2014-06-12T13:45
    DAY_FIRST = "day_first"  # 12.06.2014, 12/6-14
    MONTH_FIRST = "month_first"  # 06/12/2014
    SERIAL = "serial"  # 41802: Excel's count of days
    WORDS = "words"  # 12. juni 2014


_TIME = (
    r"(?:(?:T|,?\s+(?:kl\.?\s*)?)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?\s*"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?$"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME, re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])" + _TIME)
_YEAR_LAST = re.compile(
    r"(\d{1,2})([-/.])\s?(\d{1,2})([-/.])\s?(\d{4}|\d{2})" + _TIME, re.IGNORECASE
)
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,](\d+))?$")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([a-zæøå]{3,9})\.?,?\s+(\d{4})" + _TIME, re.IGNORECASE)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            *("jan januar january", "feb februar february", "mar mars march", "apr april"),
            *("mai may", "jun juni june", "jul juli july", "aug august"),
            *("sep sept september", "okt oct oktober october", "nov november"),
            "des dec desember december",
        ),
        start=1,
    )
    for word in words.split()
}
_FIRST_SERIAL_DAY = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 — wall clock, as in the cell
_LAST_CENTURY_FROM = 70


def read(text: str, form: DateForm) -> Moment | None:
    """The day or moment a cell names when it is written in that form; None when it is not."""
    try:
        return _READERS[form](text)
    except (ValueError, OverflowError):
        return None


def forms_of(text: str) -> frozenset[DateForm]:
    """Every form that could explain the cell. 03.04.2014 is day first, 03/04/2014 may be both."""
    return frozenset(form for form in DateForm if read(text, form) is not None)


def _year_first(text: str) -> Moment | None:
    if not (found := _YEAR_FIRST.match(text) or _COMPACT.match(text)):
        return None
    return _made(int(found[1]), int(found[3]), int(found[4]), found)


def _day_first(text: str) -> Moment | None:
    if not (found := _YEAR_LAST.match(text)):
        return None
    return _made(_year(found[5]), int(found[3]), int(found[1]), found)


def _month_first(text: str) -> Moment | None:
    found = _YEAR_LAST.match(text)
    # Points, and 12/6-14, are written by people who put the day first.
    if not found or found[2] != found[4] or found[2] == ".":
        return None
    return _made(_year(found[5]), int(found[1]), int(found[3]), found)


def _serial(text: str) -> Moment | None:
    if not (found := _SERIAL.match(text)):
        return None
    day = _FIRST_SERIAL_DAY + datetime.timedelta(days=int(found[1]))
    if not found[2] or not int(found[2]):
        return day.date()
    moment = day + datetime.timedelta(days=float(f"0.{found[2]}"))
    return (moment + datetime.timedelta(milliseconds=500)).replace(microsecond=0)


def _words(text: str) -> Moment | None:
    found = _WORDS.match(text)
    month = _MONTHS.get(found[2].casefold()) if found else None
    return _made(int(found[3]), month, int(found[1]), found) if found and month else None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= _LAST_CENTURY_FROM else 2000)


def _made(year: int, month: int, day: int, found: re.Match[str]) -> Moment:
    if not 1900 <= year <= 2200:
        raise ValueError(year)
    if found["hour"] is None:
        return datetime.date(year, month, day)
    hour = int(found["hour"])
    if half := found["half"]:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    seconds = int(found["second"] or 0)
    zone = _zone(found["zone"])
    return datetime.datetime(year, month, day, hour, int(found["minute"]), seconds, tzinfo=zone)


def _zone(text: str | None) -> datetime.tzinfo | None:
    if not text:
        return None
    if text in "Zz":
        return datetime.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return datetime.timezone(datetime.timedelta(minutes=-minutes if text[0] == "-" else minutes))


_READERS: dict[DateForm, Callable[[str], Moment | None]] = {
    DateForm.YEAR_FIRST: _year_first,
    DateForm.DAY_FIRST: _day_first,
    DateForm.MONTH_FIRST: _month_first,
    DateForm.SERIAL: _serial,
    DateForm.WORDS: _words,
}


@dataclass
class DateFinding:
    """What a column's cells, taken together, say about how its dates are written."""

    cells: int = 0
    fits: Counter[DateForm] = field(default_factory=Counter)
    only: Counter[DateForm] = field(default_factory=Counter)  # cells that nothing else explains

    def add(self, forms: frozenset[DateForm], times: int = 1) -> None:
        self.cells += times
        for form in forms:
            self.fits[form] += times
        if len(forms) == 1:
            self.only[next(iter(forms))] += times

    @property
    def candidates(self) -> tuple[DateForm, ...]:
        """The forms worth considering, the one that explains most first. Day before month."""
        order = list(DateForm)
        worth = [f for f in order if self.fits[f] >= 0.5 * self.cells and self.fits[f]]
        return tuple(sorted(worth, key=lambda f: (-self.fits[f], order.index(f))))

    @property
    def form(self) -> DateForm | None:
        """The form the column is written in, when that is certain."""
        forms = self.candidates
        if not forms or self.asks:
            return None
        return forms[0]

    @property
    def asks(self) -> bool:
        """Whether a person must say: both orders fit, or the month seems to come first."""
        forms = set(self.candidates)
        if DateForm.MONTH_FIRST not in forms:
            return False
        only_day = self.only[DateForm.DAY_FIRST]
        return only_day == 0 or self.only[DateForm.MONTH_FIRST] > 0

    def as_json(self) -> dict[str, Any]:
        return {"cells": self.cells, "fits": dict(self.fits), "only": dict(self.only)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        counts = {
            name: Counter({DateForm(form): times for form, times in stored[name].items()})
            for name in ("fits", "only")
        }
        return cls(stored["cells"], counts["fits"], counts["only"])
