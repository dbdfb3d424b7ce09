"""Units from a table: all or nothing, and the same table twice adds nothing."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import imports, rules, unit_table, verbs
from varde.organisation.models import Import, Unit
from varde.tables.mapping import Link, Mapping
from varde.testing.cast import Cast

SHARED = Path(os.environ.get("VARDE_SHARED_DATA") or settings.ROOT.parent / "shared" / "data")
REAL = SHARED / "organisations" / "organization.original.csv"


@pytest.fixture
def table(tmp_path: Path, cast: Cast) -> Any:
    """Reads a table in as Bjørn would."""

    def read(text: str) -> Import:
        path = tmp_path / "enheter.csv"
        path.write_text(text)
        return _read(cast, path)

    return read


def _read(cast: Cast, path: Path) -> Import:
    return verbs.read_in(
        kind=imports.UNITS,
        path=path,
        file_name=path.name,
        fields=unit_table.fields(),
        by=cast.as_(cast.bjorn),
    )


SCHOOLS = """Nr;Navn;Overordnet
10;Oppvekst;
11;Åsen skole;10
12;Øra skole;Oppvekst
13;SFO;11
"""


def test_units_are_planted_under_each_other_whatever_their_order(cast: Cast, table: Any) -> None:
    lines = SCHOOLS.splitlines()
    given = table("\n".join([lines[0], *reversed(lines[1:])]))
    verbs.take_in_units(given, by=cast.as_(cast.bjorn))

    sfo = Unit.objects.get(number="13")
    above = [unit.name for unit in Unit.objects.all().on_the_way_to(sfo)]
    assert above == ["Fjordbygg AS", "Oppvekst", "Åsen skole"]
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    cast.top.refresh_from_db()
    assert cast.top.numchild == 3
    assert verbs.open_unit(name="Ny", parent=cast.top, by=cast.as_(cast.bjorn)).pk


def test_the_same_table_twice_adds_nothing(cast: Cast, table: Any) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.take_in_units(table(SCHOOLS), by=bjorn)
    before = Unit.objects.count()
    again = table(SCHOOLS)
    assert unit_table.plan(again) == imports.Plan([], 4, [])
    verbs.take_in_units(again, by=bjorn)
    assert (Unit.objects.count(), again.added) == (before, 0)


def test_a_table_without_numbers_goes_by_names(cast: Cast, table: Any) -> None:
    text = "Enhet;Overordnet\nFjordbygg AS;\nLageret;Fjordbygg AS\nRampa;Lageret\n"
    given = table(text)
    plan = unit_table.plan(given)
    assert [one.name for one in plan.new] == ["Rampa"]
    verbs.take_in_units(given, by=cast.as_(cast.bjorn))
    assert Unit.objects.get(name="Rampa") in Unit.objects.all().right_under(cast.store)
    assert unit_table.plan(table(text)).new == []


@pytest.mark.parametrize(
    ("rows", "row", "column", "said"),
    [
        ("1;A;\n2;;\n", 3, "Name", "must be filled in"),
        ("1;A;\n1;B;\n", 3, "Nr", "Row 4 says the same"),
        ("1;A;99\n", 2, "Overordnet", "no unit with this number"),
        ("1;A;2\n2;B;1\n", 2, "Overordnet", "under itself"),
        ("1;A;1\n", 2, "Overordnet", "under itself"),
        (f"1;{'x' * 301};\n", 2, "Navn", "Shorten this to 300"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column_and_nothing_is_added(
    cast: Cast, table: Any, rows: str, row: int, column: str, said: str
) -> None:
    given = table("Nr;Navn;Overordnet\n8;Ok;\n9;Fint;\n" + rows)
    faults = unit_table.plan(given).faults
    assert (faults[0].row - 2, faults[0].column) == (row, column)
    assert said in faults[0].message
    before = Unit.objects.count()
    with pytest.raises(Refused, match="Put right what is wrong"):
        verbs.take_in_units(given, by=cast.as_(cast.bjorn))
    assert Unit.objects.count() == before


def test_nothing_is_planted_under_a_closed_unit(cast: Cast, table: Any) -> None:
    Unit.objects.filter(pk=cast.store.pk).update(state=rules.CLOSED)
    (fault,) = unit_table.plan(table("Navn;Overordnet\nHylla;Lageret\nPlanka;\n")).faults
    assert "Lageret is closed" in fault.message


def test_a_person_decides_what_the_columns_mean(cast: Cast, table: Any) -> None:
    given = table("x;y\nA;1\nB;2\nC;7\n")
    mapping = Mapping((Link("x", "name"), Link("y", "number")))
    verbs.choose_columns(given, mapping=mapping, by=cast.as_(cast.bjorn))
    assert {one.number for one in unit_table.plan(given).new} == {"1", "2", "7"}


def test_one_event_tells_of_them_all_and_the_table_is_not_kept(cast: Cast, table: Any) -> None:
    given, before = table(SCHOOLS), Event.objects.count()
    verbs.take_in_units(given, by=cast.as_(cast.bjorn))

    (told,) = Event.objects.order_by("id")[before:]
    assert (told.verb, told.changes["added"]) == ("import.take_in", [0, 4])
    assert len(told.changes["added_digest"][1]) == 64
    assert "Oppvekst" not in str(told.changes)
    given.refresh_from_db()
    assert (given.rows, given.headings, given.state) == ([], [], rules.TAKEN)
    with pytest.raises(Refused):
        verbs.take_in_units(given, by=cast.as_(cast.bjorn))


def test_a_table_nobody_took_in_is_dropped_when_the_next_is_read(cast: Cast, table: Any) -> None:
    first = table(SCHOOLS)
    table(SCHOOLS)
    first.refresh_from_db()
    assert (first.state, first.rows) == (rules.DROPPED, [])


@pytest.mark.parametrize("who", ["ola", "kari", "siri", "mona"])
def test_only_those_who_build_take_tables_in_or_see_them(cast: Cast, table: Any, who: str) -> None:
    given, actor = table(SCHOOLS), cast.as_(getattr(cast, who))
    with pytest.raises(Forbidden):
        verbs.take_in_units(given, by=actor)
    assert not Import.objects.visible_to(actor).exists()


@pytest.mark.skipif(not REAL.exists(), reason="the real organisations are not on this machine")
def test_four_and_a_half_thousand_real_units_in_a_few_seconds(cast: Cast) -> None:
    begun = time.perf_counter()
    given = _read(cast, REAL)
    verbs.take_in_units(given, by=cast.as_(cast.bjorn))
    taken = time.perf_counter() - begun

    assert given.added == 4530
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    assert unit_table.plan(_read(cast, REAL)).new == []
    assert taken < 15, f"{taken:.1f} s"


@pytest.mark.parametrize("heading", ["Over", "Hører til", "X"])
def test_a_column_that_names_the_other_units_is_what_they_lie_under(
    cast: Cast, table: Any, heading: str
) -> None:
    named = SCHOOLS.replace("Overordnet", heading).replace(";10\n", ";Oppvekst\n")
    given = table(named.replace(";11\n", ";Åsen skole\n"))
    verbs.take_in_units(given, by=cast.as_(cast.bjorn))
    assert Unit.objects.get(number="13").depth == 4


def test_a_column_that_names_something_else_is_left_alone(cast: Cast, table: Any) -> None:
    given = table("Navn;Over\nÅsen skole;Oppvekst\nØra skole;Teknisk\n")
    assert not Mapping.from_json(given.columns).filling("parent")
