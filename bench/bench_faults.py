"""Faults that must lose nothing, at full size, on the engine that was asked for.

`./varde bench faults` makes them all, `./varde bench faults kills crowd` only those. What cannot be
made on this machine (disks are mounted by root) is said, and counts as failed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.faults import crowd, disks, engines, full, gone, kills, silence
from bench.faults.house import House
from bench.limits import load
from tools import postgres

ADDRESS = os.environ.get("DATABASE_URL", "")
ENGINE = "PostgreSQL" if ADDRESS else "SQLite"
REPORTS = int(os.environ.get("VARDE_BENCH_REPORTS", "1000"))
PEOPLE = 200
AWAY = 30.0
SILENT = float(os.environ.get("VARDE_BENCH_SILENT", "3600"))
PATIENCE = 120.0  # how long the last of 200 at once may wait for the last of their receipts
LEAST_IDLE, MOST_LOADED = 350, 550


class NotHere(Exception):
    """The fault has no meaning on this engine."""


def main() -> None:
    wanted = os.environ.get("VARDE_BENCH_FAULTS", "").split() or list(FAULTS)
    unknown = sorted(set(wanted) - FAULTS.keys())
    if unknown:
        sys.exit(f"No such fault: {', '.join(unknown)}. There are: {', '.join(FAULTS)}.")
    failed = [name for name in wanted if not _held(name)]
    if failed:
        sys.exit(f"Did not hold: {', '.join(failed)}.")


def _held(name: str) -> bool:
    began, busy = time.monotonic(), load()
    try:
        said, held = FAULTS[name](), True
    except NotHere as why:
        said, held = f"not made: {why}", True
    except (AssertionError, disks.CannotMount) as why:
        said, held = f"FAILED: {why}", False
    spent = time.monotonic() - began
    print(f"| {name} | {ENGINE} | {said} | {spent:.0f} s, load {busy:.1f} |", flush=True)
    return held


def _kills() -> str:
    with _house() as house:
        killer = kills.Killer(house, pause=(4.0, 15.0))
        outcome, killed = kills.run(house, reports=REPORTS, at_once=10, killer=killer)
        outcome.hold()
    times = ", ".join(f"{victim}: {n}" for victim, n in killed.items())
    return f"{outcome.told()}; kill -9 {killed.total()} times ({times})"


def _crowd() -> str:
    with _house() as house:
        outcome, idle, loaded = crowd.run(house, people=PEOPLE)
        outcome.hold()
    assert outcome.p99 < PATIENCE, outcome.told()
    assert idle < LEAST_IDLE, f"{idle} MB idle"
    assert loaded < MOST_LOADED, f"{loaded} MB under load"
    return f"{outcome.told()}; {idle} MB before, {loaded} MB at the most"


def _full() -> str:
    place = Path(tempfile.mkdtemp()) / "disk"
    with disks.small(place, megabytes=full.MEGABYTES) as disk, _house_at(disk) as house:
        return full.full(house, disk).told()


def _read_only() -> str:
    place = Path(tempfile.mkdtemp()) / "disk"
    with disks.that_fails(place, megabytes=full.MEGABYTES) as disk, _house_at(place) as house:
        return full.read_only(house, disk).told()


def _gone() -> str:
    if not ADDRESS:
        raise NotHere("SQLite has no server that can go away")
    server = engines.folder_of(ADDRESS)
    with _house() as house:
        outcome, healed = gone.run(
            house,
            reports=60,
            stop=lambda: postgres.stop_server(server),
            start=lambda: postgres.start(server),
            seconds_away=AWAY,
        )
        outcome.hold(allowed=[gone.OUT_OF_ORDER])
    return f"away {AWAY:.0f} s, served again {healed:.1f} s after its start; {outcome.told()}"


def _silence() -> str:
    with _house() as house:
        outcome = silence.run(house, reports=40, seconds=SILENT)
        outcome.hold()
        return outcome.told()


FAULTS: dict[str, Callable[[], str]] = {
    "kills": _kills,
    "crowd": _crowd,
    "full": _full,
    "read_only": _read_only,
    "gone": _gone,
    "silence": _silence,
}


@contextmanager
def _house() -> Iterator[House]:
    with (
        tempfile.TemporaryDirectory(prefix="varde-faults-") as folder,
        engines.house_on(ADDRESS, Path(folder)) as house,
    ):
        yield house


@contextmanager
def _house_at(disk: Path) -> Iterator[House]:
    """What is sent lies on the same disk while it is looked at, as on most machines."""
    (disk / "tmp").mkdir()
    with engines.house_on(ADDRESS, disk, TMPDIR=str(disk / "tmp")) as house:
        yield house


if __name__ == "__main__":
    main()
