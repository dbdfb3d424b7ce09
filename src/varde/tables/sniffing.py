"""What kind of table a file is: by its bytes, never by its name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from varde.tables import csv_rows, xlsx_rows
from varde.tables.cells import unholdable
from varde.tables.delimiters import dialect_of
from varde.tables.encodings import letters_of
from varde.tables.faults import Unreadable
from varde.tables.headings import heading_row, named
from varde.tables.layouts import Layout

_SAMPLE = 256 * 1024
_ROWS = 200
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MOST_COLUMNS = 500


def sniff(path: Path, *, sheet: str = "", encoding: str = "") -> Layout:
    """Find out how to read the file, or say in plain words why it is no table."""
    with path.open("rb") as file:
        head = file.read(512)
    if not head:
        raise Unreadable(_("The file is empty. Choose a file with a heading and at least one row."))
    if head.startswith(b"PK"):
        return _workbook(path, sheet)
    if head.startswith(_OLD_EXCEL):
        raise Unreadable(_("This is an old or locked Excel file. Save it as .xlsx, unlocked."))
    if kind := _other_kind(head):
        raise Unreadable(
            _("This is %(kind)s, not a table. Choose a CSV file or an Excel file (.xlsx).")
            % {"kind": kind}
        )
    return _text(path, encoding)


def _other_kind(head: bytes) -> str:
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<svg")):
        return _("a web page or XML")
    if head.startswith(b"%PDF"):
        return "PDF"
    pictures = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
    return _("a picture") if head.startswith(pictures) or head[4:8] == b"ftyp" else ""


def _workbook(path: Path, sheet: str) -> Layout:
    first = xlsx_rows.first_rows(path, sheet, _ROWS)
    bare = [cells for _number, cells in first.rows]
    found = heading_row(bare, _usual(bare))
    layout = Layout(
        kind="xlsx",
        heading_row=first.rows[found - 1][0] if found else 0,
        sheet=first.sheet,
        sheets=first.sheets,
        formulas=first.formulas,
    )
    return _with_headings(layout, bare, found)


def _text(path: Path, encoding: str) -> Layout:
    letters = letters_of(path)
    encoding = encoding or letters.encoding
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(_SAMPLE)
    if unholdable(sample) > max(5, 0.02 * len(sample)):
        raise Unreadable(_("This is not a table. Save it as CSV or as an Excel workbook (.xlsx)."))
    dialect = dialect_of(sample.replace("\0", ""))
    layout = Layout(
        kind="csv",
        encoding=encoding,
        delimiter=dialect.delimiter,
        quote=dialect.quote,
        escape=dialect.escape,
        nuls=letters.nuls,
        cut=letters.cut,
    )
    rows = csv_rows.first_rows(path, layout, _ROWS)
    found = heading_row(_without_hint(rows), _usual(rows))
    return _with_headings(replace(layout, heading_row=found), rows, found)


def _without_hint(rows: list[list[str]]) -> list[list[str]]:
    """Excel's first line "sep=;" is no heading."""
    if "".join(rows[0][:1]).lower().startswith("sep=") and len(rows[0]) <= 2:
        return [[], *rows[1:]]
    return rows


def _usual(rows: Sequence[Sequence[str]]) -> int:
    """How many cells most rows have, empty ones at the end not counted for the widest."""
    widths = Counter(_filled_width(row) for row in rows if any(row))
    return widths.most_common(1)[0][0] if widths else 0


def _filled_width(row: Sequence[str]) -> int:
    return next((i for i in range(len(row), 0, -1) if row[i - 1].strip()), 0)


def _with_headings(layout: Layout, rows: list[list[str]], found: int) -> Layout:
    """Name the columns; one without a heading counts only where some row has something in it."""
    heading = rows[found - 1] if found else []
    data = [row for row in rows[found:] if any(cell.strip() for cell in row)]
    width = max([_filled_width(heading), *(map(_filled_width, data[:50]) if not found else [])])
    width = max(width, _agreed(data))
    if width > MOST_COLUMNS:
        raise Unreadable(
            _("The table has %(count)s columns. Take away all but the %(most)s you need.")
            % {"count": width, "most": MOST_COLUMNS}
        )
    short = sum(len(row) < width for row in data)
    ragged = layout.kind == "xlsx" or short >= max(2, 0.3 * len(data))
    return replace(
        layout,
        width=width,
        headings=named(heading, width)[:width],
        ragged=ragged,
    )


def _agreed(data: list[list[str]]) -> int:
    """The width many rows reach: one row alone that is too long is a fault, not a column."""
    widths = Counter(_filled_width(row) for row in data)
    often = [width for width, times in widths.items() if times >= max(2, 0.05 * len(data))]
    return max(often, default=0)
