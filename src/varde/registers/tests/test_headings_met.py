"""Headings and words as other systems write them, and what we take them for."""

import pytest

from varde.registers import synonyms
from varde.registers.fields import fields
from varde.tables.fields import Takes, by_name
from varde.tables.mapping import Mapping
from varde.tables.profiles import profile
from varde.tables.proposing import propose

LONG = "Rekkverket løsnet da to mann gikk ned trappa med en tung kasse mellom seg. " * 3
CELLS = {
    Takes.LINE: ["Loft", "Kjeller", "Trapp"],
    Takes.TEXT: [LONG, LONG, LONG],
    Takes.DATE: ["12.06.2014", "13.06.2014", "25.06.2014"],
    Takes.CHOICE: ["rød", "blå", "rød"],
    Takes.YES_NO: ["ja", "nei", "ja"],
}


def proposed(*headings: str, takes: Takes) -> Mapping:
    rows = [[cell] * len(headings) for cell in CELLS[takes]]
    return propose(profile(headings, rows), fields())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Tittel", "title"),
        ("TITTEL", "title"),
        ("Overskrift", "title"),
        ("Avvikstittel", "title"),
        ("Emne", "title"),
        ("Subject", "title"),
        ("Short description", "title"),
        ("Enhet", "unit"),
        ("Avdeling", "unit"),
        ("Ansvarlig avdeling", "unit"),
        ("Organisasjonsenhet", "unit"),
        ("Eining", "unit"),
        ("Department", "unit"),
        ("CompanyName_EN", "unit"),
        ("Sted", "spot"),
        ("Hvor skjedde det", "spot"),
        ("Hendelsessted", "spot"),
        ("Stad", "spot"),
        ("Location", "spot"),
        ("NearestPopulationCenter_EN", "spot"),
        ("Melder", "reporter_name"),
        ("Meldt av", "reporter_name"),
        ("Innmelder", "reporter_name"),
        ("Reported by", "reporter_name"),
    ],
)
def test_lines_are_known_by_their_headings(heading: str, field: str) -> None:
    assert proposed(heading, takes=Takes.LINE).links[0].field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Beskrivelse", "text"),
        ("Beskrivelse av hendelsen", "text"),
        ("Hva skjedde?", "text"),
        ("Kva skjedde", "text"),
        ("Hendelsesforløp", "text"),
        ("Description", "text"),
        ("What Happened", "text"),
        ("Årsak", "cause"),
        ("Aarsak", "cause"),
        ("Bakenforliggende årsak", "cause"),
        ("Root Cause", "cause"),
        ("WhyItHappened_EN_LIST", "cause"),
        ("Tiltak", "proposal"),
        ("Forslag til tiltak", "proposal"),
        ("tiltak_beskrivelse", "proposal"),
        ("Recommendation", "proposal"),
        ("Strakstiltak", "immediate"),
        ("Umiddelbare tiltak", "immediate"),
        ("Immediate action", "immediate"),
        ("Konklusjon", "conclusion"),
        ("Utført tiltak", "conclusion"),
        ("Resolution", "conclusion"),
        ("Brudd på krav", "breached"),
        ("Lovkrav", "breached"),
    ],
)
def test_texts_are_known_by_their_headings(heading: str, field: str) -> None:
    assert proposed(heading, takes=Takes.TEXT).links[0].field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Dato", "happened_at"),
        ("Hendelsesdato", "happened_at"),
        ("Dato for hendelsen", "happened_at"),
        ("Data", "happened_at"),
        ("Incident Date", "happened_at"),
        ("Oppdaget dato", "discovered_at"),
        ("Oppdaga", "discovered_at"),
        ("Date discovered", "discovered_at"),
        ("Meldt dato", "reported_at"),
        ("innleggsdato", "reported_at"),
        ("Registrert", "reported_at"),
        ("Opprettet", "reported_at"),
        ("ReportedDate", "reported_at"),
        ("Created at", "reported_at"),
        ("Lukket dato", "closed_at"),
        ("Avsluttet", "closed_at"),
        ("Closed", "closed_at"),
    ],
)
def test_dates_are_known_by_their_headings(heading: str, field: str) -> None:
    assert proposed(heading, "Noe annet", takes=Takes.DATE).links[0].field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Status", "state"),
        ("Saksstatus", "state"),
        ("IncidentStatus_EN", "state"),
        ("Type hendelse", "kind"),
        ("Hendelsestype", "kind"),
        ("Kategori", "kind"),
        ("IncidentType_EN_LIST", "kind"),
        ("Område", "area"),
        ("Fareområde", "area"),
        ("Critical Risk", "area"),
        ("Alvorlighetsgrad", "actual"),
        ("Konsekvens", "actual"),
        ("Accident Level", "actual"),
        ("Potensiell alvorlighet", "potential"),
        ("Mulig konsekvens", "potential"),
        ("Potential Accident Level", "potential"),
    ],
)
def test_choices_are_known_by_their_headings(heading: str, field: str) -> None:
    assert proposed(heading, takes=Takes.CHOICE).links[0].field == field


