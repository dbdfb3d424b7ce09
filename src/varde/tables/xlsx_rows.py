"""Rows from a worksheet, one at a time, in little memory. See docs/decisions on why our own."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from varde.tables.cells import clean
from varde.tables.faults import Unreadable
from varde.tables.layouts import Layout
from varde.tables.rows import Row, too_many
from varde.tables.xlsx_book import Book, book_of
from varde.tables.xlsx_cells import cell_reader
from varde.tables.xlsx_strings import SharedStrings
from varde.tables.xml_parts import feed, parser
from varde.tables.zips import opened

_MOST_COLUMNS = 16_384


class _Sheet:
    """What the XML parser reports, gathered into rows."""

    def __init__(self, text_of: Callable[[str, str, str], str]) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self.formulas = 0
        self._text_of = text_of
        self._number = 0
        self._cells: list[str] = []
        self._column = 0
        self._kind = self._style = ""
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._columns: dict[str, int] = {}
        self.reader = parser()
        self.reader.StartElementHandler = self._start
        self.reader.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2] if ":" in name else name
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t"}:
            self.reader.CharacterDataHandler = self._value.append
        elif name == "f":
            self.formulas += 1
            self._formula = []
            self.reader.CharacterDataHandler = self._formula.append
        elif name == "row":
            stated = attributes.get("r", "")
            self._number = int(stated) if stated.isdecimal() else self._number + 1
            self._cells = []

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "").rstrip("0123456789")
        self._column = self._columns.get(place) or self._placed(place)
        self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
        self._value.clear()
        self._formula = None

    def _placed(self, place: str) -> int:
        """The column a cell says it stands in, or the next one when it says nothing."""
        if not place:
            return len(self._cells) + 1
        column = 0
        for letter in place.upper():
            column = column * 26 + ord(letter) - 64
        if not 1 <= column <= _MOST_COLUMNS:
            raise Unreadable(_("The workbook has a cell outside every sheet. Save it again."))
        self._columns[place] = column
        return column

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2] if ":" in name else name
        if name in {"v", "t", "f"}:
            self.reader.CharacterDataHandler = None
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self.rows.append((self._number, self._cells))

    def _end_cell(self) -> None:
        stored = "".join(self._value)
        text = self._text_of(self._kind, self._style, stored) if stored else ""
        if self._formula is not None and not text:
            text = "=" + "".join(self._formula)
        if text:
            self._cells.extend([""] * (self._column - len(self._cells)))
            self._cells[self._column - 1] = text


class FirstRows(NamedTuple):
    """The beginning of one sheet, and what else the workbook holds."""

    sheet: str
    sheets: tuple[str, ...]
    rows: list[tuple[int, list[str]]]
    formulas: int


def first_rows(path: Path, sheet: str, count: int) -> FirstRows:
    """The first rows of the named sheet, or of the first one that holds anything."""
    with opened(path) as archive:
        book = book_of(archive)
        for name in [sheet] if sheet in book.sheets else book.sheets:
            rows, formulas = _first(archive, book, book.sheets[name], count)
            if rows:
                return FirstRows(name, tuple(book.sheets), rows, formulas)
    raise Unreadable(_("The workbook is empty. Choose one with a heading and at least one row."))


def _first(
    archive: zipfile.ZipFile, book: Book, part: str, count: int
) -> tuple[list[tuple[int, list[str]]], int]:
    rows: list[tuple[int, list[str]]] = []
    with SharedStrings(archive, book.strings) as strings:
        sheet = _Sheet(cell_reader(book, strings))
        for _step in feed(sheet.reader, archive, part):
            rows += [(number, cells) for number, cells in sheet.rows if any(cells)]
            sheet.rows.clear()
            if len(rows) >= count:
                break
    return rows[:count], sheet.formulas


def xlsx_rows(path: Path, layout: Layout) -> Iterator[Row]:
    """Every row of the chosen sheet as text, blank rows left out, numbered as in the sheet."""
    width = layout.width
    with opened(path) as archive:
        book = book_of(archive)
        part = book.sheets.get(layout.sheet) or next(iter(book.sheets.values()))
        with SharedStrings(archive, book.strings) as strings:
            sheet = _Sheet(cell_reader(book, strings))
            for _step in feed(sheet.reader, archive, part):
                for number, cells in sheet.rows:
                    row = [clean(cell) for cell in cells]
                    if any(row):
                        trouble = too_many(row, width) if width and any(row[width:]) else ""
                        yield Row(number, row + [""] * (width - len(row)), trouble)
                sheet.rows.clear()
