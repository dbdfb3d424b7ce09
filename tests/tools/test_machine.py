"""Work is done once, and asked of the system where it is not ours to do."""

import os
from pathlib import Path

import pytest
from tools import machine


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(machine, "PROJECT", tmp_path)
    monkeypatch.setattr(machine, "BUILD", tmp_path / "build")
    source = tmp_path / "app.css"
    source.write_text("one")
    return source


def build(source: Path) -> bool:
    made = source.with_suffix(".min.css")
    with machine.once("styles", [source], [made]) as needed:
        if needed:
            made.write_text(source.read_text())
    return needed


def test_what_has_not_changed_is_not_built_again(source: Path) -> None:
    assert build(source)
    assert not build(source)


def test_a_change_is_built(source: Path) -> None:
    build(source)
    source.write_text("two")
    assert build(source)


def test_what_has_disappeared_is_built(source: Path) -> None:
    build(source)
    source.with_suffix(".min.css").unlink()
    assert build(source)


def test_what_failed_is_tried_again(source: Path) -> None:
    with pytest.raises(SystemExit), machine.once("styles", [source], []):
        raise SystemExit(1)
    assert build(source)


def test_a_failing_program_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        machine.run("sh", "-c", "echo no such package; exit 3")
    said = capsys.readouterr().err
    assert "no such package" in said
    assert "try again" in said or "prøv igjen" in said


def test_what_only_an_administrator_may_install_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        machine.need_from_system(["chromium"], purpose=("Chromium", "Chromium"))
    assert "sudo apt-get install -y --no-install-recommends chromium" in capsys.readouterr().err


def test_our_own_programs_come_first() -> None:
    path = machine.environment()["PATH"]
    assert path.startswith(f"{machine.BIN}{os.pathsep}")
    assert machine.environment(VARDE_DATA="/x")["VARDE_DATA"] == "/x"
