"""Rows of a CSV file: long cells, lines inside cells, HTML, and files that were cut."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from varde.tables.cells import clean
from varde.tables.csv_out import csv_lines
from varde.tables.reading import rows_of
from varde.tables.rows import Row
from varde.tables.sniffing import sniff

WriteCsv = Callable[..., Path]
HEADING = "Dato;Hva skjedde;Sted\n"


def read(path: Path) -> list[Row]:
    return list(rows_of(path, sniff(path)))


def test_lines_inside_a_cell_belong_to_the_cell(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + '12.06.2014;"Først\r\nså";Loft\n13.06.2014;Løst;Trapp\n'))
    assert rows[0].cells[1] == "Først\nså"
    assert [row.number for row in rows] == [2, 3]


def test_ten_thousand_letters_fit_in_one_cell(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + f"12.06.2014;{'ø' * 10_000};Loft\n"))
    assert len(rows[0].cells[1]) == 10_000
    assert not rows[0].trouble


def test_html_and_formulas_are_text(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + "12.06.2014;<script>alert(1)</script>;=HYPERLINK(1)\n"))
    assert rows[0].cells[1:] == ["<script>alert(1)</script>", "=HYPERLINK(1)"]


def test_emoji_and_right_to_left_text_come_through(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + "12.06.2014;👷🏽‍♀️ falt;السقالة\n"))
    assert rows[0].cells[1:] == ["👷🏽‍♀️ falt", "السقالة"]


def test_blank_rows_are_passed_over_but_counted(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + "\n12.06.2014;Glatt;Loft\n;;\n13.06.2014;Løst;Trapp\n"))
    assert [row.number for row in rows] == [3, 5]


def test_a_quotation_never_closed_is_noticed(csv_file: WriteCsv) -> None:
    whole = "12.06.2014;Glatt;Loft\n" * 4
    *before, last = read(csv_file(HEADING + whole + '13.06.2014;"Rekkverket på st'))
    assert "never closed" in last.trouble
    assert last.number == 6
    assert last.cells[1] == "Rekkverket på st"
    assert not any(row.trouble for row in before)


def test_a_quotation_that_swallows_a_large_file_is_noticed(csv_file: WriteCsv) -> None:
    text = HEADING + '12.06.2014;"Glatt;Loft\n' + "13.06.2014;Løst;Trapp\n" * 70_000
    last = read(csv_file(text))[-1]
    assert "never closed" in last.trouble


def test_a_row_cut_short_is_noticed(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + "12.06.2014;Glatt;Loft\n" * 5 + "13.06.2014;Løs"))
    assert [bool(row.trouble) for row in rows] == [False] * 5 + [True]
    assert "2 cells, but the heading has 3" in rows[-1].trouble


def test_a_row_with_a_cell_too_many_is_noticed(csv_file: WriteCsv) -> None:
    rows = read(
        csv_file(HEADING + "12.06.2014;Glatt;Loft\n" * 30 + "13.06.2014;Løst; bratt;Loft\n")
    )
    assert "4 cells, but the heading has 3" in rows[-1].trouble


def test_programs_that_leave_out_empty_cells_are_forgiven(csv_file: WriteCsv) -> None:
    rows = read(csv_file(HEADING + "12.06.2014;Glatt\n13.06.2014;Løst\n14.06.2014;Vått;Loft\n"))
    assert not any(row.trouble for row in rows)
    assert rows[0].cells == ["12.06.2014", "Glatt", ""]


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\r\t")
CELL = st.text(LETTERS, max_size=30)


def bare(cell: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from running it."""
    return clean(clean(cell).removeprefix("'"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=3, max_size=20))
def test_what_we_write_we_read_back(tmp_path: Path, cells: list[tuple[str, str, str]]) -> None:
    rows = [("Rad", f"Nr {number}", *texts) for number, texts in enumerate(cells)]
    path = tmp_path / "back.csv"
    path.write_bytes(b"".join(csv_lines(["Type", "Navn", "Hva", "Hvor", "Hvorfor"], rows)))
    layout = sniff(path)
    assert layout.headings[:2] == ("Type", "Navn")
    back = [[bare(cell) for cell in row.cells] for row in rows_of(path, layout)]
    assert back == [[bare(cell) for cell in row[: layout.width]] for row in rows]
