"""A list as a file to keep: the one way out for every list, as CSV or as a workbook."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from varde.tables.csv_out import csv_lines
from varde.tables.xlsx_out import write_xlsx

# So many rows are fetched at a time: a list of any size takes the same memory.
AT_A_TIME = 500
_STEP = 1 << 16
_Row = TypeVar("_Row")
Rows = Iterable[Sequence[Any]]


class File(NamedTuple):
    """A file that is made while it is being sent."""

    name: str
    content_type: str
    pieces: Iterator[bytes]


def file(form: str, name: str, headings: Sequence[str], rows: Rows) -> File:
    """The list in one of the forms of `_WAYS`."""
    way = _WAYS[form]
    return File(f"{name}.{form}", way.content_type, way.pieces(headings, rows))


def paged(page: Callable[[str], tuple[list[_Row], str]]) -> Iterator[list[_Row]]:
    """Every page of a list, by the key after which the next one begins."""
    after = ""
    while True:
        rows, after = page(after)
        yield rows
        if not after:
            return


def _workbook(headings: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """A workbook is whole only when its last row is there, so it is made on the disk first."""
    with tempfile.TemporaryFile() as file:
        write_xlsx(file, headings, rows)
        file.seek(0)
        while piece := file.read(_STEP):
            yield piece


@dataclass(frozen=True)
class _Way:
    content_type: str
    pieces: Callable[[Sequence[str], Rows], Iterator[bytes]]


_WAYS = {
    "csv": _Way("text/csv; charset=utf-8", csv_lines),
    "xlsx": _Way("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook),
}
