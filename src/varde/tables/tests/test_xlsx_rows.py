"""Rows of a workbook: days, formulas as their saved values, and workbooks made to do harm."""

import datetime
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from varde.tables.faults import Unreadable
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff
from varde.tables.xlsx_cells import number_text
from varde.tables.xlsx_out import write_xlsx

WriteXlsx = Callable[..., Path]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(path: Path) -> list[list[str]]:
    return [row.cells for row in rows_of(path, sniff(path))]


def hand_made(path: Path, sheet: str, strings: str = "", book: str = "") -> Path:
    """A workbook written part by part, as other programs than ours write them."""
    relation = f"{RELATIONS}/worksheet"
    parts = {
        "xl/workbook.xml": book
        or f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="rId1" Type="{relation}" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{MAIN}"/>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_days_and_moments_are_read_whatever_they_look_like(tmp_path: Path) -> None:
    path = tmp_path / "days.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Dato", "Tid", "Klokke", "Tall"])
        for row, pattern in enumerate(["dd.mm.yyyy", 'd. mmmm yyyy "kl"', "[$-414]yyyy;@"], 1):
            day = book.add_format({"num_format": pattern})
            page.write_datetime(row, 0, datetime.date(2014, 6, 12), day)
            page.write_number(row, 1, 41802 + (13 * 3600 + 45 * 60 + 7) / 86_400, day)
            page.write_datetime(row, 2, datetime.time(7, 30), book.add_format({"num_format": 20}))
            page.write_number(row, 3, 41802, book.add_format({"num_format": '0.00 "dager"'}))
    assert read(path) == [["2014-06-12", "2014-06-12T13:45:07", "07:30:00", "41802"]] * 3


def test_workbooks_that_count_from_1904_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Dato", "Hva"])
        day = book.add_format({"num_format": 14})
        page.write_datetime(1, 0, datetime.date(2014, 6, 12), day)
        page.write(1, 1, "Glatt")
    assert read(path) == [["2014-06-12", "Glatt"]]


def test_formulas_are_their_saved_values_and_are_never_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "formulas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Hva", "Sum", "Lenke"])
        page.write_formula(1, 0, '=CONCAT("Glatt"," gulv")', None, "Glatt gulv")
        page.write_formula(1, 1, "=1+1", None, "")
        page.write_formula(1, 2, '=WEBSERVICE("http://x")', None, "#NAME?")
    layout = sniff(path)
    assert layout.formulas == 3
    assert read(path) == [["Glatt gulv", "=1+1", "#NAME?"]]


def test_text_of_every_storage_is_read(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Hva</t></si><si><t>Hvor</t></si>'
        "<si><r><t>Glatt </t></r><r><rPr><b/></rPr><t>gulv</t></r><rPh><t>uttale</t></rPh></si>"
        '<si><t xml:space="preserve"> &lt;b&gt;Loft&lt;/b&gt; </t></si><si><t/></si></sst>'
    )
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c></row>'
        '<row r="4"><c r="A4" t="inlineStr"><is><t>Innskrevet</t></is></c>'
        '<c r="B4" t="b"><v>1</v></c></row>'
        '<row r="5"><c r="A5" t="str"><f>A1</f><v>Regnet</v></c><c r="B5" t="s"><v>4</v></c></row>'
        "</sheetData></worksheet>"
    )
    path = hand_made(tmp_path / "strings.xlsx", sheet, strings)
    rows = list(rows_of(path, sniff(path)))
    assert [row.number for row in rows] == [3, 4, 5]
    assert [row.cells for row in rows] == [
        ["Glatt gulv", "<b>Loft</b>"],
        ["Innskrevet", "true"],
        ["Regnet", ""],
    ]


