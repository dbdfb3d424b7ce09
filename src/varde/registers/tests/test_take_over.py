"""A register becomes cases: all of it, once, in one event."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from varde.audit.models import Event
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.foundation.refusals import Refused
from varde.organisation import numbering
from varde.organisation import verbs as organisation
from varde.registers import merkle, shelf, verbs
from varde.registers.models import Import
from varde.registers.rules import State as ImportState
from varde.registers.tests.conftest import FLOOR, HEADING, LAMP, RAIL, REGISTER, Desk
from varde.testing.cast import Cast

OSLO = ZoneInfo("Europe/Oslo")


def test_each_row_becomes_a_case_with_its_values_in_place(desk: Desk) -> None:
    row = desk.take_over(REGISTER)
    rail = desk.cases()["Løst rekkverk"]
    assert (row.state, row.added) == (ImportState.DONE, 3)
    assert rail.text == "Rekkverket på trapp 2 er løst."
    assert rail.happened_at == datetime.datetime(2024, 6, 12, tzinfo=OSLO)
    assert rail.reported_at == rail.discovered_at == rail.happened_at
    assert (rail.actual, rail.potential, rail.source) == (3, None, "register")
    assert rail.unit == desk.cast.quay
    assert rail.closed_to is None
    assert rail.reporter is None


def test_columns_without_a_field_follow_the_case_word_for_word(desk: Desk) -> None:
    desk.take_over(REGISTER)
    extra = desk.cases()["Løst rekkverk"].extra
    assert extra == {"Farge": "rød", "Alvorlighetsgrad": "Høy", "Status": "Åpen"}


def test_finished_cases_are_closed_and_open_ones_get_the_leader_of_their_unit(desk: Desk) -> None:
    desk.take_over(REGISTER)
    cases = desk.cases()
    assert cases["Glatt gulv"].state == State.CLOSED
    assert cases["Glatt gulv"].closed_at == cases["Glatt gulv"].reported_at
    assert cases["Glatt gulv"].handler is None
    assert cases["Løst rekkverk"].state == State.REPORTED
    assert cases["Løst rekkverk"].handler == desk.cast.kari


def test_a_unit_we_do_not_know_is_kept_as_words_and_the_chosen_unit_gets_the_case(
    desk: Desk,
) -> None:
    desk.take_over(REGISTER, unit=str(desk.cast.store.pk))
    lamp = desk.cases()["Mørkt"]
    assert lamp.unit == desk.cast.store
    assert lamp.extra["Avdeling"] == "Taket"
    assert lamp.handler == desk.cast.per


def test_a_unit_of_another_undertaking_is_never_used(desk: Desk, cast: Cast) -> None:
    desk.take_over(REGISTER, unit=str(cast.mona.unit_id))
    assert desk.cases()["Mørkt"].unit == cast.top


def test_a_name_borne_by_two_units_points_at_neither(desk: Desk) -> None:
    by = desk.by()
    organisation.open_unit(name="lageret", parent=desk.cast.sites, by=by)
    desk.take_over(REGISTER)
    assert desk.cases()["Glatt gulv"].unit == desk.cast.top


def test_numbers_are_given_in_a_block_for_each_year(desk: Desk) -> None:
    numbering.take(desk.cast.company, kind="deviation", year=2024, count=7)
    desk.take_over(REGISTER)
    assert {case.number for case in desk.cases().values()} == {"2024-8", "2024-9", "2025-1"}
    assert numbering.take(desk.cast.company, kind="deviation", year=2024) == 10


def test_rows_that_say_no_state_get_the_one_decided_for_all(desk: Desk) -> None:
    desk.take_over("Tittel;Dato\nGlatt;12.06.2024\n", state="closed")
    assert desk.cases()["Glatt"].state == State.CLOSED


def test_a_day_it_was_closed_says_that_it_is_closed(desk: Desk) -> None:
    desk.take_over("Tittel;Dato;Lukket dato\nGlatt;12.06.2024;20.06.2024\nLøst;13.06.2024;\n")
    assert desk.cases()["Glatt"].closed_at == datetime.datetime(2024, 6, 20, tzinfo=OSLO)
    assert desk.cases()["Løst"].state == State.REPORTED


def test_a_case_without_a_title_is_called_by_its_first_sentence(desk: Desk) -> None:
    text = "Rekkverket løsnet kl. 10 a.m. da vi gikk ned. Ingen ble skadet. "
    desk.take_over(f"Dato;Hva skjedde\n12.06.2024;{text * 3}\n13.06.2024;{'ordet ' * 60}\n")
    first, second = sorted(desk.cases(), key=len)
    assert first == "Rekkverket løsnet kl. 10 a.m. da vi gikk ned"
    assert second.endswith(" …")
    assert len(second) <= 100


def test_a_few_words_get_their_kind_before_them(desk: Desk) -> None:
    desk.take_over("Dato;Type;Hva skjedde\n12.06.2024;Brann i skap;Kortslutning\n")
    assert "Brann i skap: Kortslutning" in desk.cases()


def test_a_title_too_long_to_be_one_is_kept_whole_in_the_text(desk: Desk) -> None:
    long = "Rekkverket på trappa opp til tredje etasje er løst " * 6
    desk.take_over(f"Tittel;Dato\n{long};12.06.2024\n")
    case = next(iter(desk.cases().values()))
    assert case.title.endswith(" …")
    assert len(case.title) <= 200
    assert case.text == long.strip()


def test_moments_are_those_of_the_clock_where_the_undertaking_is(desk: Desk) -> None:
    desk.take_over("Tittel;Dato\nGlatt;12.06.2024 23:45\n")
    case = desk.cases()["Glatt"]
    assert case.happened_at == datetime.datetime(2024, 6, 12, 21, 45, tzinfo=datetime.UTC)


def test_html_and_formulas_in_cells_are_words(desk: Desk) -> None:
    desk.take_over("Tittel;Dato\n<script>alert(1)</script>;12.06.2024\n=1+1;13.06.2024\n")
    assert {"<script>alert(1)</script>", "=1+1"} == set(desk.cases())


def test_the_language_of_the_words_is_kept(desk: Desk) -> None:
    text = "The railing at the top of the stairs was loose and it fell on the floor. " * 2
    row = desk.take_over(f"Date;Description\n2024-06-12;{text}\n")
    assert row.decisions["language"] == "en"
    assert next(iter(desk.cases().values())).language == "en"


def test_the_same_file_again_adds_nothing(desk: Desk) -> None:
    desk.take_over(REGISTER)
    with pytest.raises(verbs.AlreadyTakenOver, match="nothing new"):
        desk.upload(REGISTER)
    assert len(desk.cases()) == 3


def test_rows_the_undertaking_has_already_are_passed_over(desk: Desk) -> None:
    desk.take_over(HEADING + RAIL + FLOOR)
    row = desk.take_over(HEADING + LAMP + RAIL)
    assert (row.added, row.known) == (1, 1)
    assert len(desk.cases()) == 3


def test_of_rows_that_are_alike_in_every_word_the_first_is_taken(desk: Desk) -> None:
    row = desk.take_over(HEADING + RAIL + FLOOR + RAIL)
    assert (row.added, row.doubled) == (2, 1)


def test_a_count_of_rows_makes_no_row_different(desk: Desk) -> None:
    lines = "0;Glatt;12.06.2024\n1;Løst;13.06.2024\n2;Glatt;12.06.2024\n3;Vått;14.06.2024\n"
    row = desk.take_over(";Tittel;Dato\n" + lines)
    assert (row.added, row.doubled) == (3, 1)


def test_another_undertaking_may_have_the_same_register(desk: Desk, cast: Cast) -> None:
    desk.take_over(REGISTER)
    mona = cast.as_(cast.mona)
    theirs = verbs.upload(file_name="r.csv", pieces=[REGISTER.encode()], by=mona)
    verbs.begin(theirs, mapping=theirs.mapping, decisions={"state": "closed"}, by=mona)
    verbs.carry_out(theirs, by=mona)
    assert theirs.added == 3
    assert len(desk.cases()) == 3


def test_one_fault_in_the_last_row_and_nothing_is_taken_in(desk: Desk) -> None:
    row = desk.take_over(REGISTER + "Vått;Vått;31.02.2025;Lageret;Lav;Lukket;hvit\n")
    assert (row.state, row.fault_count) == (ImportState.REFUSED, 1)
    assert row.faults == [
        {
            "row": 5,
            "column": "Dato",
            "value": "31.02.2025",
            "message": "This is no date as the rest of the column writes them.",
        }
    ]
    assert desk.cases() == {}
    assert numbering.take(desk.cast.company, kind="deviation", year=2025) == 1


def test_a_refused_register_can_be_decided_on_anew(desk: Desk) -> None:
    row = desk.take_over(HEADING + RAIL + "Vått;Vått;i fjor;Lageret;Lav;Lukket;hvit\n")
    mapping = {"Tittel": "title", "Beskrivelse": "text", "Status": "state"}
    desk.run(row, mapping)
    assert (row.state, row.added, row.fault_count) == (ImportState.DONE, 2, 0)
    assert desk.cases()["Vått"].extra["Dato"] == "i fjor"


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("Vått;Vått;12.06.2041;Lageret;Lav;Lukket;hvit\n", "Dato", "has not come yet"),
        ("Vått;Vått;;Lageret;Lav;Lukket;hvit\n", "", "has no date"),
        (";;12.06.2024;Lageret;Lav;Lukket;hvit\n", "", "says nothing of what happened"),
    ],
)
def test_rows_that_cannot_be_cases_are_told_of(
    desk: Desk, line: str, column: str, said: str
) -> None:
    row = desk.take_over(REGISTER + line)
    assert row.faults[0]["row"] == 5
    assert row.faults[0]["column"] == column
    assert said in row.faults[0]["message"]


def test_a_register_without_dates_is_dated_when_it_came_in(desk: Desk) -> None:
    desk.take_over("Tittel;Sted\nGlatt;Loftet\n", state="closed")
    case = desk.cases()["Glatt"]
    assert case.reported_at == desk.by().now
    assert case.year == 2026


def test_the_import_is_one_event_with_the_hash_of_the_file_and_a_root_over_the_rows(
    desk: Desk,
) -> None:
    row = desk.take_over(REGISTER)
    event = Event.objects.get(verb="import.finish")
    proof = event.changes["proof"][1]
    leaves = [bytes.fromhex(case.submission) for case in desk.cases().values()]
    assert proof == {
        "file_sha256": row.sha256,
        "rows": 3,
        "merkle_root": merkle.root(leaves),
    }
    assert not Event.objects.filter(verb__startswith="deviation.").exists()


def test_the_trail_never_holds_the_cells(desk: Desk) -> None:
    desk.take_over(REGISTER)
    events = Event.objects.filter(verb__startswith="import.")
    assert "Rekkverket" not in " ".join(str(event.changes) for event in events)


def test_the_file_is_gone_when_the_import_is_over(desk: Desk) -> None:
    row = desk.upload(REGISTER)
    assert shelf.place(row.pk).exists()
    desk.run(row)
    assert not shelf.place(row.pk).exists()


def test_a_register_given_up_is_deleted_with_all_that_was_seen_in_it(desk: Desk) -> None:
    row = desk.upload(REGISTER)
    verbs.give_up(row, by=desk.by())
    assert not shelf.place(row.pk).exists()
    assert Import.objects.get().stored_look == {}


def test_a_file_nobody_can_read_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(Refused, match="PDF"):
        desk.upload(b"%PDF-1.7 hei")
    assert not Import.objects.exists()
    assert not list(shelf.place(desk.cast.company.pk).parent.iterdir())


def test_ten_thousand_letters_in_a_cell_are_all_kept(desk: Desk) -> None:
    desk.take_over(f"Tittel;Beskrivelse;Dato\nLangt;{'å' * 10_000};12.06.2024\n")
    assert len(desk.cases()["Langt"].text) == 10_000


def test_all_rows_belong_to_the_undertaking_that_imported_them(desk: Desk) -> None:
    desk.take_over(REGISTER)
    assert set(Deviation.objects.values_list("company", flat=True)) == {desk.cast.company.pk}
