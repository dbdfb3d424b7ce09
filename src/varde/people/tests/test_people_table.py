"""People from a table: all or nobody, and the same table twice adds nobody."""

import datetime
import time
from pathlib import Path
from typing import Any

import pytest

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import imports, rules
from varde.organisation import verbs as organisation
from varde.organisation.models import Import, Unit
from varde.people import people_table, verbs
from varde.people.models import Employment, Member, User
from varde.people.verbs.imports import take_in_people
from varde.tables.mapping import Link, Mapping
from varde.testing.cast import NOW, Cast

TODAY = NOW.date()
CREW = """Ansattnr;Navn;E-post;Mobil;Avdeling;Ansettelsesform;Startdato;Sluttdato;Innleid fra
101;Åse Berg;Aase@Fjordbygg.no;912 34 567;Havnekvartalet;Fast ansatt;15.03.2021;;
102;Jon Vik;;;Lageret;Lærling;01.08.2026;31.07.2028;
103;Marek Nowak;marek@byraa.no;;havnekvartalet;;13.10.2026;;Jobb AS
104;Eli Dahl;;;;;;;
"""


@pytest.fixture
def table(tmp_path: Path, cast: Cast) -> Any:
    """Reads a table in as Hanne, the adviser, would."""

    def read(text: str) -> Import:
        path = tmp_path / "folk.csv"
        path.write_text(text)
        return organisation.read_in(
            kind=imports.PEOPLE,
            path=path,
            file_name=path.name,
            fields=people_table.fields(),
            by=cast.as_(cast.hanne),
        )

    return read


def _plan(given: Import) -> imports.Plan:
    return people_table.plan(given, today=TODAY)


def _take_in(cast: Cast, given: Import) -> int:
    return take_in_people(given, by=cast.as_(cast.hanne))


def test_people_are_known_with_where_and_how_they_work(cast: Cast, table: Any) -> None:
    given = table(CREW)
    assert _take_in(cast, given) == 0
    assert given.added == 4

    aase = Member.objects.get(number="101")
    assert (aase.name, aase.email, aase.phone) == ("Åse Berg", "aase@fjordbygg.no", "912 34 567")
    assert (aase.unit, aase.state) == (cast.quay, "active")
    assert aase in Member.objects.visible_to(cast.as_(cast.ola)).active().named("åse b")
    said = {
        one.member.number: (one.form, one.start_date.isoformat(), one.end_date, one.agency)
        for one in Employment.objects.select_related("member")
    }
    assert said == {
        "101": ("employee", "2021-03-15", None, ""),
        "102": ("apprentice", "2026-08-01", datetime.date(2028, 7, 31), ""),
        "103": ("hired", "2026-10-13", None, "Jobb AS"),
    }
    assert Member.objects.get(number="104").unit == cast.top


def test_nobody_gets_a_login(cast: Cast, table: Any) -> None:
    before = User.objects.count()
    _take_in(cast, table(CREW))
    assert User.objects.count() == before
    assert not Member.objects.filter(number="101", user__isnull=False).exists()


def test_the_same_table_twice_adds_nobody(cast: Cast, table: Any) -> None:
    _take_in(cast, table(CREW))
    before = Member.objects.count(), Employment.objects.count()
    again = table(CREW)
    assert _plan(again) == imports.Plan([], 4, [])
    assert _take_in(cast, again) == 4
    assert (Member.objects.count(), Employment.objects.count(), again.added) == (*before, 0)


def test_those_who_are_known_are_left_as_they_are(cast: Cast, table: Any) -> None:
    hanne = cast.as_(cast.hanne)
    verbs.welcome(name="Jon", unit=cast.store, number="7", by=hanne)
    email = cast.ola.email.upper()
    given = table(f"Nr;Navn;E-post;Enhet\n7;Jon Endret;;Havnekvartalet\n;Ola Ny;{email};Lageret\n")
    assert _take_in(cast, given) == 2
    assert Member.objects.get(number="7").name == "Jon"
    cast.ola.refresh_from_db()
    assert (cast.ola.name, cast.ola.unit) == ("Ola", cast.quay)


