"""The props of deviations, and a folder of its own for the pictures."""

from pathlib import Path
from typing import Any

import pytest

from varde.deviations.tests.conftest import door, english, loose_rail, monday, night_shift

__all__ = ["door", "english", "loose_rail", "monday", "night_shift"]


@pytest.fixture(autouse=True)
def contents(settings: Any, tmp_path: Path) -> Path:
    """Pictures of tests never lie among the real ones."""
    folder = tmp_path / "files"
    backend = settings.STORAGES["files"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"files": backend}
    return folder