@pytest.mark.parametrize("heading", ["Personskade", "Skadet", "Injury", "Anyone hurt"])
def test_questions_of_injury_are_known(heading: str) -> None:
    assert proposed(heading, takes=Takes.YES_NO).links[0].field == "anyone_hurt"


@pytest.mark.parametrize(
    "heading", ["nummer", "Saksnr", "Genre", "Countries", "Latitude", "Fakturamottaker", "E-post"]
)
def test_what_we_have_no_field_for_is_left_alone(heading: str) -> None:
    assert proposed(heading, takes=Takes.LINE).links[0].field == ""


def test_actual_and_potential_stand_side_by_side() -> None:
    both = proposed("Accident Level", "Potential Accident Level", takes=Takes.CHOICE)
    assert [link.field for link in both.links] == ["actual", "potential"]


def test_happened_and_reported_stand_side_by_side() -> None:
    both = proposed("Hendelsesdato", "Meldt dato", "Lukket dato", takes=Takes.DATE)
    assert [link.field for link in both.links] == ["happened_at", "reported_at", "closed_at"]


@pytest.mark.parametrize(
    ("field", "word", "value"),
    [
        ("state", "Åpen", "reported"),
        ("state", "Under behandling", "reported"),
        ("state", "Ikke påbegynt", "reported"),
        ("state", "Initially Submitted", "reported"),
        ("state", "Lukket", "closed"),
        ("state", "AVSLUTTET", "closed"),
        ("state", "Ferdigbehandlet", "closed"),
        ("state", "Closed", "closed"),
        ("state", "Ikke lukket", ""),
        ("state", "Not closed", ""),
        ("actual", "Lav", "1"),
        ("actual", "II", "1"),
        ("actual", "Mindre alvorlig", "1"),
        ("actual", "Middels", "2"),
        ("actual", "Alvorlig", "2"),
        ("actual", "III", "2"),
        ("actual", "Høy", "3"),
        ("actual", "Svært alvorlig", "3"),
        ("actual", "Kritisk", "3"),
        ("actual", "V", "3"),
        ("actual", "3", "3"),
        ("actual", "5", ""),
        ("actual", "Lite alvorlig", ""),
        ("kind", "Nestenulykke", "near_miss"),
        ("kind", "Near Miss", "near_miss"),
        ("kind", "Personskade", "accident"),
        ("kind", "Serious Injury (NEB or TSB)", "accident"),
        ("kind", "Ingen personskade", ""),
        ("kind", "Forbedringsforslag", "improvement"),
        ("kind", "Rutinebrudd", "routine"),
        ("area", "Brann", "fire"),
        ("area", "Fall prevention (same level)", "fall"),
        ("area", "Vehicles and Mobile Equipment", "traffic"),
        ("area", "Chemical substances", "chemical"),
        ("area", "Vold og trusler", "violence"),
        ("area", "Annet", "other"),
        ("area", "Plates", ""),
    ],
)
def test_words_stand_for_our_choices_or_for_none(field: str, word: str, value: str) -> None:
    assert by_name(fields())[field].choice_for(word) == value


def test_every_field_has_words_of_its_own() -> None:
    assert set(synonyms.HEADINGS) == set(by_name(fields()))
    seen: dict[str, str] = {}
    for name, words in synonyms.HEADINGS.items():
        for word in words:
            assert seen.setdefault(word, name) == name, word


@pytest.mark.parametrize(
    "words", [synonyms.STATES, synonyms.SEVERITIES], ids=["states", "severities"]
)
def test_no_word_stands_for_two_choices(words: dict[str, tuple[str, ...]]) -> None:
    every = [word for some in words.values() for word in some]
    assert len(every) == len(set(every))
