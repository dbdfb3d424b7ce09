"""import_register: try it, take over, read what is wrong."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from varde.audit.models import Event
from varde.registers.models import Import
from varde.registers.tests.conftest import REGISTER, Desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gammelt.csv"
    path.write_text(REGISTER)
    return path


def run(file: Path, **options: Any) -> str:
    out = StringIO()
    options.setdefault("company", "fjordbygg-as")
    call_command("import_register", str(file), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_it_takes_over_a_register(desk: Desk, file: Path) -> None:
    said = run(file)
    assert "Tittel → title (heading)" in said
    assert "Farge → kept as it stands" in said
    assert "3 cases added, 0 were there before, 0 said twice." in said
    assert len(desk.cases()) == 3
    event = Event.objects.get(verb="import.finish")
    assert event.actor_label == "import_register"


def test_the_same_file_twice_adds_nothing_and_is_no_error(desk: Desk, file: Path) -> None:
    run(file)
    assert "nothing new in it. 0 cases added." in run(file)
    assert len(desk.cases()) == 3


def test_a_dry_run_tells_all_and_changes_nothing(desk: Desk, file: Path) -> None:
    said = run(file, dry_run=True)
    assert "3 rows, 0 of them said twice. Nothing was imported." in said
    assert desk.cases() == {}
    assert not Import.objects.exists()
    assert not Event.objects.filter(verb__startswith="import").exists()


def test_the_mapping_a_dry_run_shows_can_be_given_back(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    said = run(file, dry_run=True)
    mapping = json.loads(said[said.index("{") : said.rindex("}") + 1])
    mapping["columns"]["Farge"] = "spot"
    written = tmp_path / "map.json"
    written.write_text(json.dumps(mapping))
    run(file, mapping=written)
    assert desk.cases()["Løst rekkverk"].spot == "rød"


def test_ambiguous_dates_are_asked_about_and_answered_by_a_mapping(
    desk: Desk, tmp_path: Path
) -> None:
    file, written = tmp_path / "a.csv", tmp_path / "map.json"
    file.write_text("Tittel;Dato\nGlatt;03/04/2024\nLøst;05/06/2024\n")
    assert "03/04/2024, 05/06/2024: day_first or month_first?" in run(file, dry_run=True)
    with pytest.raises(CommandError, match="how the dates are written in: Dato"):
        run(file)
    assert not Import.objects.current().exists()
    answer = {"columns": {"Tittel": "title", "Dato": {"field": "happened_at", "form": "day_first"}}}
    written.write_text(json.dumps(answer))
    run(file, mapping=written)
    assert len(desk.cases()) == 2


def test_faults_are_told_by_row_and_column_and_nothing_is_taken_in(desk: Desk, file: Path) -> None:
    file.write_text(REGISTER + "Vått;Vått;31.02.2025;Lageret;Lav;Lukket;hvit\n")
    with pytest.raises(CommandError, match="1 faults"):
        run(file)
    assert desk.cases() == {}
    out = StringIO()
    with pytest.raises(CommandError, match="1 faults in 4 rows"):
        call_command("import_register", str(file), company="fjordbygg-as", dry_run=True, stderr=out)
    assert "Row 5, «Dato», «31.02.2025»: This is no date" in out.getvalue()


def test_the_state_of_all_cases_may_stand_in_the_mapping(desk: Desk, tmp_path: Path) -> None:
    file, written = tmp_path / "a.csv", tmp_path / "map.json"
    file.write_text("Tittel;Dato\nGlatt;12.06.2024\n")
    written.write_text('{"columns": {"Tittel": "title", "Dato": "happened_at"}, "state": "closed"}')
    run(file, mapping=written)
    assert desk.cases()["Glatt"].state == "closed"


def test_the_unit_for_homeless_cases_may_stand_in_the_mapping(desk: Desk, tmp_path: Path) -> None:
    file, written = tmp_path / "a.csv", tmp_path / "map.json"
    file.write_text("Tittel;Dato\nGlatt;12.06.2024\n")
    written.write_text('{"columns": {"Tittel": "title", "Dato": "happened_at"}, "unit": "lageret"}')
    run(file, mapping=written)
    assert desk.cases()["Glatt"].unit == desk.cast.store
    written.write_text('{"columns": {"Tittel": "title"}, "unit": "Månen"}')
    with pytest.raises(CommandError, match="is called Månen"):
        run(file, mapping=written, dry_run=True)


def test_letters_no_one_can_guess_may_be_said_in_the_mapping(desk: Desk, tmp_path: Path) -> None:
    file, written = tmp_path / "dos.csv", tmp_path / "map.json"
    file.write_bytes("Tittel;Dato\nSøl på gulvet;12.06.2024\n".encode("cp850"))
    written.write_text('{"columns": {"Tittel": "title"}, "encoding": "cp850"}')
    run(file, mapping=written)
    assert "Søl på gulvet" in desk.cases()


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("not json", "map.json"),
        ('{"columns": {"Frge": "spot"}}', "no column called Frge"),
        ('{"columns": {"Farge": "colour"}}', "colour is no field"),
        ('{"columns": 7}', "A mapping looks like this"),
        ('{"columns": {"Tittel": "title"}, "state": "maybe"}', "A state is one of"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(
    desk: Desk, file: Path, tmp_path: Path, mapping: str, said: str
) -> None:
    written = tmp_path / "map.json"
    written.write_text(mapping)
    with pytest.raises(CommandError, match=said):
        run(file, mapping=written)
    assert not Import.objects.exists()


def test_what_is_not_there_is_said(desk: Desk, file: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No undertaking is called nobody"):
        run(file, company="nobody")
    with pytest.raises(CommandError, match="no such file"):
        run(tmp_path / "missing.csv")
