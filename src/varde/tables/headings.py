"""Where the heading of a table stands, and the names its columns get."""

from collections.abc import Sequence

from varde.tables.cells import clean
from varde.tables.dates import DateForm, forms_of
from varde.tables.numbers import read_number

LOOKED_AT = 20
_FULL, _HALF = 0.6, 0.5


def heading_row(rows: Sequence[Sequence[str]], width: int) -> int:
    """Which of the first rows is the heading, counted from 1; 0 when the data begin at once."""
    above = 0
    for number, row in enumerate(rows[:LOOKED_AT], start=1):
        filled = [cell for cell in map(clean, row) if cell]
        if len(filled) >= max(1, _FULL * width):
            return number if _names_things(filled) else above
        if len(filled) >= _HALF * width and _names_things(filled):
            above = number  # with names for some columns only, but right above the data
    return 0


def _names_things(cells: list[str]) -> bool:
    """A heading is different words, not days and numbers."""
    data = sum(_is_data(cell) for cell in cells)
    return data <= 0.2 * len(cells) and len(set(cells)) > 0.7 * len(cells)


def _is_data(cell: str) -> bool:
    if len(cell) > 120:
        return True
    return bool(forms_of(cell) - {DateForm.SERIAL}) or read_number(cell) is not None


def named(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """One different name for each column, also where the heading is empty or said twice."""
    names: dict[str, int] = {}
    for index in range(max(width, len(cells))):
        said = clean(cells[index]) if index < len(cells) else ""
        said = " ".join(said.split())[:200] or f"#{index + 1}"
        name, again = said, 1
        while name in names:
            again += 1
            name = f"{said} ({again})"
        names[name] = index
    return tuple(names)
