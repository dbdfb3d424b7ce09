"""./varde itself: what it answers before anything is installed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools import command, locks, testing
from tools.machine import PROJECT


def varde(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROJECT / "varde"), *words],
        env={"LANG": "C.UTF-8", **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_lists_what_it_can_do() -> None:
    said = varde("--help")
    assert said.returncode == 0
    for name in command.COMMANDS:
        assert re.search(rf"^  {name} ", said.stdout, re.MULTILINE)


def test_it_speaks_norwegian_where_the_machine_does() -> None:
    assert "Bruk: ./varde" in varde(LANG="nb_NO.UTF-8").stdout
    assert "Usage: ./varde" in varde(LANG="en_GB.UTF-8").stdout


def test_a_word_it_does_not_know_is_a_mistake() -> None:
    said = varde("rum")
    assert said.returncode == 2
    assert "run" in said.stdout


def test_an_old_python_is_told_so_and_nothing_worse() -> None:
    """The file must stay readable to Pythons that know little of today's language."""
    text = (PROJECT / "varde").read_text()
    before_the_answer = text[: text.index("sys.exit(")]
    assert not re.search(r'\bf"|:=|^from tools|\bmatch ', before_the_answer, re.MULTILINE)
    pretended = text.replace("import sys\n", "import sys\nsys.version_info = (3, 9, 2)\n", 1)
    said = subprocess.run(
        [sys.executable, "-c", pretended], capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "Varde needs Python 3.11 or newer, and this is 3.9" in said.stderr


def test_a_port_that_is_no_number_is_refused() -> None:
    said = varde("run", "--port", "many")
    assert said.returncode == 2
    assert "--port" in said.stderr


def test_a_bench_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(testing, "install", lambda _wanted: None)
    with pytest.raises(SystemExit):
        testing.bench(["nothing-by-that-name"], on_postgres=False)
    assert "No such bench" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["run", "dev"])
def test_the_locks_name_no_machine_and_every_digest(name: str) -> None:
    text = (locks.LOCKS / f"{name}.txt").read_text()
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9].*==", text, re.MULTILINE)
    digests = re.findall(r"^\S.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(packages) == len(digests) > 20


def test_the_locks_know_when_they_are_out_of_date(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locks.check()
    monkeypatch.setattr(locks, "digest", lambda: "of another pyproject.toml")
    with pytest.raises(SystemExit):
        locks.check()
    assert "./varde lock" in capsys.readouterr().err


def test_where_to_listen_and_keep_data_is_passed_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[tuple[str, ...]] = []
    for name in ("HOST", "PORT", "DATA"):
        monkeypatch.setenv(f"VARDE_{name}", "to be replaced")
    monkeypatch.setattr(command, "install", lambda _wanted: None)
    monkeypatch.setattr(command, "_become", lambda *words: begun.append(words))
    command._run(["--host", "0.0.0.0", "--port", "8099", "--data", str(tmp_path)])
    given = [os.environ[f"VARDE_{name}"] for name in ("HOST", "PORT", "DATA")]
    assert given == ["0.0.0.0", "8099", str(tmp_path)]
    assert begun == [("-m", "varde.config.supervisor")]
