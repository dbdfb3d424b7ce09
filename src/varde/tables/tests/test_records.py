"""Rows become values by a mapping; what is wrong is told by row and column."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from varde.tables.faults import Fault
from varde.tables.fields import Choice, Field, Takes
from varde.tables.mapping import Link, Mapping
from varde.tables.reading import rows_of
from varde.tables.records import Reader, Record
from varde.tables.rows import Row
from varde.tables.sniffing import sniff

FIELDS = [
    Field("title", "Title", Takes.LINE, required=True),
    Field("text", "Text", Takes.TEXT, joins=True),
    Field("day", "Day", Takes.DATE),
    Field(
        "level", "Level", Takes.CHOICE, choices=(Choice("1", "Low", ("lav",)), Choice("3", "High"))
    ),
    Field("hurt", "Hurt", Takes.YES_NO),
    Field("cost", "Cost", Takes.NUMBER),
]
LINKS = (
    Link("Tittel", "title"),
    Link("Hva", "text"),
    Link("Hvorfor", "text"),
    Link("Dato", "day", form="day_first"),
    Link("Nivå", "level", values={"Rød": "3", "Grønn": ""}),
    Link("Skade", "hurt"),
    Link("Kr", "cost"),
)
HEADINGS = [*(link.column for link in LINKS), "Farge"]
GOOD = ["Løst", "Rekkverk", "Rust", "12.06.2014", "Rød", "nei", "1 200", "blå"]


def read(cells: list[str], links: tuple[Link, ...] = LINKS, **kwargs: Any) -> Record:
    reader = Reader(HEADINGS, Mapping(links), FIELDS, **kwargs)
    return reader.record(Row(7, cells))


def changed(column: str, text: str) -> list[str]:
    return [
        text if heading == column else cell for heading, cell in zip(HEADINGS, GOOD, strict=True)
    ]


def test_a_good_row_becomes_values_and_what_no_field_took_is_kept() -> None:
    record = read(GOOD)
    assert record.faults == []
    assert record.values == {
        "title": "Løst",
        "text": "Rekkverk\n\nHvorfor: Rust",
        "day": datetime.date(2014, 6, 12),
        "level": "3",
        "hurt": False,
        "cost": Decimal(1200),
    }
    assert record.extra == {"Farge": "blå", "Nivå": "Rød"}


def test_a_bad_cell_is_told_by_row_column_and_value() -> None:
    assert read(changed("Dato", "31.02.2014")).faults == [
        Fault(7, "Dato", "31.02.2014", "This is no date as the rest of the column writes them.")
    ]
    assert read(changed("Skade", "kanskje")).faults[0].column == "Skade"
    assert read(changed("Kr", "mye")).faults[0].value == "mye"


def test_all_that_is_wrong_in_a_row_is_told_at_once() -> None:
    cells = [*GOOD]
    cells[3], cells[5] = "i går", "kanskje"
    assert [fault.column for fault in read(cells).faults] == ["Dato", "Skade"]


def test_what_must_be_filled_in_is_missed() -> None:
    fault = read(changed("Tittel", "")).faults[0]
    assert (fault.column, fault.message) == ("Title", "This must be filled in.")


def test_a_cell_that_says_it_is_empty_is_no_fault_and_is_kept() -> None:
    record = read(changed("Dato", "Ikke kjent"))
    assert record.faults == []
    assert "day" not in record.values
    assert record.extra["Dato"] == "Ikke kjent"


def test_a_word_for_no_known_choice_is_kept_as_it_stands() -> None:
    record = read(changed("Nivå", "Grønn"))
    assert "level" not in record.values
    assert record.extra["Nivå"] == "Grønn"
    assert read(changed("Nivå", "Lilla, lav")).values["level"] == "1"


def test_dates_whose_order_nobody_has_said_are_not_read() -> None:
    links = tuple(Link("Dato", "day") if link.column == "Dato" else link for link in LINKS)
    fault = read(GOOD, links).faults[0]
    assert "Say first how the dates" in fault.message


def test_a_broken_row_is_one_fault() -> None:
    reader = Reader(HEADINGS, Mapping(LINKS), FIELDS)
    record = reader.record(Row(9, ["Løst", "Rekk"], "The file seems to be cut here."))
    assert [fault.message for fault in record.faults] == ["The file seems to be cut here."]
    assert record.faults[0].value == "Løst · Rekk"


def test_a_field_nobody_knows_keeps_its_column() -> None:
    record = read(GOOD, (Link("Tittel", "title"), Link("Farge", "colour")))
    assert record.extra["Farge"] == "blå"


def test_two_rows_are_the_same_only_when_all_that_counts_is_the_same() -> None:
    same, other = read(GOOD), read(changed("Farge", "rød"))
    assert read(GOOD).digest == same.digest
    assert other.digest != same.digest
    without = read(GOOD, uncounted=["Farge"])
    assert read(changed("Farge", "rød"), uncounted=["Farge"]).digest == without.digest


def test_cells_do_not_flow_into_each_other_in_the_digest() -> None:
    left, right = [*GOOD], [*GOOD]
    left[0], left[1] = "ab", "c"
    right[0], right[1] = "a", "bc"
    assert read(left).digest != read(right).digest


def test_long_values_are_shortened_only_where_they_are_shown() -> None:
    fault = Fault(1, "Dato", "x" * 10_000, "No.")
    assert len(fault.as_json()["value"]) == 200
    assert len(fault.value) == 10_000


def test_a_whole_file_goes_through_row_by_row(csv_file: Callable[..., Path]) -> None:
    lines = "".join(f"Sak {n};{n % 28 + 1:02}.06.2014\n" for n in range(3_000))
    path = csv_file("Tittel;Dato\n" + lines)
    layout = sniff(path)
    reader = Reader(layout.headings, Mapping((LINKS[0], LINKS[3])), FIELDS)
    records = list(reader.records(rows_of(path, layout)))
    assert len(records) == 3_000
    assert not any(record.faults for record in records)
    assert records[-1].row == 3_001