def test_two_may_share_an_address_when_each_has_a_number(cast: Cast, table: Any) -> None:
    text = "Nr;Navn;E-post\n1;Ane;post@firma.no\n2;Bo;post@firma.no\n"
    _take_in(cast, table(text))
    assert Member.objects.filter(email="post@firma.no").count() == 2
    assert _plan(table(text)) == imports.Plan([], 2, [])


def test_somebody_who_left_is_known_too(cast: Cast, table: Any) -> None:
    hanne = cast.as_(cast.hanne)
    gone = verbs.welcome(name="Jon", unit=cast.store, number="7", by=hanne)
    verbs.leave(gone, by=hanne)
    assert _plan(table("Nr;Navn\n7;Jon\n8;Liv\n")).known == 1


def test_the_same_number_in_another_undertaking_is_somebody_else(cast: Cast, table: Any) -> None:
    verbs.welcome(name="Jon", unit=cast.mona.unit, number="7", by=cast.as_(cast.mona))
    assert len(_plan(table("Nr;Navn\n7;Jon\n8;Liv\n")).new) == 2


def test_first_and_last_names_are_put_together(table: Any) -> None:
    plan = _plan(table("Ansattnr;Etternavn;Fornavn\n1;Berg;Åse\n2;Vik;Jon\n"))
    assert [one.name for one in plan.new] == ["Åse Berg", "Jon Vik"]


def test_a_unit_is_found_by_its_number(cast: Cast, table: Any) -> None:
    organisation.rename_unit(cast.store, name="Lageret", number="A20", by=cast.as_(cast.hanne))
    (one, *_) = _plan(table("Nr;Navn;Enhetsnr\n1;Åse;a20\n2;Jon;\n")).new
    assert one.unit == cast.store


