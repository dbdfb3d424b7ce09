"""XLSX out: written row by row in little memory; text is never a formula or a link."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from varde.tables.csv_out import text_of

_LONGEST_CELL = 32_767  # Excel's own limit
MOST_ROWS = 1_048_576  # and so is this, the heading included
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def write_xlsx(
    target: Path | IO[bytes],
    headings: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    sheet: str = "",
) -> None:
    """Write a sheet with a heading that stays in sight; what one cannot hold goes on in another."""
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, _OPTIONS) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        bold = book.add_format({"bold": True})
        page, number = _page(book, headings, bold, sheet or None), 0
        for row in rows:
            number += 1
            if number == MOST_ROWS:
                page, number = _page(book, headings, bold, None), 1
            for column, value in enumerate(row):
                _write(page, (number, column), value, day, moment)


def _page(book: Any, headings: Sequence[str], bold: Any, name: str | None) -> Any:
    page = book.add_worksheet(name)
    page.set_column(0, max(len(headings) - 1, 0), 20)
    page.freeze_panes(1, 0)
    page.write_row(0, 0, headings, bold)
    return page


def _write(page: Any, place: tuple[int, int], value: Any, day: Any, moment: Any) -> None:
    if isinstance(value, datetime.datetime):
        page.write_datetime(*place, value.replace(tzinfo=None), moment)
    elif isinstance(value, datetime.date):
        page.write_datetime(*place, value, day)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        page.write_number(*place, value)
    elif text := text_of(value):
        page.write_string(*place, _fitting(text))


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
