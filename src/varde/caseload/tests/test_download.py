"""The list as a file: what it shows, all of it, and only what one may see."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from varde.caseload import listing
from varde.caseload.views import taking_out
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, closed, report
from varde.people.models import Member
from varde.tables import straight
from varde.tables.reading import rows_of
from varde.tables.sniffing import sniff
from varde.testing.cast import Cast


def taken_out(door: Door, member: Member, page: str) -> bytes:
    door.enter(member)
    answer: Any = door.client.get(door.url(page=page))
    assert answer.status_code == 200
    assert answer.streaming
    return b"".join(answer.streaming_content)


def lines(door: Door, member: Member, asked: str = "") -> list[list[str]]:
    text = taken_out(door, member, f"last-ned/csv/{asked}").decode("utf-8-sig")
    return [line.split(";") for line in text.splitlines()]


def test_the_file_holds_what_the_list_shows(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    heading, rail = lines(door, cast.kari)
    assert heading[:3] == ["No.", "Case", "Place"]
    assert rail[0] == loose_rail.number
    assert rail[1] == loose_rail.title
    assert rail[3].startswith(f"{loose_rail.reported_at:%Y-%m-%d}")
    assert rail[5] == "Reported"
    door.enter(cast.kari)
    page = door.client.get(door.url()).content.decode()
    assert f'{door.url(page="last-ned/csv/")}?vis=apne"' in page


def test_the_view_and_the_search_decide_what_is_in_it(cast: Cast, door: Door) -> None:
    report(cast, "Slippery floor.")
    report(cast, "Broken lamp.")
    closed(cast, report(cast, "Slippery stairs."))

    def titles(asked: str) -> list[str]:
        return [line[1] for line in lines(door, cast.kari, asked)[1:]]

    assert titles("?vis=apne&q=slippery") == ["Slippery floor"]
    assert titles("?vis=lukkede") == ["Slippery stairs"]
    assert len(titles("?q=slippery")) == 2


def test_nobody_takes_out_what_they_may_not_see(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    assert len(lines(door, cast.kari, "?vis=alle")) == 2
    assert len(lines(door, cast.per, "?vis=alle")) == 1
    assert cast.mona.user
    door.client.force_login(cast.mona.user)
    assert door.client.get(door.url(page="last-ned/csv/")).status_code == 404


def test_a_strangers_formula_is_no_formula(cast: Cast, door: Door) -> None:
    report(cast, "=HYPERLINK(1)")
    assert lines(door, cast.kari)[1][1].startswith("'=HYPERLINK")


def test_a_workbook_holds_the_same(
    cast: Cast, door: Door, loose_rail: Deviation, tmp_path: Path
) -> None:
    file = tmp_path / "avvik.xlsx"
    file.write_bytes(taken_out(door, cast.kari, "last-ned/xlsx/"))
    (rail,) = rows_of(file, sniff(file))
    assert rail.cells[:2] == [loose_rail.number, loose_rail.title]


def test_other_kinds_of_files_there_are_not(cast: Cast, door: Door) -> None:
    door.opens(cast.kari, door.url(page="last-ned/exe/"), status=404)


@pytest.mark.parametrize("view", ["alle", "apne"])
def test_every_case_comes_once_and_a_long_list_asks_no_more_than_a_short_one(
    cast: Cast, door: Door, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        report(cast, f"Case {number}.")
    monkeypatch.setattr(straight, "_AT_A_TIME", 3)
    kari = cast.as_(cast.kari)
    look = listing.wanted({"vis": view}, kari)
    with CaptureQueriesContext(connection) as asked:
        titles = [row[1] for row in taking_out._rows(look, kari)]
    assert sorted(titles) == [f"Case {number}" for number in range(7)]
    questions = [one for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert len(questions) == 4, "units, places and people by name, and the cases"


def test_what_burns_comes_first_then_what_is_due_first(cast: Cast, door: Door) -> None:
    report(cast, "Soon.")
    report(cast, "Now.", is_dangerous_now=True)
    assert [line[1] for line in lines(door, cast.kari, "?vis=apne")[1:]] == ["Now", "Soon"]


def test_moments_are_those_of_the_undertakings_clock(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    here = loose_rail.reported_at.astimezone(ZoneInfo(cast.company.time_zone))
    assert lines(door, cast.kari)[1][3] == f"{here:%Y-%m-%d %H:%M}"