def test_cells_that_do_not_say_where_they_stand_come_in_order(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row><x:c t="str"><x:v>Hva</x:v></x:c><x:c t="str"><x:v>Hvor</x:v></x:c></x:row>'
        '<x:row><x:c t="str"><x:v>Glatt</x:v></x:c><x:c t="str"><x:v>Loft</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert read(hand_made(tmp_path / "prefixed.xlsx", sheet)) == [["Glatt", "Loft"]]


def test_hidden_and_empty_sheets_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Tomt")
        book.add_worksheet("Skjult").write_row(0, 0, ["Lønn", "Navn"])
        book.get_worksheet_by_name("Skjult").hide()
        for name in ("Avvik", "Tiltak"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["Hva", "Hvor"])
            page.write_row(1, 0, [name, "Loft"])
    layout = sniff(path)
    assert (layout.sheet, layout.sheets) == ("Avvik", ("Tomt", "Avvik", "Tiltak"))
    other = sniff(path, sheet="Tiltak")
    assert [row.cells[0] for row in rows_of(path, other)] == ["Tiltak"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("5.0999999999999996", "5.1"),
        ("5", "5"),
        ("5.0", "5"),
        ("123456789012345678", "123456789012345678"),
    ],
)
def test_numbers_lose_the_tail_that_computers_add(stored: str, shown: str) -> None:
    assert number_text(stored) == shown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.text(
                st.characters(codec="utf-8", categories=("L", "N", "P", "S")),
                min_size=1,
                max_size=12,
            ),
            st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)),
            st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 4)),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_what_another_program_writes_is_read_as_it_was_written(
    tmp_path: Path, cells: list[tuple[str, datetime.date, float]]
) -> None:
    path = tmp_path / "same.xlsx"
    write_xlsx(path, ["Navn", "Dag", "Mengde"], cells)
    back = read(path)
    assert [row[0] for row in back] == [name for name, _day, _amount in cells]
    assert [row[1] for row in back] == [day.isoformat() for _name, day, _amount in cells]
    assert [float(row[2]) for row in back] == pytest.approx([amount for *_, amount in cells])


def test_a_cell_in_the_farthest_corner_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Hva", "Hvor"])
        page.write_row(1, 0, ["Glatt", "Loft"])
        page.write(1_048_575, 16_383, "y")
    rows = list(rows_of(path, sniff(path)))
    assert (rows[0].trouble, rows[1].number) == ("", 1_048_576)
    assert "16384 cells" in rows[1].trouble


def test_a_cell_outside_every_sheet_is_refused(tmp_path: Path) -> None:
    sheet = f'<worksheet xmlns="{MAIN}"><row r="1"><c r="ZZZZ1"><v>1</v></c></row></worksheet>'
    with pytest.raises(Unreadable, match="outside every sheet"):
        read(hand_made(tmp_path / "outside.xlsx", sheet))


def test_a_zip_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    path = hand_made(tmp_path / "bomb.xlsx", "<worksheet>" + " " * 40_000_000 + "</worksheet>")
    assert path.stat().st_size < 100_000
    with pytest.raises(Unreadable, match="Unpacked, this workbook would be 38 MB"):
        sniff(path)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_beyond_it(tmp_path: Path) -> None:
    path = tmp_path / "liar.xlsx"
    hand_made(path, "<worksheet>" + " " * 40_000_000 + "</worksheet>")
    data = bytearray(path.read_bytes())
    true = (len("<worksheet></worksheet>") + 40_000_000).to_bytes(4, "little")
    while (at := data.find(true)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="damaged"):
        sniff(path)


def test_a_thousand_little_parts_too_many_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "parts.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"xl/{number}.xml", "")
    with pytest.raises(Unreadable, match="Save the sheet as CSV"):
        sniff(path)


def test_entities_are_refused_and_nothing_outside_is_read(tmp_path: Path) -> None:
    laugh = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    sheet = (
        laugh + f'<worksheet xmlns="{MAIN}"><row r="1"><c r="A1"><v>&c;</v></c></row></worksheet>'
    )
    with pytest.raises(Unreadable, match="damaged"):
        read(hand_made(tmp_path / "entities.xlsx", sheet))


@pytest.mark.parametrize("part", [10, 200, -200, -30])
def test_a_workbook_cut_anywhere_is_refused_in_words(xlsx_file: WriteXlsx, part: int) -> None:
    path = xlsx_file(["Hva", "Hvor"], *([["Glatt", "Loft"]] * 500))
    path.write_bytes(path.read_bytes()[:part])
    with pytest.raises(Unreadable, match="damaged or cut"):
        sniff(path)


def test_a_workbook_with_rotten_bytes_is_refused_in_words(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 1009}</v></c></row>' for n in range(1, 9000)
    )
    path = hand_made(tmp_path / "rotten.xlsx", f'<worksheet xmlns="{MAIN}">{rows}</worksheet>')
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60] = zlib.compress(b"x" * 400)[:60].ljust(60, b"\xff")
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="damaged"):
        list(rows_of(path, sniff(path)))


def test_other_zips_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(Unreadable, match="not a table"):
        sniff(path)


def test_a_workbook_with_nothing_in_it_says_so(xlsx_file: WriteXlsx) -> None:
    with pytest.raises(Unreadable, match="workbook is empty"):
        sniff(xlsx_file([]))