def test_a_name_two_units_share_is_asked_about(cast: Cast, table: Any) -> None:
    hanne = cast.as_(cast.hanne)
    organisation.open_unit(name="Lageret", parent=cast.quay, by=hanne)
    (fault,) = _plan(table("Nr;Navn;Enhet\n1;Åse;Lageret\n2;Jon;Havnekvartalet\n")).faults
    assert (fault.row, fault.column, fault.value) == (2, "Enhet", "Lageret")


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("9;;;;;;;;", "Navn", "must be filled in"),
        (";Jon;;;;;;;", "Ansattnr", "Give a number or an e-mail"),
        ("9;Jon;jon(a)no;;;;;;", "E-post", "no e-mail address"),
        ("9;Jon;;;Månen;;;;", "Avdeling", "no unit with this number"),
        ("9;Jon;;;;Sjef;01.02.2024;;", "Ansettelsesform", "Write one of: Employee, Temp"),
        ("9;Jon;;;;Vikar;;;", "Startdato", "Write the first day"),
        ("9;Jon;;;;;01.02.2024;01.01.2024;", "Sluttdato", "before the first"),
        ("9;Jon;;;;;01.02.2024;22.11.2026;", "Sluttdato", "This day has been"),
        ("9;Jon;;;;;31.02.2024;;", "Startdato", "no date as the rest"),
        ("9;Jon;;999999999999999999999999999999 9;;;;;", "Mobil", "Shorten this to 30"),
        ("101;Jon;;;;;;;", "Ansattnr", "Row 2 says the same"),
        (";Jon;AASE@fjordbygg.no;;;;;;", "E-post", "Row 2 says the same"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column_and_nobody_is_added(
    cast: Cast, table: Any, row: str, column: str, said: str
) -> None:
    given = table(f"{CREW}{row}\n")
    (fault,) = _plan(given).faults
    assert (fault.row, fault.column) == (6, column)
    assert said in fault.message
    before = Member.objects.count()
    with pytest.raises(Refused, match="Put right what is wrong"):
        _take_in(cast, given)
    assert Member.objects.count() == before
    assert not Employment.objects.exists()


def test_all_that_is_wrong_in_a_row_is_said_at_once(table: Any) -> None:
    faults = _plan(table(f"{CREW};Jon;;;Månen;;31.02.2024;;\n")).faults
    assert [fault.column for fault in faults] == ["Startdato", "Ansattnr", "Avdeling"]


def test_a_row_that_is_cut_is_one_thing_to_put_right(table: Any) -> None:
    (fault,) = _plan(table(f"{CREW}105;Jon;;;;;;;;;;;for mye\n")).faults
    assert (fault.row, fault.column) == (6, "")


def test_nobody_is_put_in_a_closed_unit(cast: Cast, table: Any) -> None:
    Unit.objects.filter(pk=cast.store.pk).update(state=rules.CLOSED)
    (fault,) = _plan(table("Nr;Navn;Enhet\n1;Åse;Lageret\n2;Jon;\n")).faults
    assert "Lageret is closed" in fault.message


def test_days_that_may_be_read_in_two_ways_are_asked_about(cast: Cast, table: Any) -> None:
    given = table("Nr;Navn;Startdato\n1;Åse;03/04/2024\n2;Jon;05/06/2024\n")
    (fault,) = _plan(given).faults
    assert fault.message == "Say below how the dates in this column are written."
    links = Mapping.from_json(given.columns).links
    said = [*links[:2], Link("Startdato", "start_date", "day_first")]
    mapping = people_table.understood(given, said)
    organisation.choose_columns(given, mapping=mapping, by=cast.as_(cast.hanne))
    assert [one.start_date for one in _plan(given).new] == [
        datetime.date(2024, 4, 3),
        datetime.date(2024, 6, 5),
    ]


def test_a_column_with_another_meaning_is_looked_at_anew(cast: Cast, table: Any) -> None:
    given = table("Nr;Navn;x;y\n1;Åse;2024-02-01;vikar\n2;Jon;2024-02-03;fast\n")
    links = Mapping.from_json(given.columns).links
    said = [*links[:2], Link("x", "start_date"), Link("y", "form")]
    mapping = people_table.understood(given, said)
    organisation.choose_columns(given, mapping=mapping, by=cast.as_(cast.hanne))
    assert [one.form for one in _plan(given).new] == ["temp", "employee"]


def test_how_somebody_works_without_a_first_day_is_asked_about_once(table: Any) -> None:
    given = table("Nr;Navn;Ansettelsesform\n1;Åse;Fast\n2;Jon;Vikar\n3;Liv;Fast\n")
    (fault,) = _plan(given).faults
    assert (fault.row, fault.column) == (0, "Ansettelsesform")
    assert "which column holds the first day" in fault.message


def test_one_event_tells_of_them_all_and_names_nobody(cast: Cast, table: Any) -> None:
    given, before = table(CREW), Event.objects.count()
    read = Event.objects.order_by("id").last()
    assert read is not None
    assert read.changes["digest"] == [None, given.digest]
    assert len(given.digest) == 64
    _take_in(cast, given)

    (told,) = Event.objects.order_by("id")[before:]
    assert (told.verb, told.changes["added"]) == ("import.take_in", [0, 4])
    assert len(told.changes["added_digest"][1]) == 64
    assert "Åse" not in f"{read.changes} {told.changes}"
    given.refresh_from_db()
    assert (given.rows, given.headings, given.state) == ([], [], rules.TAKEN)


@pytest.mark.parametrize("who", ["ola", "kari", "siri", "mona"])
def test_only_those_who_build_take_people_in(cast: Cast, table: Any, who: str) -> None:
    given = table(CREW)
    with pytest.raises(Forbidden):
        take_in_people(given, by=cast.as_(getattr(cast, who)))
    assert not Member.objects.filter(number="101").exists()


def test_two_thousand_people_in_a_few_seconds(cast: Cast, table: Any) -> None:
    lines = [
        f"{number};Person {number};p{number}@fjordbygg.no;9{number:07};Lageret;Fast;01.02.2024;;"
        for number in range(2000)
    ]
    begun = time.perf_counter()
    given = table("\n".join([CREW.splitlines()[0], *lines]))
    _take_in(cast, given)
    taken = time.perf_counter() - begun

    assert (given.added, Employment.objects.count()) == (2000, 2000)
    assert taken < 10, f"{taken:.1f} s"
