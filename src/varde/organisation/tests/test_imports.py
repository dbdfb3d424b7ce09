"""A table looked at before anything is done with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from varde.organisation import imports, unit_table
from varde.organisation.models import Import
from varde.tables.faults import Unreadable

Look = Callable[[str | bytes], imports.Look]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def read(text: str | bytes) -> imports.Look:
        path = tmp_path / "table"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return imports.look_at(path, unit_table.fields())

    return read


def _means(seen: imports.Look) -> dict[str, str]:
    return {link.column: link.field for link in seen.mapping.links}


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Nr;Navn;Overordnet", ["number", "name", "parent"]),
        ("enhetsnummer;enhetsnavn;forelder", ["number", "name", "parent"]),
        ("tailid;name_nb;parentid", ["number", "name", "parent"]),
        ("Id;Avdeling;Ligger under", ["number", "name", "parent"]),
    ],
)
def test_headings_are_known_by_many_names(look: Look, heading: str, means: list[str]) -> None:
    seen = look(f"{heading}\n10;Oppvekst;\n11;Skole;10\n12;Barnehage;10\n")
    assert list(_means(seen).values()) == means


def test_a_heading_is_enough_whatever_lies_below(look: Look) -> None:
    seen = look("Nr;Navn;Overordnet\n1;Ja;\n2;Nei;1\n")
    assert list(_means(seen).values()) == ["number", "name", "parent"]


def test_no_field_is_filled_by_two_columns(look: Look) -> None:
    seen = look("Navn;Name;Nr\nA;B;1\nC;D;2\n")
    fields = [field for field in _means(seen).values() if field]
    assert sorted(fields) == ["name", "number"]


def test_rows_keep_the_numbers_a_spreadsheet_shows(look: Look) -> None:
    seen = look("Navn;Nr\nA;1\n\nB;2\n")
    assert [row[0] for row in seen.rows] == [2, 4]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x89PNG\r\n", b"<html></html>"])
def test_what_is_no_table_is_said_so(look: Look, content: bytes) -> None:
    with pytest.raises(Unreadable):
        look(content)


def test_a_table_too_long_is_refused_before_it_is_kept(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MOST_ROWS", 3)
    with pytest.raises(Unreadable, match="more than 3 rows"):
        look("Navn;Nr\nA;1\nB;2\nC;3\nD;4\n")


def test_a_broken_row_is_told_of_and_not_guessed_at(look: Look) -> None:
    seen = look("Navn;Nr\nA;1\nB;2;tre;fire\nC;3\n")
    given = Import(
        headings=seen.headings, rows=seen.rows, columns=seen.mapping.as_json(), kind=imports.UNITS
    )
    read = list(imports.records(given, unit_table.fields()))
    assert [bool(one.faults) for one in read] == [False, True, False]
    assert read[1].faults[0].row == 3
    assert read[2].values == {"name": "C", "number": "3"}


def test_what_no_field_takes_is_left_out_but_kept_beside(look: Look) -> None:
    seen = look("Navn;Nr;Kommentar\nA;1;fint\nB;2;\n")
    given = Import(headings=seen.headings, rows=seen.rows, columns=seen.mapping.as_json())
    first = next(imports.records(given, unit_table.fields()))
    assert first.extra == {"Kommentar": "fint"}
