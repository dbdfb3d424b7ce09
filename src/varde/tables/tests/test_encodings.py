"""Whichever way the letters were written, æ, ø and å come out right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from varde.tables.encodings import letters_of
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff

WriteCsv = Callable[..., Path]
TEXT = (
    "Dato;Hva skjedde;Hvor\n"
    "12.06.2014;Rekkverket på stillaset løsnet og må festes på nytt;Trappa på nordsiden\n"
    "13.06.2014;Håndtaket på kjøledøra er ødelagt, døra går ikke igjen;Kjøkkenet\n"
    "14.06.2014;Røyk fra skapet når strømmen slås på;Målestasjonen på øya\n"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman"],
)
def test_norwegian_letters_survive(csv_file: WriteCsv, encoding: str) -> None:
    path = csv_file(TEXT, encoding)
    layout = sniff(path)
    places = [row.cells[2] for row in rows_of(path, layout)]
    assert layout.headings == ("Dato", "Hva skjedde", "Hvor")
    assert places == ["Trappa på nordsiden", "Kjøkkenet", "Målestasjonen på øya"]


def test_plain_ascii_is_read_as_utf8(csv_file: WriteCsv) -> None:
    assert letters_of(csv_file("a;b\n1;2\n")).encoding == "utf-8"


def test_old_letters_far_down_in_a_large_file_are_found(csv_file: WriteCsv) -> None:
    rows = "2014;ingen rare bokstaver her\n" * 60_000 + "2014;blåbær på kjøkkenet, øverst\n"
    path = csv_file("År;Tekst\n".replace("Å", "A") + rows, "cp1252")
    assert letters_of(path).encoding == "cp1252"
    assert list(rows_of(path, sniff(path)))[-1].cells[1] == "blåbær på kjøkkenet, øverst"


def test_a_file_cut_in_the_middle_of_a_letter_says_so(csv_file: WriteCsv) -> None:
    path = csv_file(TEXT.encode()[: TEXT.encode().index("øya".encode()) + 1])
    layout = sniff(path)
    *whole, last = rows_of(path, layout)
    assert layout.encoding == "utf-8"
    assert layout.cut
    assert "middle of a letter" in last.trouble
    assert not any(row.trouble for row in whole)


def test_zero_bytes_are_taken_away_and_counted(csv_file: WriteCsv) -> None:
    many = "Lang nok tekst til at det ikke er noe annet enn tekst;x\n" * 20
    path = csv_file("Tekst;Merke\n" + many + "hull\0her;y\n")
    layout = sniff(path)
    assert layout.nuls == 1
    assert list(rows_of(path, layout))[-1].cells == ["hullher", "y"]


def test_a_person_may_say_which_letters_it_is(csv_file: WriteCsv) -> None:
    path = csv_file("Sted;Hva\nKjøkken;blå\n", "cp850")
    rows = list(rows_of(path, sniff(path, encoding="cp850")))
    assert rows[0].cells == ["Kjøkken", "blå"]


def test_bytes_that_mean_nothing_in_windows_are_still_read(csv_file: WriteCsv) -> None:
    path = csv_file(b"Tekst;Merke\nbl\xe5 \x81 b\xe6r;x\ns\xf8t;y\n")
    cells = [row.cells[0] for row in rows_of(path, sniff(path))]
    assert cells[0].startswith("bl")
    assert len(cells) == 2
