"""What leaves us can be opened by anybody and run by no spreadsheet."""

import datetime
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from varde.tables import xlsx_out
from varde.tables.csv_out import csv_lines, harmless, text_of
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff
from varde.tables.xlsx_out import write_xlsx


def test_csv_opens_in_norwegian_excel() -> None:
    data = b"".join(csv_lines(["Sted", "Hva"], [["Målestasjonen", 'Sa "nei"; gikk']]))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == 'Sted;Hva\r\nMålestasjonen;"Sa ""nei""; gikk"\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["-5,3", "+47 22 00 00 00", "Trapp = glatt", "", "12.06.2014"])
def test_numbers_and_ordinary_words_are_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_headings_are_guarded_too() -> None:
    assert b"'=cmd" in b"".join(csv_lines(["=cmd"], []))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (1.5, "1,5"),
        (7, "7"),
        (Decimal("2.50"), "2.50"),
        (datetime.date(2014, 6, 12), "2014-06-12"),
        (datetime.datetime(2014, 6, 12, 13, 45, tzinfo=datetime.UTC), "2014-06-12 13:45"),
        ("hull\0her", "hullher"),
    ],
)
def test_values_become_text_that_reads_back(value: object, text: str) -> None:
    assert text_of(value) == text


def test_large_csv_leaves_in_pieces() -> None:
    pieces = list(csv_lines(["Nr"], ([n] for n in range(1_200))))
    assert len(pieces) == 3
    assert b"".join(pieces).count(b"\r\n") == 1_201


def test_a_workbook_holds_text_as_text_and_days_as_days(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    link = "http://example.org"
    row = ["=1+1", link, datetime.date(2014, 6, 12), Decimal("1.5"), True, None, "007"]
    write_xlsx(path, ["a", "b", "c", "d", "e", "f", "g"], [row], sheet="Avvik")
    layout = sniff(path)
    assert (layout.sheet, layout.formulas) == ("Avvik", 0)
    assert next(rows_of(path, layout)).cells == [
        *("=1+1", link, "2014-06-12", "1.5", "yes", "", "007")
    ]


def test_a_workbook_can_be_written_to_a_stream_without_formulas_or_links() -> None:
    stream = io.BytesIO()
    moment = datetime.datetime(2014, 6, 12, 13, 45, tzinfo=datetime.UTC)
    write_xlsx(stream, ["Når", "Hva"], [[moment, '=HYPERLINK("http://x")']])
    sheet = zipfile.ZipFile(stream).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_cell_longer_than_excel_allows_is_cut_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    write_xlsx(path, ["Hva", "Hvor"], [["x" * 40_000, "Loft"]])
    cell = next(rows_of(path, sniff(path))).cells[0]
    assert len(cell) == 32_767
    assert cell.endswith("…")


def test_what_one_sheet_cannot_hold_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", 3)
    path = tmp_path / "long.xlsx"
    write_xlsx(path, ["Nr"], ([str(number)] for number in range(5)))
    sheets = sniff(path).sheets
    found = [row.cells for name in sheets for row in rows_of(path, sniff(path, sheet=name))]
    assert len(sheets) == 3
    assert found == [[str(number)] for number in range(5)]
