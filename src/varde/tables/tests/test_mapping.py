"""What the columns mean: proposed with a reason, changed by a person, kept as JSON."""

import json

import pytest

from varde.tables.dates import DateForm
from varde.tables.faults import Unreadable
from varde.tables.fields import Choice, Field, Takes, parts_of
from varde.tables.headings_alike import likeness, words
from varde.tables.mapping import Link, Mapping
from varde.tables.profiles import Column, profile
from varde.tables.proposing import linked, propose

LOW = Choice("1", "Minor", ("lav", "I", "mindre alvorlig"))
HIGH = Choice("3", "Very serious", ("høy", "V", "svært alvorlig"))
FIELDS = [
    Field("title", "Title", Takes.LINE, ("tittel", "overskrift")),
    Field("text", "What happened", Takes.TEXT, ("beskrivelse",), joins=True, guessed=True),
    Field("happened_at", "When", Takes.DATE, ("hendelsesdato", "dato"), guessed=True),
    Field("reported_at", "Reported", Takes.DATE, ("innleggsdato", "meldt")),
    Field("actual", "Severity", Takes.CHOICE, ("alvorlighet",), choices=(LOW, HIGH), guessed=True),
    Field("unit", "Unit", Takes.LINE, ("avdeling", "enhet", "organisasjon")),
    Field("hurt", "Anyone hurt", Takes.YES_NO, ("skadet",)),
]
LONG = "Rekkverket løsnet da to mann gikk ned trappa med en tung kasse mellom seg. " * 3


def columns(**cells: list[str]) -> list[Column]:
    rows = list(zip(*cells.values(), strict=True))
    return profile([name.replace("_", " ") for name in cells], rows)


def proposed(**cells: list[str]) -> dict[str, str]:
    return {link.column: link.field for link in propose(columns(**cells), FIELDS).links}


def test_headings_that_name_a_field_are_given_to_it() -> None:
    assert proposed(
        Tittel=["Løst rekkverk", "Glatt"],
        Dato=["12.06.2014", "13.06.2014"],
        Innleggsdato=["14.06.2014", "15.06.2014"],
        Avdeling=["Loft", "Kjeller"],
        Farge=["rød", "blå"],
    ) == {
        "Tittel": "title",
        "Dato": "happened_at",
        "Innleggsdato": "reported_at",
        "Avdeling": "unit",
        "Farge": "",
    }


def test_every_column_is_kept_also_where_no_field_fits() -> None:
    mapping = propose(columns(Tittel=["Glatt", "Løst"], Farge=["rød", "blå"], Tom=["", ""]), FIELDS)
    assert [link.column for link in mapping.links] == ["Tittel", "Farge", "Tom"]
    assert [link.column for link in mapping.kept] == ["Farge", "Tom"]


def test_a_field_gets_the_one_column_that_names_it_best() -> None:
    chosen = proposed(Dato=["12.06.2014"] * 3, Dato_endret=["13.06.2014"] * 3)
    assert chosen == {"Dato": "happened_at", "Dato endret": ""}


def test_a_column_named_for_dates_is_proposed_when_half_of_it_is_dates() -> None:
    assert proposed(Dato=["12.06.2014", "13.06.2014", "i fjor"])["Dato"] == "happened_at"
    assert proposed(Dato=["12.06.2014", "i år", "i fjor"])["Dato"] == ""


def test_a_column_of_words_is_never_a_date_whatever_it_is_called() -> None:
    assert proposed(Dato=["i går", "i fjor", "nylig"])["Dato"] == ""


def test_content_alone_is_enough_where_there_is_no_doubt() -> None:
    mapping = propose(
        columns(Rad=["12.06.2014"] * 4, Sier=[LONG] * 4, Vekt=["lav", "V"] * 2), FIELDS
    )
    assert [link.field for link in mapping.links] == ["happened_at", "text", "actual"]
    assert {link.reason for link in mapping.links} == {"content"}


def test_two_columns_of_dates_without_names_are_not_guessed_between() -> None:
    assert set(proposed(A=["12.06.2014"] * 3, B=["13.06.2014"] * 3).values()) == {""}


