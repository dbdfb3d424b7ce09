"""Small versions of `./varde bench faults`, so that what holds goes on holding."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.faults import crowd, disks, full, gone, kills, silence
from bench.faults.engines import folder_of, fresh_database
from bench.faults.house import House
from tools import postgres

from tests.faults.conftest import moved
from varde.config.tests.conftest import ON_SQLITE

pytestmark = pytest.mark.slow
PATIENCE = 120.0


@pytest.fixture
def server_of_its_own(tmp_path: Path) -> Iterator[str]:
    """The suite's own server stands: others use it."""
    if ON_SQLITE:
        pytest.skip("SQLite has no server that can go away")
    with postgres.throwaway() as address:
        yield address


def test_killed_at_any_moment_nothing_acknowledged_is_lost(house: House) -> None:
    killer = kills.Killer(house, pause=(0.2, 1.0), most=len(kills.USUALLY))
    outcome, killed = kills.run(house, reports=12, at_once=4, killer=killer)
    assert killed
    outcome.hold()


def test_all_at_once_are_answered_and_nothing_is_locked(house: House) -> None:
    outcome, _idle, _loaded = crowd.run(house, people=15)
    outcome.hold()
    assert outcome.p99 < PATIENCE, outcome.told()
    assert set(outcome.statuses) <= {200, 302}, outcome.statuses


def test_on_a_full_disk_all_are_told_and_nothing_is_lost(house: House, disk: Path) -> None:
    with disks.small(disk, megabytes=full.MEGABYTES):
        outcome = full.full(moved(house, disk), disk)
    outcome.hold(allowed=[gone.OUT_OF_ORDER])
    assert outcome.statuses[gone.OUT_OF_ORDER]


def test_on_a_disk_that_cannot_be_written_all_are_told_and_nothing_is_lost(
    house: House, disk: Path
) -> None:
    with disks.that_fails(disk, megabytes=full.MEGABYTES) as failing:
        full.read_only(moved(house, disk), failing).hold()


def test_a_database_that_goes_and_comes_back_is_waited_for(
    house: House, server_of_its_own: str
) -> None:
    server = folder_of(server_of_its_own)
    house.database = fresh_database(server_of_its_own)
    house.prepare()
    outcome, _healed = gone.run(
        house,
        reports=6,
        stop=lambda: postgres.stop_server(server),
        start=lambda: postgres.start(server),
        seconds_away=3,
    )
    outcome.hold(allowed=[gone.OUT_OF_ORDER])


def test_a_worker_that_stands_still_is_noticed_and_all_is_told_once(house: House) -> None:
    silence.run(house, reports=4).hold()
