"""What nobody may guess is asked: the order of day and month, and whether cases are finished."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from varde.foundation.refusals import Refused
from varde.registers import verbs
from varde.registers.fields import fields
from varde.registers.languages import language_of
from varde.registers.models import Import
from varde.registers.rules import State
from varde.registers.tests.conftest import REGISTER, Desk
from varde.registers.understanding import given, question, questions
from varde.tables.dates import DateForm
from varde.tables.faults import Unreadable
from varde.tables.fields import by_name
from varde.tables.mapping import Link

AMBIGUOUS = "Tittel;Dato\nGlatt;03/04/2024\nLøst;05/06/2024\n"
MONTH_FIRST = "Tittel;Dato\nGlatt;03/24/2024\nLøst;05/26/2024\n"
OSLO = ZoneInfo("Europe/Oslo")


def test_dates_that_may_be_read_both_ways_are_asked_about(desk: Desk) -> None:
    row = desk.upload(AMBIGUOUS)
    asked = questions(row.mapping, row.stored_look)[0]
    assert (asked.column, asked.forms) == ("Dato", (DateForm.DAY_FIRST, DateForm.MONTH_FIRST))
    assert asked.samples == ("03/04/2024", "05/06/2024")
    with pytest.raises(Refused, match="how the dates are written in: Dato"):
        desk.begin(row)
    assert Import.objects.get().state == State.LOOKED_AT


@pytest.mark.parametrize(("form", "month"), [("day_first", 4), ("month_first", 3)])
def test_the_answer_is_what_is_done(desk: Desk, form: str, month: int) -> None:
    desk.take_over(AMBIGUOUS, {"Tittel": "title", "Dato": {"field": "happened_at", "form": form}})
    happened = desk.cases()["Glatt"].happened_at
    assert happened
    assert happened.astimezone(OSLO).month == month


def test_month_first_is_asked_about_even_when_nothing_else_fits(desk: Desk) -> None:
    row = desk.upload(MONTH_FIRST)
    assert questions(row.mapping, row.stored_look)
    desk.run(row, {"Tittel": "title", "Dato": {"field": "happened_at", "form": "month_first"}})
    assert desk.cases()["Glatt"].happened_at == datetime.datetime(2024, 3, 24, tzinfo=OSLO)


def test_one_certain_day_is_enough_not_to_ask(desk: Desk) -> None:
    row = desk.upload(AMBIGUOUS + "Vått;25/06/2024\n")
    assert questions(row.mapping, row.stored_look) == []


def test_an_answer_that_does_not_fit_is_told_of_by_row(desk: Desk) -> None:
    row = desk.take_over(
        AMBIGUOUS + "Vått;25/06/2024\n",
        {"Tittel": "title", "Dato": {"field": "happened_at", "form": "month_first"}},
    )
    assert [(fault["row"], fault["value"]) for fault in row.faults] == [(4, "25/06/2024")]


def test_whether_cases_are_finished_must_be_said_where_the_file_does_not(desk: Desk) -> None:
    row = desk.upload("Tittel;Dato\nGlatt;12.06.2024\n")
    with pytest.raises(Refused, match="whether these cases are finished"):
        verbs.begin(row, mapping=row.mapping, decisions={}, by=desk.by())


def test_some_column_must_tell_what_happened(desk: Desk) -> None:
    row = desk.upload("Farge;Dato\nrød;12.06.2024\nblå;13.06.2024\n")
    with pytest.raises(Refused, match="which is the title"):
        desk.begin(row)


def test_decisions_are_kept_until_the_register_is_taken_over(desk: Desk) -> None:
    row = desk.upload(REGISTER)
    changed = row.mapping.changed([Link("Farge", "spot", reason="chosen")])
    verbs.decide(row, mapping=changed, decisions={"language": "nn"}, by=desk.by())
    kept = Import.objects.get()
    assert kept.mapping.filling("spot")[0].column == "Farge"
    assert (kept.decided("language"), kept.state) == ("nn", State.LOOKED_AT)


def test_a_column_given_another_field_is_looked_at_anew(desk: Desk) -> None:
    row = desk.upload(REGISTER)
    known, look = by_name(fields()), row.stored_look
    assert given("Dato", known["reported_at"], look).form == DateForm.DAY_FIRST
    values = given("Alvorlighetsgrad", known["potential"], look).values
    assert values == {"Høy": "3", "Lav": "1", "Middels": "2"}
    assert question("no such column", look).forms == tuple(DateForm)


def test_a_file_with_a_heading_and_nothing_below_is_refused(desk: Desk) -> None:
    with pytest.raises(Unreadable, match="no rows"):
        desk.upload("Tittel;Beskrivelse;Dato\n")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rekkverket er løst og det er ikke trygt å gå på trappa", "nb"),
        ("Rekkverket er laust og det er ikkje trygt, seier ein som gjekk der", "nn"),
        ("The railing is loose and it was not safe to walk on the stairs", "en"),
        ("", "nb"),
    ],
)
def test_the_language_is_heard_from_the_small_words(text: str, language: str) -> None:
    assert language_of(text) == language
