"""A database that was grown is kept, and used again as it was."""

from pathlib import Path

import pytest
from bench.measuring import keeping


def test_nothing_is_kept_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VARDE_BENCH_KEEP", raising=False)
    assert keeping.place("SQLite", 50) is None


def test_what_is_kept_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VARDE_BENCH_KEEP", str(tmp_path / "kept"))
    data = tmp_path / "data"
    data.mkdir()
    (data / "varde.sqlite3").write_text("grown")
    kept = keeping.place("SQLite", 50)
    assert kept
    assert not kept.exists()
    keeping.lay_aside(kept, {"data": data})
    (data / "varde.sqlite3").write_text("measured")
    (data / "more").write_text("")
    keeping.put_back(kept, {"data": data})
    assert [one.name for one in data.iterdir()] == ["varde.sqlite3"]
    assert (data / "varde.sqlite3").read_text() == "grown"
    assert keeping.place("SQLite", 60) != kept
