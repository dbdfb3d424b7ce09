"""Rows from a CSV file, one at a time, with an eye for files that were cut."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from operator import methodcaller
from pathlib import Path

from django.utils.translation import gettext as _

from varde.tables.cells import clean_row
from varde.tables.delimiters import options
from varde.tables.faults import Unreadable
from varde.tables.layouts import Layout
from varde.tables.rows import Row, cut_short, too_few, too_many, unfinished

# A longer cell is a quotation mark that was never closed, not something a person wrote.
LONGEST_CELL = 1_000_000
csv.field_size_limit(LONGEST_CELL)
# Read as one line more: it comes back alone, unless a quotation is still open when the file ends.
_END = "\ufdd0end of file\ufdd0"
_without_nul = methodcaller("replace", "\0", "")


def csv_rows(path: Path, layout: Layout) -> Iterator[Row]:
    """Every row of the file as text, blank rows left out, numbered as a spreadsheet would."""
    number, held = 0, None
    try:
        for number, cells in enumerate(_reader(path, layout), start=1):
            if row := _row(number, cells, layout):
                if held:
                    yield held
                held = row
    except csv.Error:
        held = Row(number + 1, [], unfinished())
    if held:
        yield held._replace(trouble=held.trouble or cut_short()) if layout.cut else held


def _reader(path: Path, layout: Layout) -> Iterator[list[str]]:
    said = options(layout.delimiter, layout.quote, layout.escape)
    return csv.reader(_lines(path, layout.encoding), **said)  # type: ignore[arg-type]


def _lines(path: Path, encoding: str) -> Iterator[str]:
    # A letter cut in two at the end of the file is replaced here; the layout says "cut".
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        yield from map(_without_nul, file)
    yield _END


def _row(number: int, cells: list[str], layout: Layout) -> Row | None:
    """The row, or None where there is nothing in it."""
    if cells == [_END]:
        return None
    trouble = ""
    if cells and cells[-1].endswith(_END):
        cells[-1], trouble = cells[-1].removesuffix(_END), unfinished()
    row = clean_row(cells)
    if not any(row):
        return None
    trouble = trouble or _trouble(row, layout)
    return Row(number, row + [""] * (layout.width - len(row)), trouble)


def _trouble(row: list[str], layout: Layout) -> str:
    width = layout.width
    if len(row) == width or not width:
        return ""
    if len(row) < width:
        return "" if layout.ragged else too_few(row, width)
    return too_many(row, width) if any(row[width:]) else ""


def first_rows(path: Path, layout: Layout, count: int) -> list[list[str]]:
    """The first rows as they stand, blank ones too, to find the heading among them."""
    rows: list[list[str]] = []
    # A quotation never closed ends the look here; reading the rows says where.
    with suppress(csv.Error):
        rows.extend(islice(_reader(path, layout), count))
    rows = [cells for cells in rows if cells != [_END]]
    if not any(map(any, rows)):
        raise Unreadable(_("The file is empty. Choose a file with a heading and at least one row."))
    return rows
