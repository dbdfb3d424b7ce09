"""Child processes are looked after, and never left behind."""

import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from varde.config import children
from varde.config.children import Child, Family

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def script(body: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", body, *map(str, arguments)]


@pytest.fixture
def family() -> Generator[Family]:
    family = Family([Child("sleeper", SLEEPER)])
    yield family
    for child in family.children:
        child.stop_now()


def test_a_child_that_dies_is_started_again(family: Family) -> None:
    (child,) = family.children
    family.start()
    first = _process_of(child)
    os.kill(first, 9)
    until(lambda: _looked_after(family) and child.alive and _process_of(child) != first)
    assert child.deaths == 1


def test_a_child_that_keeps_dying_is_left_longer_in_peace() -> None:
    child = Child("hopeless", script("raise SystemExit(3)"))
    family = Family([child])
    family.start()
    began = time.monotonic()
    until(lambda: _looked_after(family) and child.deaths == 3)
    assert time.monotonic() - began > 0.5 + 1


def test_a_death_after_a_long_life_is_a_first_death(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "WELL_AFTER_SECONDS", 0.0)
    (child,) = family.children
    family.start()
    child.deaths = 7
    os.kill(_process_of(child), 9)
    until(lambda: _looked_after(family) and child.process is None)
    assert child.deaths == 1


def test_all_are_asked_to_stop_and_may_finish(tmp_path: Path) -> None:
    ready, finished = tmp_path / "ready", tmp_path / "finished"
    tidy = script(
        "import pathlib, signal, sys, time\n"
        "def stop(*_): pathlib.Path(sys.argv[2]).touch(); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, stop)\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "while True: time.sleep(0.05)",
        ready,
        finished,
    )
    family = Family([Child("tidy", tidy)])
    family.start()
    until(ready.exists)
    family.stop()
    assert finished.exists()
    assert not any(child.alive for child in family.children)


def test_one_that_got_ready_waits_for_the_word(tmp_path: Path) -> None:
    ready, gone = tmp_path / "ready", tmp_path / "gone"
    patient = script(
        "import pathlib, sys, time\n"
        "pathlib.Path(sys.argv[1]).touch(); sys.stdin.read()\n"
        "pathlib.Path(sys.argv[2]).touch(); time.sleep(60)",
        ready,
        gone,
    )
    child = Child("patient", patient)
    child.get_ready()
    until(ready.exists)
    first = _process_of(child)
    assert not gone.exists()
    Family([child]).start()
    until(gone.exists)
    assert _process_of(child) == first
    child.stop_now()


def test_one_that_is_started_again_waits_for_no_word(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    body = "import pathlib, sys, time; sys.stdin.read(); pathlib.Path(sys.argv[1]).touch()"
    child = Child("patient", script(body, gone))
    child.start()
    until(gone.exists)
    child.stop_now()


def test_one_that_will_not_stop_is_stopped_with_its_own_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "SECONDS_TO_FINISH", 0.3)
    told = tmp_path / "grandchild"
    stubborn = script(
        "import pathlib, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "grandchild = subprocess.Popen(['sleep', '60'])\n"
        "place = pathlib.Path(sys.argv[1])\n"
        "place.with_suffix('.new').write_text(str(grandchild.pid))\n"
        "place.with_suffix('.new').rename(place)\n"
        "time.sleep(60)",
        told,
    )
    family = Family([Child("stubborn", stubborn)])
    family.start()
    until(told.exists)
    family.stop()
    assert not family.children[0].alive
    until(lambda: not _lives(int(told.read_text())))


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    latest = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < latest, "It never happened."
        time.sleep(0.02)


def _looked_after(family: Family) -> bool:
    family.look_after()
    return True


def _process_of(child: Child) -> int:
    assert child.process is not None
    return child.process.pid


def _lives(process: int) -> bool:
    """A zombie nobody has fetched yet is dead all the same."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
