"""What is kept of a first look: enough for the pages, small enough for a row."""

import json
from pathlib import Path

import pytest

from varde.registers import shelf, spool
from varde.registers.merkle import root
from varde.registers.preview import preview, unit_names
from varde.registers.showing import facts, understood
from varde.registers.spool import Laid
from varde.registers.tests.conftest import HEADING, RAIL, REGISTER, Desk
from varde.registers.understanding import (
    as_json,
    completed,
    said_words,
    uncounted,
    understand,
)
from varde.tables.faults import Unreadable
from varde.tables.layouts import Layout
from varde.tables.mapping import Link, Mapping


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.csv"
    path.write_text(REGISTER)
    return path


def test_what_was_seen_fits_in_json(file: Path) -> None:
    seen = understand(file)
    look = json.loads(json.dumps(as_json(seen)))
    assert look["rows"] == 3
    assert look["columns"]["Status"]["words"] == [["Åpen", 2], ["Lukket", 1]]
    assert look["columns"]["Dato"]["dates"]["cells"] == 3


def test_long_cells_and_many_words_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    lines = "".join(f"Sak {n};{'lang tekst ' * 40}\n" for n in range(80))
    path.write_text("Tittel;Beskrivelse\n" + lines)
    look = as_json(understand(path))
    assert look["columns"]["Tittel"]["words"] == []
    assert max(map(len, look["columns"]["Beskrivelse"]["samples"])) == 120


def test_columns_that_only_count_rows_are_known(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(";Tittel\n0;Glatt\n1;Løst\n2;Vått\n")
    assert uncounted(as_json(understand(path))) == ["#1"]


def test_a_mapping_by_hand_gets_what_follows_by_itself(file: Path) -> None:
    look = as_json(understand(file))
    headings = understand(file).layout.headings
    chosen = Mapping(
        (Link("Dato", "reported_at"), Link("Status", "state", values={"Åpen": "closed"}))
    )
    done = {link.column: link for link in completed(chosen, headings, look).links}
    assert done["Dato"].form == "day_first"
    assert done["Status"].values == {"Åpen": "closed", "Lukket": "closed"}
    assert done["Tittel"].field == ""


def test_a_mapping_by_hand_may_not_name_what_is_not_there(file: Path) -> None:
    look, headings = as_json(understand(file)), understand(file).layout.headings
    with pytest.raises(Unreadable, match="no column called Dag"):
        completed(Mapping((Link("Dag", "happened_at"),)), headings, look)
    with pytest.raises(Unreadable, match="colour is no field"):
        completed(Mapping((Link("Farge", "colour"),)), headings, look)


def test_words_are_asked_about_the_most_frequent_first(file: Path) -> None:
    look = as_json(understand(file))
    mixed = Link("Status", "state", values={"Noe nytt": "", "Lukket": "closed", "Åpen": "reported"})
    assert said_words(mixed, look) == ["Åpen", "Lukket", "Noe nytt"]


def test_a_preview_shows_the_first_cases_and_counts_the_rest(desk: Desk) -> None:
    row = desk.upload(HEADING + RAIL * 3 + "Vått;Vått;i fjor;Lageret;Lav;Lukket;hvit\n")
    seen = preview(row, now=desk.by().now)
    assert (seen.rows, seen.doubled, seen.fault_count, seen.more) == (4, 2, 1, False)
    assert [case.values["title"] for case in seen.samples] == ["Løst rekkverk"] * 3


def test_a_preview_stops_where_nobody_should_have_to_wait(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("varde.registers.preview.LOOKED_AT", 2)
    seen = preview(desk.upload(REGISTER), now=desk.by().now)
    assert (seen.rows, seen.more) == (2, True)


def test_units_are_shown_by_name(desk: Desk) -> None:
    names = unit_names(desk.upload(REGISTER))
    assert names[desk.cast.quay.pk] == "Havnekvartalet"
    assert "Nabo AS" not in names.values()


def test_the_page_is_told_what_is_kept_and_whether_there_are_dates(desk: Desk) -> None:
    told = understood(desk.upload(REGISTER), now=desk.by().now)
    assert told["kept"] == ["Farge"]
    assert told["is_dated"]
    assert told["samples"][0] == {
        "row": 2,
        "title": "Løst rekkverk",
        "day": told["seen"].samples[0].values["happened_at"],
        "place": "Havnekvartalet",
        "severity": 3,
        "finished": False,
    }


def test_how_a_file_was_read_is_said_in_words() -> None:
    comma = Layout("csv", delimiter=",", encoding="utf-8-sig", width=4, nuls=2)
    assert [str(words) for _term, words in facts(comma)] == [
        "CSV with commas, letters in UTF-8",
        "4",
        "2 characters that cannot be seen",
    ]
    book = Layout("xlsx", sheet="Avvik 2014", width=4, formulas=3)
    assert [str(words) for _term, words in facts(book)] == [
        "Excel, the sheet “Avvik 2014”",
        "Read as the values saved in the file. Nothing is worked out.",
        "4",
    ]


def test_cases_laid_aside_come_back_in_order_and_whole(desk: Desk) -> None:
    laid = [Laid(bytes([n % 256]) * 32, 2000 + n, (f"Sak {n}", None, n)) for n in range(1_003)]
    with spool.Spool() as aside:
        for case in laid:
            aside.lay_aside(case)
        assert list(aside.cases()) == laid
        assert list(aside.cases()) == laid
    assert list(shelf.folder().iterdir()) == []


def test_the_root_is_over_digests_of_whole_rows(desk: Desk) -> None:
    row = desk.take_over(REGISTER)
    digests = [bytes.fromhex(case.submission) for case in desk.cases().values()]
    assert all(len(digest) == 32 for digest in digests)
    assert row.proof["merkle_root"] == root(digests) != root(digests[:2])
