"""A restore that does not succeed leaves everything as it was."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from varde.config.backup import postgresql_store, restoring, taking
from varde.config.backup.archive import DamagedError


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    for name, words in {"files/photo": "old", "secret-key": "old", "backups/a": "kept"}.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(words)
    return data


@pytest.fixture
def new(tmp_path: Path) -> Path:
    new = tmp_path / "unpacked" / "data"
    (new / "files").mkdir(parents=True)
    (new / "files" / "another").write_text("new")
    (new / "worker-name").write_text("new")
    return new


def told(folder: Path) -> dict[str, str]:
    found = [place for place in folder.rglob("*") if place.is_file()]
    return {str(place.relative_to(folder)): place.read_text() for place in found}


def test_the_new_takes_the_place_of_the_old(data: Path, new: Path, tmp_path: Path) -> None:
    with ExitStack() as undo:
        restoring._exchange(data, new, tmp_path / "old", undo)
        undo.pop_all()
    assert told(data) == {"files/another": "new", "worker-name": "new", "backups/a": "kept"}


def test_what_fails_on_the_way_is_undone(data: Path, new: Path, tmp_path: Path) -> None:
    before = told(data)
    with ExitStack() as undo:
        restoring._exchange(data, new, tmp_path / "old", undo)
        assert told(data) != before
    assert told(data) == before


def test_missing_rows_are_noticed() -> None:
    taking.compare({"case": 2}, {"case": 2, "more": 7})
    with pytest.raises(DamagedError, match="case should have 2 rows, but has 1"):
        taking.compare({"case": 2}, {"case": 1})
    with pytest.raises(DamagedError, match="but has None"):
        taking.compare({"case": 0}, {})


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("files", True),
        ("secret-key", True),
        ("worker-name", True),
        ("backups", False),
        ("varde.sqlite3-wal", False),
        ("running", False),
        ("maintenance", False),
        (".restore-x", False),
    ],
)
def test_what_is_only_about_this_moment_is_left_out(name: str, kept: bool) -> None:
    assert taking.kept(name) is kept


def test_rows_are_counted_in_what_postgresql_would_play_back() -> None:
    script = [
        b"SET statement_timeout = 0;\n",
        b"COPY public.deviations_deviation (id, words) FROM stdin;\n",
        b"1\tCOPY public.trick (id) FROM stdin;\n",
        b"2\t\\\\.\n",
        b"\\.\n",
        b'COPY public."user" (id) FROM stdin;\n',
        b"\\.\n",
        b"SELECT 1;\n",
    ]
    assert postgresql_store._counted(script) == {"deviations_deviation": 2, "user": 0}


def test_no_password_stands_among_the_words_of_a_command() -> None:
    described = {
        "NAME": "hms",
        "USER": "varde",
        "PASSWORD": "hemmelig",
        "HOST": "db",
        "PORT": "",
        "OPTIONS": {"sslmode": "require", "prepare_threshold": 5},
    }
    environ = postgresql_store._environ(described)
    assert environ["PGPASSWORD"] == "hemmelig"
    assert environ["PGSSLMODE"] == "require"
    assert "PGPORT" not in environ