def test_several_texts_may_be_put_together() -> None:
    chosen = proposed(Problem_beskrivelse=[LONG] * 3, Opplevelse_beskrivelse=[LONG] * 3)
    assert set(chosen.values()) == {"text"}


def test_the_reason_tells_a_named_column_from_a_likely_one() -> None:
    named, likely = propose(
        columns(Tittel=["Glatt", "Løst"], Hovedavdeling=["Loft", "Kjeller"]), FIELDS
    ).links
    assert (named.reason, named.score) == ("heading", 1.0)
    assert (likely.field, likely.reason) == ("unit", "alike")


def test_an_ambiguous_date_is_left_for_a_person_to_say() -> None:
    link = propose(columns(Dato=["03/04/2014", "05/06/2014"]), FIELDS).links[0]
    assert (link.field, link.form) == ("happened_at", "")
    certain = propose(columns(Dato=["03/04/2014", "25/06/2014"]), FIELDS).links[0]
    assert certain.form == DateForm.DAY_FIRST


def test_words_for_severity_are_translated_and_the_unknown_left_open() -> None:
    column = columns(Alvorlighet=["Lav", "Høy", "Vet ikke", "Lav"])[0]
    assert linked(column, FIELDS[4]).values == {"Lav": "1", "Høy": "3", "Vet ikke": ""}


def test_cells_with_several_values_are_taken_apart() -> None:
    assert parts_of("Fire,Release of Substance") == ["Fire", "Release of Substance"]
    assert parts_of("Brann; Utslipp, stort") == ["Brann", "Utslipp, stort"]
    assert parts_of("Brann") == ["Brann"]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("AccidentLevel_EN", ("accident", "level")),
        ("Potential Accident Level", ("potential", "accident", "level")),
        ("hendelses-dato", ("hendelses", "dato")),
        ("Årsak", ("arsak",)),
        ("aarsak", ("arsak",)),
        ("IncidentType_EN_LIST", ("incident", "type")),
        ("EN", ("en",)),
    ],
)
def test_headings_are_split_into_words(heading: str, said: tuple[str, ...]) -> None:
    assert words(heading) == said


def test_likeness_orders_headings_as_a_person_would() -> None:
    dates = ("dato",)
    same, part, compound, typo, other = (
        likeness("DATO", dates),
        likeness("Dato for hendelsen", dates),
        likeness("Hendelsesdato", dates),
        likeness("Beskrivlse", ("beskrivelse",)),
        likeness("Sted", dates),
    )
    assert same == 1.0
    assert same > part > compound > other == 0.0
    assert 0.6 < typo < 0.9


def test_a_mapping_reads_back_from_json() -> None:
    mapping = propose(columns(Tittel=["Glatt", "Løst"], Dato=["12.06.2014"] * 2), FIELDS)
    assert Mapping.from_json(json.loads(json.dumps(mapping.as_json()))) == mapping


def test_a_person_may_write_a_mapping_by_hand() -> None:
    mapping = Mapping.from_json(
        {
            "columns": {
                "Data": {"field": "happened_at", "form": "month_first"},
                "Tittel": "title",
                "Farge": None,
            }
        }
    )
    assert mapping.links[0] == Link("Data", "happened_at", "month_first", reason="chosen")
    assert [link.field for link in mapping.links] == ["happened_at", "title", ""]


@pytest.mark.parametrize(
    "written", [[], {}, {"columns": 3}, {"columns": [{"field": "x"}]}, {"columns": [7]}]
)
def test_a_mapping_that_makes_no_sense_is_refused(written: object) -> None:
    with pytest.raises(Unreadable, match="mapping"):
        Mapping.from_json(written)


def test_an_unknown_way_to_write_dates_is_refused() -> None:
    with pytest.raises(Unreadable, match="day_first"):
        Mapping.from_json({"columns": {"Dato": {"field": "happened_at", "form": "moon"}}})


def test_changing_some_columns_leaves_the_others() -> None:
    mapping = Mapping((Link("a", "title"), Link("b")))
    changed = mapping.changed([Link("b", "text"), Link("unknown", "unit")])
    assert changed.links == (Link("a", "title"), Link("b", "text"))
    assert changed.filling("text") == (Link("b", "text"),)
    assert changed.used == changed.links
