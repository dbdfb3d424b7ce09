"""What one cell of a worksheet says, as text. A formula is its saved value, never worked out."""

import datetime
from collections.abc import Callable

from varde.tables.xlsx_book import Book
from varde.tables.xlsx_strings import SharedStrings

_SECONDS = 86_400
# A cell holds the clock on the wall, in no time zone.
_START = datetime.datetime(1899, 12, 30)  # noqa: DTZ001
_START_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001


def cell_reader(book: Book, strings: SharedStrings) -> Callable[[str, str, str], str]:
    """A function from a cell's type, style and stored value to its text."""
    days = {str(style) for style in book.day_styles}
    start = _START_1904 if book.first_day_1904 else _START

    def text_of(kind: str, style: str, value: str) -> str:
        if kind == "s":
            return strings[int(value)] if value.isdecimal() else ""
        if kind == "b":
            return "true" if value == "1" else "false"
        if kind not in {"", "n"}:
            return value
        return _day(value, start) if style in days else number_text(value)

    return text_of


def number_text(value: str) -> str:
    """5.0999999999999996 is how a file stores 5.1; a long number keeps all its digits."""
    if value.isdecimal() or len(value) < 12:
        return value.removesuffix(".0")
    try:
        return repr(float(value)).removesuffix(".0")
    except ValueError:
        return value


def _day(value: str, start: datetime.datetime) -> str:
    try:
        serial = float(value)
        moment = start + datetime.timedelta(seconds=round(serial * _SECONDS))
    except (ValueError, OverflowError):
        return value
    if 0 <= serial < 1:
        return moment.time().isoformat()
    if moment.time() == datetime.time():
        return moment.date().isoformat()
    return moment.isoformat()
