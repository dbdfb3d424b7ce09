"""Units from a table, on the page: understood, shown, and taken in whole or not at all."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from varde.organisation import rules
from varde.organisation.models import Import, Unit
from varde.people.tests.conftest import Door
from varde.tables.xlsx_out import write_xlsx
from varde.testing.cast import Cast

SHARED = Path(os.environ.get("VARDE_SHARED_DATA") or settings.ROOT.parent / "shared" / "data")
REAL = SHARED / "organisations" / "organization.original.csv"
PAGE = "enheter/les-inn/"
SCHOOLS = "Nr;Navn;Overordnet\n10;Oppvekst;\n11;Åsen skole;10\n12;Øra skole;Oppvekst\n13;SFO;11\n"


@pytest.fixture
def bjorn(cast: Cast, door: Door) -> Door:
    return door.enter(cast.bjorn)


def _read(door: Door, content: str | bytes, name: str = "enheter.csv", status: int = 302) -> Any:
    whole = content.encode() if isinstance(content, str) else content
    answer = door.post(PAGE, file=SimpleUploadedFile(name, whole), status=status)
    return answer["Location"] if status == 302 else answer.content.decode()


def _columns(page: str) -> dict[str, Any]:
    """What the page's form would send: each column with the field chosen for it."""
    chosen: dict[str, Any] = {}
    for name, inside in re.findall(r'<select name="(column\d+)"(.*?)</select>', page, re.S):
        found = re.search(r'value="([^"]*)" selected', inside)
        chosen[name] = found[1] if found else ""
    return chosen


def _take_in(door: Door, address: str, **more: str) -> Any:
    words = _columns(door.get(address)) | {"take_in": "1"} | more
    return door.post(f"{address}kolonner/", **words)


def test_it_shows_what_it_understood_before_anything_is_added(cast: Cast, bjorn: Door) -> None:
    before = Unit.objects.count()
    page = bjorn.get(_read(bjorn, SCHOOLS))
    assert "4 units are new" in page
    assert _columns(page) == {"column0": "number", "column1": "name", "column2": "parent"}
    assert "under Oppvekst" in page
    assert "For instance: 10 · 11 · 12" in page
    assert Unit.objects.count() == before


def test_they_come_in_with_one_press(cast: Cast, bjorn: Door) -> None:
    address = _read(bjorn, SCHOOLS)
    answer = _take_in(bjorn, address)
    assert answer["Location"] == address
    page = bjorn.get(address)
    assert "4 units are added" in page
    assert Import.objects.get().digest in page
    sfo = Unit.objects.get(name="SFO")
    assert [unit.name for unit in Unit.objects.all().on_the_way_to(sfo)][1:] == [
        "Oppvekst",
        "Åsen skole",
    ]
    assert "4 units under" not in page
    assert "Oppvekst" in bjorn.get("enheter/")


def test_the_same_file_twice_adds_nothing_and_says_so(cast: Cast, bjorn: Door) -> None:
    _take_in(bjorn, _read(bjorn, SCHOOLS))
    before = Unit.objects.count()
    address = _read(bjorn, SCHOOLS)
    page = bjorn.get(address)
    assert "Everything stands here already" in page
    assert "4 units stand here already and are left as they are." in page
    _take_in(bjorn, address)
    assert Unit.objects.count() == before
    assert "Nothing was added: everything stood here already" in bjorn.get(address)


def test_a_known_number_with_another_name_is_left_and_the_new_ones_come(
    cast: Cast, bjorn: Door
) -> None:
    _take_in(bjorn, _read(bjorn, SCHOOLS))
    _take_in(bjorn, _read(bjorn, SCHOOLS.replace("SFO", "Fritidsordningen") + "14;Kantina;13\n"))
    assert Unit.objects.get(number="13").name == "SFO"
    assert Unit.objects.get(number="14") in Unit.objects.all().right_under(
        Unit.objects.get(number="13")
    )


def test_an_excel_file_does_as_well(cast: Cast, bjorn: Door, tmp_path: Path) -> None:
    path = tmp_path / "enheter.xlsx"
    rows = [[f"{n}", f"Avdeling {n}", ""] for n in range(1, 4)]
    write_xlsx(path, ["Nummer", "Navn", "Ligger under"], rows, sheet="Enheter")
    address = _read(bjorn, path.read_bytes(), "enheter.xlsx")
    _take_in(bjorn, address)
    assert Unit.objects.filter(name__startswith="Avdeling").count() == 3


