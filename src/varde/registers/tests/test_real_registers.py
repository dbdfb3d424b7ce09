"""Registers nobody here wrote become cases by the proposed mapping alone."""

from collections import Counter
from pathlib import Path

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.registers.rules import State as ImportState
from varde.registers.tests.conftest import Desk
from varde.registers.understanding import questions


def proposed(desk: Desk, file: Path) -> dict[str, str]:
    row = desk.upload(file.read_bytes(), file.name)
    assert questions(row.mapping, row.stored_look) == []
    desk.run(row)
    assert row.state == ImportState.DONE, row.faults
    return {link.column: link.field for link in row.mapping.links}


def test_tidstyv_comes_in_with_words_unit_and_proposed_measures(desk: Desk, shared: Path) -> None:
    fields = proposed(desk, shared / "tidstyv/dataset.csv")
    assert fields["tittel"] == "title"
    assert fields["problemtype_beskrivelse"] == "text"
    assert fields["innleggsdato"] == "reported_at"
    assert fields["organisasjon"] == "unit"
    assert fields["tiltak_beskrivelse"] == "proposal"
    assert fields["departement"] == fields["nummer"] == ""
    assert Deviation.objects.count() == 1355
    case = Deviation.objects.get(title="Dobbeltarbeid, reiseregningen.no")
    assert case.text.startswith("reiseregningen.no ber om")
    assert case.proposal.startswith("Det bør framgå av skjemaet")
    assert case.extra["nummer"] == "43"
    assert case.extra["organisasjon"] == "Meteorologisk institutt"
    assert (case.year, case.language) == (2014, "nb")


def test_ihm_comes_in_with_both_severities_and_without_its_doubles(
    desk: Desk, shared: Path
) -> None:
    fields = proposed(desk, shared / "ihm/en_iso.csv")
    assert fields["Accident Level"] == "actual"
    assert fields["Potential Accident Level"] == "potential"
    assert (fields["Data"], fields["Local"]) == ("happened_at", "spot")
    assert Deviation.objects.count() == 418
    levels = Counter(Deviation.objects.values_list("actual", flat=True))
    assert set(levels) == {1, 2, 3}
    assert levels[1] > levels[2]
    assert Deviation.objects.filter(language="en").count() == 418
    case = Deviation.objects.get(text__startswith="While removing the drill rod")
    assert (case.actual, case.potential, case.area) == (1, 3, "machines")
    assert case.extra["Potential Accident Level"] == "IV"


def test_neb_comes_in_with_states_places_and_causes(desk: Desk, shared: Path) -> None:
    fields = proposed(desk, shared / "neb/neb_incidents_en.csv")
    assert fields["IncidentStatus_EN"] == "state"
    assert fields["WhyItHappened_EN_LIST"] == "cause"
    assert fields["NearestPopulationCenter_EN"] == "spot"
    states = Counter(Deviation.objects.values_list("state", flat=True))
    assert states == {State.CLOSED: 1185, State.REPORTED: 79}
    case = Deviation.objects.get(extra__IncidentNumber="INC2018-166")
    assert case.title == "Release of Substance: Defect and Deterioration"
    assert (case.cause, case.spot, case.year) == ("Human Factors", "Brookdale", 2018)
    assert case.handler
