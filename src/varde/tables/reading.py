"""A table's rows, whatever file they come from."""

from collections.abc import Iterator
from pathlib import Path

from varde.tables.csv_rows import csv_rows
from varde.tables.layouts import Layout
from varde.tables.rows import Row
from varde.tables.xlsx_rows import xlsx_rows

_READERS = {"csv": csv_rows, "xlsx": xlsx_rows}


def rows_of(path: Path, layout: Layout) -> Iterator[Row]:
    """The rows below the heading, one at a time: the file is never held in memory."""
    for row in _READERS[layout.kind](path, layout):
        if row.number > layout.heading_row:
            yield row
