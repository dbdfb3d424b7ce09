"""Packages are installed when they must be, and what is there for testing stays."""

from pathlib import Path

import pytest
from tools import install, machine


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """An empty project whose programs are only written down, not run."""
    for module, name, place in (
        (machine, "PROJECT", tmp_path),
        (install, "LOCKS", tmp_path / "lock"),
        (install, "VENV", tmp_path / ".venv"),
        (install, "BIN", tmp_path / ".venv/bin"),
        (install, "PYTHON", tmp_path / ".venv/bin/python"),
        (install, "STAMP", tmp_path / ".venv/stamp"),
    ):
        monkeypatch.setattr(module, name, place)
    (tmp_path / "lock").mkdir()
    for name in ("uv", "run", "dev"):
        (tmp_path / "lock" / f"{name}.txt").write_text(name)
    called: list[str] = []

    def run(*command: str | Path) -> None:
        called.append(" ".join(Path(word).name for word in command))
        if "venv" in command:
            _make_venv(tmp_path / ".venv")

    monkeypatch.setattr(install, "run", run)
    return called


def _make_venv(venv: Path, version: str = "3.11") -> None:
    (venv / "bin").mkdir(parents=True, exist_ok=True)
    real = venv.parent / f"python{version}"
    real.touch()
    (venv / "bin/python").unlink(missing_ok=True)
    (venv / "bin/python").symlink_to(real)
    if not (venv / "pyvenv.cfg").exists():
        (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}.7\n")


def synced(called: list[str]) -> list[str]:
    return [command.split()[-1] for command in called if command.startswith("uv pip sync")]


def test_the_first_time_everything_is_made(called: list[str]) -> None:
    install._packages("run")
    assert [command.split()[1:3] for command in called] == [
        ["-m", "venv"],
        ["-m", "pip"],
        ["pip", "sync"],
    ]
    assert synced(called) == ["run.txt"]


def test_the_second_time_nothing_is_done(called: list[str]) -> None:
    install._packages("run")
    called.clear()
    install._packages("run")
    assert called == []


def test_starting_the_server_leaves_the_tools_for_testing(called: list[str]) -> None:
    install._packages("run")
    install._packages("dev")
    called.clear()
    install._packages("run")
    assert called == []
    (install.LOCKS / "dev.txt").write_text("newer")
    install._packages("run")
    assert synced(called) == ["dev.txt"]


def test_a_changed_lock_is_followed(called: list[str]) -> None:
    install._packages("run")
    called.clear()
    (install.LOCKS / "run.txt").write_text("newer")
    install._packages("run")
    assert synced(called) == ["run.txt"]


def test_an_installation_that_failed_is_tried_again(
    called: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_command: str | Path) -> None:
        raise SystemExit(1)

    with monkeypatch.context() as broken:
        broken.setattr(install, "run", fail)
        with pytest.raises(SystemExit):
            install._packages("run")
    install._packages("run")
    assert synced(called) == ["run.txt"]


def test_an_upgraded_system_gets_a_new_environment(called: list[str]) -> None:
    install._packages("run")
    called.clear()
    _make_venv(install.STAMP.parent, "3.13")
    install._packages("run")
    assert "--clear" in called[0]
    assert synced(called) == ["run.txt"]


def test_a_missing_ensurepip_is_asked_of_the_system(
    called: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr(install, "need_from_system", lambda names, **_: asked.extend(names))
    install._packages("run")
    assert len(asked) == 1
    assert asked[0].startswith("python3.")
    assert asked[0].endswith("-venv")
