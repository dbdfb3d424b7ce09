"""Registers of the same shape as the real ones, with invented rows: tried where those are not.

Headings, encodings, delimiters and ways of writing dates are theirs; nothing in the rows is.
"""

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.registers.rules import State as ImportState
from varde.registers.tests.conftest import Desk
from varde.registers.understanding import questions

THINGS = ("Stigen", "Rampen", "Porten", "Trucken", "Lampa", "Gjerdet", "Vifta", "Kranen")
FAULTS = ("er skadet", "mangler vern", "er ikke kontrollert", "står i veien")
WHATS = [f"{thing} {fault}" for thing in THINGS for fault in FAULTS]

TIDSTYV = (
    "nummer;departement;organisasjon;innleggsdato;tittel;problemtype-kategori_regelverk;"
    "problemtype-kategori_prosedyre;problemtype_beskrivelse;omfang;omfang_beskrivelse;"
    "tiltak-kategori_regelverk;tiltak_beskrivelse"
)
IHM = (
    ",Data,Countries,Local,Industry Sector,Accident Level,Potential Accident Level,Genre,"
    "Employee or Third Party,Critical Risk,Description"
)
NEB = (
    "IncidentNumber,Latitude,Longitude,ApproximateVolumeM3,ReportedDate,ReportedYear,"
    "IncidentType_EN_LIST,IncidentStatus_EN,CompanyName_EN,NearestPopulationCenter_EN,"
    "ProvinceName_EN,SubstanceName_EN,ReleaseType_EN,PipelinePhase_EN,"
    "WerePipelineSystemComponentsInvolved,PipelineComponent_EN_LIST,WhatHappened_EN_LIST,"
    "WhyItHappened_EN_LIST"
)


def taken_over(desk: Desk, content: bytes, name: str) -> dict[str, str]:
    """By the proposed mapping alone; which column became which field."""
    row = desk.upload(content, name)
    assert questions(row.mapping, row.stored_look) == []
    desk.run(row)
    assert row.state == ImportState.DONE, row.faults
    return {link.column: link.field for link in row.mapping.links}


def test_a_norwegian_one_with_semicolons_and_a_mark_at_the_start(desk: Desk) -> None:
    rows = [
        f"{40 + place};Et departement;Etaten i nord;{14 + place % 14}.06.2014;{what};"
        f"{'true' if place % 2 else 'false'};false;{what} ved inngangen, sa de som gikk forbi.;;;"
        f"false;Vi bør få noen til å se på dette før høsten, nummer {place}."
        for place, what in enumerate(WHATS)
    ]
    content = ("\ufeff" + "\n".join([TIDSTYV, *rows]) + "\n").encode()
    fields = taken_over(desk, content, "dataset.csv")
    assert fields["tittel"] == "title"
    assert fields["problemtype_beskrivelse"] == "text"
    assert fields["innleggsdato"] == "reported_at"
    assert fields["organisasjon"] == "unit"
    assert fields["tiltak_beskrivelse"] == "proposal"
    assert fields["departement"] == fields["nummer"] == ""
    case = Deviation.objects.get(title="Stigen er skadet")
    assert (case.year, case.language, case.extra["nummer"]) == (2014, "nb", "40")
    assert Deviation.objects.count() == len(WHATS)


def test_an_english_one_with_commas_and_two_severities(desk: Desk) -> None:
    levels = ("I", "II", "III", "IV")
    rows = [
        f"{place},2016-0{1 + place % 9}-1{place % 9} 00:00:00,Country_01,Local_0{1 + place % 5},"
        f"Mining,{levels[place % 3]},{levels[1 + place % 3]},Male,Employee,"
        f'{("Falls", "Pressed", "Others")[place % 3]},"While the worker moved the hose, number '
        f'{place} of the valves opened and the water struck the wall beside him."'
        for place in range(24)
    ]
    doubled = "24," + rows[0].split(",", 1)[1]
    content = ("\n".join([IHM, *rows, doubled]) + "\n").encode()
    fields = taken_over(desk, content, "en_iso.csv")
    assert fields["Accident Level"] == "actual"
    assert fields["Potential Accident Level"] == "potential"
    assert (fields["Data"], fields["Local"]) == ("happened_at", "spot")
    assert Deviation.objects.filter(language="en").count() == 24
    case = Deviation.objects.get(text__contains="number 0 of")
    assert case.extra["Potential Accident Level"] == "II"


def test_an_english_one_with_states_places_and_causes(desk: Desk) -> None:
    states = ("Closed", "Closed", "Closed", "Initially Submitted")
    rows = [
        f"INC2018-{200 + place},5{place % 9}.39782,-11{place % 9}.80735,Not Applicable,"
        f"2018-12-{10 + place % 18}T00:00:00,2018,Release of Substance,{states[place % 4]},"
        f"Invented Pipelines Ltd.,Town {place % 7},Alberta,Water,Gas,Construction,No,Not Available,"
        f"Defect and Deterioration,{('Human Factors', 'Maintenance')[place % 2]}"
        for place in range(24)
    ]
    content = ("\ufeff" + "\n".join([NEB, *rows])).encode()
    fields = taken_over(desk, content, "incidents.csv")
    assert fields["IncidentStatus_EN"] == "state"
    assert fields["WhyItHappened_EN_LIST"] == "cause"
    assert fields["NearestPopulationCenter_EN"] == "spot"
    assert Deviation.objects.filter(state=State.CLOSED).count() == 18
    case = Deviation.objects.get(extra__IncidentNumber="INC2018-201")
    assert (case.cause, case.spot, case.year) == ("Maintenance", "Town 1", 2018)