def test_a_person_says_what_the_columns_are(cast: Cast, bjorn: Door) -> None:
    address = _read(bjorn, "x;y\nAlfa;1\nBeta;2\nGamma;7\n")
    bjorn.post(f"{address}kolonner/", column0="name", column1="number")
    page = bjorn.get(address)
    assert "3 units are new" in page
    _take_in(bjorn, address)
    assert Unit.objects.get(number="7").name == "Gamma"


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"column0": "number", "column1": "", "column2": ""}, "Say which column holds the names."),
        ({"column0": "name", "column1": "name", "column2": ""}, "“Nr” says the same."),
        ({"column0": "leader", "column1": "name", "column2": ""}, "Choose one of the lines"),
    ],
)
def test_columns_that_make_no_sense_are_sent_back(
    cast: Cast, bjorn: Door, columns: dict[str, str], said: str
) -> None:
    address = _read(bjorn, SCHOOLS)
    answer = bjorn.post(f"{address}kolonner/", **columns, take_in="1", status=422)
    assert said in answer.content.decode()
    assert Import.objects.get().state == rules.READ


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("20;Alfa;21\n21;Beta;20\n", "This unit would lie under itself."),
        ("20;Alfa;99\n", "We find no unit with this number or name"),
        ("20;Alfa;\n20;Beta;\n", "Row 6 says the same."),
        ("20;;10\n", "must be filled in"),
        ('20;"Alfa', "The file seems to be cut here"),
        ("20", "This row has 1 cells, but the heading has 3."),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column_and_nothing_is_added(
    cast: Cast, bjorn: Door, rows: str, said: str
) -> None:
    before = Unit.objects.count()
    address = _read(bjorn, SCHOOLS + rows)
    page = bjorn.get(address)
    assert said in page
    assert 'name="take_in"' not in page
    words = _columns(page) | {"take_in": "1"}
    answer = bjorn.post(f"{address}kolonner/", **words, status=422)
    assert "Put right what is wrong in the table first" in answer.content.decode()
    assert Unit.objects.count() == before


def test_five_thousand_faults_are_not_all_listed(cast: Cast, bjorn: Door) -> None:
    rows = "".join(f"{n};Enhet {n};{n + 10_000}\n" for n in range(100, 300))
    page = bjorn.get(_read(bjorn, SCHOOLS + rows))
    assert "200 things must be put right first" in page
    assert "These are the first 50." in page
    assert page.count("We find no unit") == 50


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "tom.csv"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\xff" * 400, "bilde.csv"),
        (b"PK\x03\x04" + b"\x00" * 40, "ark.xlsx"),
    ],
)
def test_what_is_no_table_is_sent_back(cast: Cast, bjorn: Door, content: bytes, name: str) -> None:
    page = _read(bjorn, content, name, status=422)
    assert "ds-error-summary" in page
    assert not Import.objects.exists()


def test_a_table_that_waits_is_found_again_and_can_be_left(cast: Cast, bjorn: Door) -> None:
    address = _read(bjorn, SCHOOLS)
    assert address in bjorn.get(PAGE)
    bjorn.post(f"{address}slett/")
    given = Import.objects.get()
    assert (given.state, given.rows) == (rules.DROPPED, [])
    assert "This table was left" in bjorn.get(address)
    assert address not in bjorn.get(PAGE)


def test_pressing_twice_takes_in_once(cast: Cast, bjorn: Door) -> None:
    address = _read(bjorn, SCHOOLS)
    words = _columns(bjorn.get(address)) | {"take_in": "1"}
    bjorn.post(f"{address}kolonner/", **words)
    before = Unit.objects.count()
    assert bjorn.post(f"{address}kolonner/", **words)["Location"] == address
    assert Unit.objects.count() == before


@pytest.mark.parametrize("who", ["ola", "kari", "siri"])
def test_only_those_who_build_get_here(cast: Cast, door: Door, who: str) -> None:
    address = _read(door.enter(cast.bjorn), SCHOOLS)
    door.enter(getattr(cast, who))
    assert "HSE adviser" in door.get(PAGE, status=403)
    door.get(address, status=404)
    door.post(f"{address}kolonner/", status=404)
    door.post(f"{address}slett/", status=404)


def test_mona_of_another_undertaking_finds_no_table(cast: Cast, door: Door) -> None:
    address = _read(door.enter(cast.bjorn), SCHOOLS).replace("fjordbygg-as", "nabo-as")
    door.enter(cast.mona).get(address, status=404)
    door.post(f"{address}kolonner/", status=404)
    door.get(PAGE, status=404)


@pytest.mark.skipif(not REAL.exists(), reason="the real organisations are not on this machine")
def test_four_and_a_half_thousand_real_units_come_in_and_can_be_looked_at(
    cast: Cast, bjorn: Door
) -> None:
    address = _read(bjorn, REAL.read_bytes())
    assert "units are new" in bjorn.get(address)
    _take_in(bjorn, address)
    assert "4530 units are added" in bjorn.get(address).replace("\u00a0", "").replace(",", "")
    assert Unit.objects.filter(company=cast.company).count() == 4530 + 4
    page = bjorn.get("enheter/")
    assert "The next 50" in page
    assert "NAV Voss" in bjorn.get("enheter/", q="nav voss")
