"""One row of a table, before anybody has said what its columns mean."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _


class Row(NamedTuple):
    """The cells of one row, its number (the heading included), and what is wrong with it."""

    number: int
    cells: list[str]
    trouble: str = ""


def unfinished() -> str:
    return _(
        "The file seems to be cut here: a quotation mark is opened and never closed. "
        "Export the file again, or close the quotation mark in this row."
    )


def too_few(cells: Sequence[str], width: int) -> str:
    return _(
        "This row has %(cells)s cells, but the heading has %(width)s. "
        "See whether the file was cut, or a delimiter is missing."
    ) % {"cells": len(cells), "width": width}


def too_many(cells: Sequence[str], width: int) -> str:
    return _(
        "This row has %(cells)s cells, but the heading has %(width)s. "
        "Put quotation marks around text that holds the delimiter."
    ) % {"cells": len(cells), "width": width}


def cut_short() -> str:
    return _(
        "The file ends in the middle of a letter, so this row may be cut. "
        "Export the file again, or fetch the whole of it."
    )
