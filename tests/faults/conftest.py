"""A house on the engine under test, and the disks it may stand on."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from bench.faults import disks
from bench.faults.house import House

from varde.config.tests.conftest import Installation, pattern, prepared

__all__ = ["pattern", "prepared"]


@pytest.fixture
def house(prepared: Installation) -> Generator[House]:
    """Prepared, not started."""
    made = House(prepared.data, prepared.environment()["DATABASE_URL"], port=prepared.port)
    yield made
    made.stop()


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where a disk can be mounted. Said aloud when it cannot: then the fault is not proven here."""
    try:
        with disks.small(tmp_path / "trial", megabytes=1):
            pass
    except disks.CannotMount as why:
        pytest.skip(f"NOT PROVEN HERE, a disk could not be mounted: {why}")
    return tmp_path / "disk"


def moved(house: House, disk: Path) -> House:
    """Onto the disk, with what is sent beside it while it is looked at, as on most machines."""
    (disk / "tmp").mkdir()
    shutil.copytree(house.data, disk / "data")
    os.sync()  # a copy that nobody synced may go with the disk; what Varde writes itself is
    house.data, house.more = disk / "data", {"TMPDIR": str(disk / "tmp")}
    return house
