"""Registers nobody here wrote: all of them are understood, down to the last row."""

from itertools import islice
from pathlib import Path

import pytest

from varde.tables.dates import DateForm
from varde.tables.profiles import Column, Kind, profile
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff


def looked_at(path: Path) -> tuple[int, dict[str, Column]]:
    layout = sniff(path)
    rows = list(rows_of(path, layout))
    assert not any(row.trouble for row in rows)
    return len(rows), {c.heading: c for c in profile(layout.headings, (r.cells for r in rows))}


def test_tidstyv_is_understood(shared: Path) -> None:
    count, columns = looked_at(shared / "registers/tidstyv/dataset.csv")
    assert (count, len(columns)) == (1355, 32)
    assert columns["innleggsdato"].dates.form == DateForm.DAY_FIRST
    assert columns["problemtype_beskrivelse"].kind == Kind.TEXT
    flags = [c for name, c in columns.items() if "-kategori_" in name]
    assert {c.kind for c in flags} == {Kind.YES_NO}


def test_ihm_is_understood(shared: Path) -> None:
    count, columns = looked_at(shared / "registers/ihm/en_iso.csv")
    assert (count, len(columns)) == (425, 11)
    assert columns["#1"].kind == Kind.RUNNING
    assert columns["Data"].dates.form == DateForm.YEAR_FIRST
    assert columns["Accident Level"].kind == Kind.CATEGORY


def test_neb_is_understood(shared: Path) -> None:
    count, columns = looked_at(shared / "registers/neb/neb_incidents_en.csv")
    assert (count, len(columns)) == (1264, 18)
    assert columns["ReportedDate"].dates.form == DateForm.YEAR_FIRST
    assert columns["Latitude"].kind == Kind.NUMBER
    assert columns["IncidentStatus_EN"].kind == Kind.CATEGORY


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("organisations/organization.original.csv", 4530),
        ("organisations/visitaddress.original.csv", 4303),
        ("brreg/2024-enheter_no_enk.csv", 2615),
        ("brreg/nav_testvirksomheter.csv", 1877),
    ],
)
def test_the_registers_of_undertakings_are_read(shared: Path, name: str, rows: int) -> None:
    count, _columns = looked_at(shared / name)
    assert count == rows


def test_a_real_register_cut_anywhere_is_noticed(shared: Path, tmp_path: Path) -> None:
    whole = (shared / "registers/ihm/en_iso.csv").read_bytes()
    cut = tmp_path / "cut.csv"
    for end in (50_000, 99_999, 123_456):
        cut.write_bytes(whole[:end])
        layout = sniff(cut)
        rows = list(rows_of(cut, layout))
        assert rows[-1].trouble
        assert not any(row.trouble for row in islice(rows, len(rows) - 1))
