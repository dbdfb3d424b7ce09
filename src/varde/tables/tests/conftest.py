"""Files to read: written on the spot, and the real ones when they are there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation

from varde.tables.xlsx_out import write_xlsx

# How long an example takes says more of the machine's other work than of ours.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

PROJECT = Path(__file__).resolve().parents[4]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "table.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> Callable[..., Path]:
    def write(headings: list[str], *rows: list[object]) -> Path:
        path = tmp_path / "table.xlsx"
        write_xlsx(path, headings, rows)
        return path

    return write


@pytest.fixture
def shared() -> Path:
    """Real registers nobody here wrote. They do not lie in the project."""
    path = Path(os.environ.get("VARDE_SHARED_DATA", PROJECT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip(f"The real registers are not at {path}; set VARDE_SHARED_DATA to try them.")
    return path
