"""What people and enemies send: a clear answer each time, nothing lost, nothing half done."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from varde.foundation.identity import uuid7
from varde.people.models import Member
from varde.registers import forms, shelf
from varde.registers.models import Import
from varde.registers.rules import State
from varde.registers.tests.conftest import REGISTER, Desk
from varde.tables.xlsx_out import write_xlsx
from varde.testing.cast import Cast

Enter = Callable[[Member], Client]
PLACE = "/fjordbygg-as/importer/"


def answer(client: Client, data: bytes, name: str = "register.csv") -> str:
    """The page that refuses, in words."""
    said = client.post(PLACE, {"file": SimpleUploadedFile(name, data)})
    assert said.status_code == 422
    assert not Import.objects.exists()
    return str(said.content.decode())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("register.csv", b"%PDF-1.7 " + b"x" * 200, "This is PDF, not a table"),
        ("register.xlsx", b"\x89PNG\r\n\x1a\n" + b"x" * 200, "This is a picture"),
        ("register.csv", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "web page or XML"),
        ("register.xls", b"<html><table><tr><td>1</td></tr></table></html>", "web page or XML"),
        ("register.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old or locked Excel"),
        ("register.xlsx", b"PK\x03\x04" + b"x" * 99, "damaged or cut"),
        ("register.csv", bytes(range(1, 32)) * 50, "not a table"),
        ("register.csv", b"", "The file is empty"),
    ],
)
def test_a_wrong_kind_under_a_right_name_is_called_what_it_is(
    enter: Enter, cast: Cast, name: str, data: bytes, said: str
) -> None:
    assert said in answer(enter(cast.hanne), data, name)


def test_no_file_at_all_is_answered(enter: Enter, cast: Cast) -> None:
    said = enter(cast.hanne).post(PLACE, {})
    assert said.status_code == 422
    assert "This must be filled in." in said.content.decode()


def test_a_file_larger_than_we_take_is_told_its_size(
    enter: Enter, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_MEGABYTES", 1)
    html = answer(enter(cast.hanne), b"Tittel;Dato\n" + b"Glatt;12.06.2024\n" * 130_000)
    assert "The file is 2 MB. Split it into parts of at most 1 MB." in html


def test_a_zip_bomb_is_refused(enter: Enter, cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_000)
    assert "Unpacked, this workbook would be" in answer(
        enter(cast.hanne), path.read_bytes(), "bomb.xlsx"
    )


def test_a_register_cut_in_the_middle_of_a_cell_is_not_taken_in(desk: Desk) -> None:
    row = desk.take_over(REGISTER + 'Vått;"Taket lekker over sto')
    assert row.state == State.REFUSED
    assert "seems to be cut here" in row.faults[0]["message"]
    assert row.faults[0]["row"] == 5
    assert desk.cases() == {}


def test_a_register_cut_in_the_middle_of_a_row_is_not_taken_in(desk: Desk) -> None:
    row = desk.take_over(REGISTER + "Vått;Taket lek")
    assert row.state == State.REFUSED
    assert "2 cells, but the heading has 7" in row.faults[0]["message"]


def test_a_register_cut_in_the_middle_of_a_letter_is_not_taken_in(desk: Desk) -> None:
    row = desk.take_over(REGISTER.encode() + "Vått;Taket;12.06.2024;Lag;Lav;Åpen;blå".encode()[:-1])
    assert row.state == State.REFUSED
    assert "middle of a letter" in row.faults[0]["message"]


def test_formulas_in_a_workbook_are_the_values_saved_with_them(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "formulas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Tittel", "Dato", "Status"])
        page.write_formula(1, 0, '=CONCAT("Løst"," rekkverk")', None, "Løst rekkverk")
        page.write(1, 1, "12.06.2024")
        page.write_formula(2, 0, '=HYPERLINK("http://ond.example","Klikk")', None, "")
        page.write(2, 1, "13.06.2024")
    desk.take_over(path.read_bytes(), state="closed")
    assert set(desk.cases()) == {
        "Løst rekkverk",
        '=HYPERLINK("http://ond.example","Klikk")',
    }


def test_a_workbook_gives_the_same_cases_as_the_csv(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    lines = [line.split(";") for line in REGISTER.splitlines()]
    write_xlsx(path, lines[0], lines[1:])
    desk.take_over(path.read_bytes())
    cases = desk.cases()
    assert cases["Løst rekkverk"].actual == 3
    assert cases["Glatt gulv"].year == 2024
    again = desk.take_over(REGISTER)
    assert (again.added, again.known) == (0, 3)


def test_emoji_right_to_left_and_ten_thousand_letters_are_kept(desk: Desk) -> None:
    desk.take_over(f"Tittel;Hva skjedde;Dato\n👷🏽‍♀️ السقالة;{'ض' * 10_000};12.06.2024\n")
    assert len(desk.cases()["👷🏽‍♀️ السقالة"].text) == 10_000


def test_bytes_no_database_can_hold_are_taken_away(desk: Desk) -> None:
    row = desk.take_over(REGISTER.replace("løst.", "lø\0st.") + "\n" * 3)
    assert row.layout.nuls == 1
    assert desk.cases()["Løst rekkverk"].text == "Rekkverket på trapp 2 er løst."


def test_a_mapping_from_an_old_page_is_refused_when_the_import_is_over(
    enter: Enter, cast: Cast, desk: Desk
) -> None:
    row = desk.take_over(REGISTER)
    said = enter(cast.hanne).post(f"{PLACE}{row.pk}/bestem/", {"begin": "1"})
    assert said.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.added) == (State.DONE, 3)


def test_a_file_that_has_gone_missing_is_told_of(enter: Enter, cast: Cast, desk: Desk) -> None:
    row = desk.upload(REGISTER)
    shelf.clear(row.pk)
    html = enter(cast.hanne).get(row.get_absolute_url()).content.decode()
    assert "The file is no longer here. Choose it again." in html
    desk.run(row)
    assert row.state == State.REFUSED


def test_files_forgotten_in_a_break_are_swept_and_those_in_use_are_not(desk: Desk) -> None:
    kept, forgotten = desk.upload(REGISTER), uuid7()
    shelf.lay(forgotten, [b"x"])
    for key in (kept.pk, forgotten):
        os.utime(shelf.place(key), (0, 0))
    desk.upload(REGISTER + "Vått;Vått;12.06.2024;Lageret;Lav;Lukket;hvit\n")
    assert shelf.place(kept.pk).exists()
    assert not shelf.place(forgotten).exists()
