"""One row becomes one case: moments, places, words and states, with nothing made up."""

import datetime
import uuid
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varde.registers.cases import Case, Drafter, Ground, first_columns, named, shortened
from varde.tables.faults import Fault
from varde.tables.mapping import Link, Mapping
from varde.tables.records import Record

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.UTC)
TOP, QUAY = uuid.uuid4(), uuid.uuid4()
DAY = datetime.date(2024, 6, 12)
HEADINGS = {
    name: name.capitalize()
    for name in (
        *("title", "text", "happened_at", "discovered_at", "reported_at", "closed_at"),
        *("unit", "spot", "kind", "reporter_name"),
    )
}


def drafted(extra: dict[str, str] | None = None, **values: Any) -> Case:
    return drafter().draft(Record(7, b"d", values, extra or {}))


def drafter(**changed: Any) -> Drafter:
    ground: dict[str, Any] = {
        "now": NOW,
        "zone": OSLO,
        "unit": TOP,
        "units": {"havnekvartalet": QUAY},
        "state": "reported",
        "headings": HEADINGS,
    }
    return Drafter(Ground(**(ground | changed)))


def at(day: int, hour: int = 0) -> datetime.datetime:
    return datetime.datetime(2024, 6, day, hour, tzinfo=OSLO)


def test_a_day_is_its_first_moment_where_the_undertaking_is() -> None:
    assert drafted(title="x", happened_at=DAY).values["happened_at"] == at(12)


def test_a_moment_is_that_of_the_clock_on_the_wall_or_of_the_zone_it_names() -> None:
    wall = datetime.datetime(2024, 6, 12, 13, 45)  # noqa: DTZ001 — as a cell says it
    utc = datetime.datetime(2024, 6, 12, 13, 45, tzinfo=datetime.UTC)
    said = drafted(title="x", happened_at=wall).values["happened_at"]
    assert said == datetime.datetime(2024, 6, 12, 11, 45, tzinfo=datetime.UTC)
    assert drafted(title="x", happened_at=utc).values["happened_at"] == utc


@pytest.mark.parametrize(
    ("said", "happened", "discovered", "reported"),
    [
        ({"happened_at": 12}, 12, 12, 12),
        ({"discovered_at": 13}, None, 13, 13),
        ({"reported_at": 14}, None, 14, 14),
        ({"happened_at": 12, "reported_at": 14}, 12, 12, 14),
        ({"happened_at": 12, "discovered_at": 13}, 12, 13, 13),
        ({"happened_at": 12, "discovered_at": 13, "reported_at": 14}, 12, 13, 14),
    ],
)
def test_what_is_not_said_follows_from_what_is(
    said: dict[str, int], happened: int | None, discovered: int, reported: int
) -> None:
    days: dict[str, Any] = {name: DAY.replace(day=day) for name, day in said.items()}
    values = drafted(title="x", **days).values
    assert values["happened_at"] == (at(happened) if happened else None)
    assert values["discovered_at"] == at(discovered)
    assert values["reported_at"] == at(reported)


def test_the_number_is_of_the_year_it_was_where_the_undertaking_is() -> None:
    new_year = datetime.datetime(2024, 12, 31, 23, 30, tzinfo=datetime.UTC)
    assert drafted(title="x", reported_at=new_year).values["year"] == 2025


def test_a_day_that_has_not_come_is_a_fault_in_its_own_column() -> None:
    case = drafted(title="x", reported_at=datetime.date(2031, 1, 1))
    assert case.faults == [
        Fault(7, "Reported_at", "2031-01-01", "This day has not come yet. Correct the date.")
    ]


def test_a_row_without_the_date_the_others_have_is_a_fault() -> None:
    assert drafted(title="x").faults[0].message == "This row has no date. Fill in one."


def test_where_no_column_is_a_date_the_case_is_of_today() -> None:
    case = drafter(headings={"title": "Tittel"}).draft(Record(2, b"d", {"title": "x"}))
    assert case.faults == []
    assert case.values["reported_at"] == NOW
    assert case.values["happened_at"] is None


@pytest.mark.parametrize(
    ("said", "state", "closed"),
    [
        ({"state": "closed"}, "closed", 12),
        ({"state": "reported"}, "reported", None),
        ({}, "reported", None),
        ({"closed_at": DAY.replace(day=20)}, "closed", 20),
        ({"state": "closed", "closed_at": DAY.replace(day=20)}, "closed", 20),
        ({"state": "reported", "closed_at": DAY.replace(day=20)}, "reported", None),
    ],
)
def test_a_closed_case_always_has_the_moment_it_was_closed(
    said: dict[str, Any], state: str, closed: int | None
) -> None:
    values = drafted(title="x", happened_at=DAY, **said).values
    assert values["state"] == state
    assert values["closed_at"] == (at(closed) if closed else None)


def test_units_are_found_by_name_or_number_whatever_the_case_of_letters() -> None:
    assert drafted(title="x", happened_at=DAY, unit="HAVNEKVARTALET").values["unit_id"] == QUAY
    other = drafted(title="x", happened_at=DAY, unit="Loftet")
    assert other.values["unit_id"] == TOP
    assert other.values["extra"] == {"Unit": "Loftet"}


def test_names_and_numbers_of_units_are_looked_up_together() -> None:
    one, two, three = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    units = [(one, "Lageret", "10"), (two, "Havna", ""), (three, "lageret", "30")]
    assert named(units) == {"10": one, "havna": two, "30": three}


def test_a_row_of_nothing_but_a_cause_tells_of_that() -> None:
    values = drafted(happened_at=DAY, cause="Skruene var rustet.").values
    assert values["title"] == "Skruene var rustet"
    assert values["cause"] == "Skruene var rustet."


def test_a_row_without_a_word_is_a_fault() -> None:
    assert "says nothing of what happened" in drafted(happened_at=DAY).faults[0].message


def test_lines_too_long_for_their_place_are_kept_whole_beside_the_case() -> None:
    long = "ved den gamle kaia innerst i havna " * 10
    values = drafted(title="x", happened_at=DAY, spot=long, reporter_name=long).values
    assert len(values["spot"]) <= 200
    assert len(values["reporter_name"]) <= 200
    assert values["extra"] == {"Spot": long, "Reporter_name": long}


def test_a_row_with_faults_is_not_made_into_anything() -> None:
    case = drafter().draft(Record(7, b"d", {"title": "x"}, {}, [Fault(7, "Dato", "x", "No.")]))
    assert case.values == {}


def test_severities_are_numbers_and_nothing_when_not_said() -> None:
    values = drafted(title="x", happened_at=DAY, actual="3").values
    assert (values["actual"], values["potential"]) == (3, None)


def test_the_first_of_several_columns_names_the_field() -> None:
    mapping = Mapping((Link("a", "text"), Link("b", "text"), Link("c"), Link("d", "title")))
    assert first_columns(mapping) == {"text": "a", "title": "d"}


@given(st.text(max_size=400), st.integers(10, 200))
def test_a_shortened_line_is_never_longer_than_it_may_be(line: str, most: int) -> None:
    short = shortened(line, most)
    assert len(short) <= most
    assert short == line or short.endswith(" …")


@given(st.text(min_size=1, max_size=500).filter(str.strip))
def test_any_words_give_a_title_that_fits(text: str) -> None:
    case = drafted(text=text, happened_at=DAY)
    assert case.faults == []
    assert len(case.values["title"]) <= 200
    assert case.values["text"] == text
