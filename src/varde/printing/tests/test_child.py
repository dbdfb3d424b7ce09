"""The short-lived child: what it may use, what it may know, how it ends."""

import sys
from pathlib import Path

import pytest

from varde.printing import child

PROGRAM = """
import sys
from varde.printing import child
child.confine()
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of its own for the child to run."""
    monkeypatch.setattr(child, "_SOURCE", f"{tmp_path}:{child._SOURCE}")
    return tmp_path / "program.py"


def _run(
    program: Path, lines: str, *, seconds: int = 30, megabytes: int = 300
) -> tuple[bytes, str]:
    program.write_text(PROGRAM + lines)
    return child.run("program", "one", given=b"in", seconds=seconds, megabytes=megabytes)


def test_it_answers_with_what_it_wrote(program: Path) -> None:
    lines = "print(sys.argv[1], sys.stdin.read()); print('beside', file=sys.stderr)"
    assert _run(program, lines) == (b"one in\n", "beside\n")


def test_its_own_no_comes_with_its_code_and_words(program: Path) -> None:
    with pytest.raises(child.Failed, match="not this") as failed:
        _run(program, "print('not this', file=sys.stderr); sys.exit(7)")
    assert failed.value.code == 7


def test_it_is_stopped_after_its_time(program: Path) -> None:
    with pytest.raises(child.Stopped, match="more than 1 s"):
        _run(program, "import time; time.sleep(20)", seconds=1)


def test_it_gets_no_more_memory_than_its_share(program: Path) -> None:
    with pytest.raises(child.Failed, match="MemoryError"):
        _run(program, "b = bytearray(400_000_000)", megabytes=200)
    assert _run(program, "b = bytearray(100_000_000)", megabytes=200) == (b"", "")


def test_a_crash_is_told_as_stopped(program: Path) -> None:
    with pytest.raises(child.Stopped, match="SIGSEGV"):
        _run(program, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")


def test_it_can_write_no_file(program: Path, tmp_path: Path) -> None:
    with pytest.raises(child.Failed, match="File too large"):
        _run(program, f"open('{tmp_path}/left-behind', 'w', buffering=1).write('x\\n')")


def test_it_knows_none_of_our_secrets(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARDE_SECRET_KEY", "hemmelig")
    monkeypatch.setenv("DATABASE_URL", "postgres://varde:hemmelig@localhost/varde")
    made, _said = _run(program, "import os; print(dict(os.environ))")
    assert b"hemmelig" not in made
    assert b"LANG" in made


def test_it_runs_with_the_same_python(program: Path) -> None:
    made, _said = _run(program, "print(sys.executable)")
    assert made.decode().strip() == sys.executable
