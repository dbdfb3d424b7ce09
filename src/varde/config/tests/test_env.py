"""Settings from the environment."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from varde.config import env


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "VARDE_SECRET_KEY", "VARDE_PGBOUNCER", "VARDE_X"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VARDE_DATA", str(tmp_path / "data"))


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", True), ("JA", True), ("0", False), ("", False)]
)
def test_a_flag_understands_plain_words(
    monkeypatch: pytest.MonkeyPatch, word: str, meant: bool
) -> None:
    monkeypatch.setenv("VARDE_X", word)
    assert env.flag("VARDE_X", default=not meant) is meant


def test_a_flag_does_not_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARDE_X", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="VARDE_X must be yes or no, not 'perhaps'"):
        env.flag("VARDE_X", default=True)


def test_a_number_must_be_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARDE_X", " 8001 ")
    assert env.number("VARDE_X", 1) == 8001
    monkeypatch.setenv("VARDE_X", "many")
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        env.number("VARDE_X", 1)


def test_what_is_not_set_or_empty_gets_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.text("VARDE_X", "usual") == "usual"
    monkeypatch.setenv("VARDE_X", "  ")
    assert env.text("VARDE_X", "usual") == "usual"
    assert env.number("VARDE_X", 7) == 7


def test_a_list_is_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.words("VARDE_X", ["*"]) == ["*"]
    monkeypatch.setenv("VARDE_X", "hms.example.no, varde.example.no,")
    assert env.words("VARDE_X", ["*"]) == ["hms.example.no", "varde.example.no"]


def test_without_an_address_the_database_lies_in_the_data_folder(tmp_path: Path) -> None:
    described = env.database(tmp_path)
    assert described["ENGINE"] == "varde.config.sqlite"
    assert described["NAME"] == str(tmp_path / "varde.sqlite3")
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in described["OPTIONS"]["init_command"]


def test_sqlite_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/hms/v%C3%A5r.sqlite3")
    assert env.database(tmp_path)["NAME"] == "/srv/hms/vår.sqlite3"


def test_postgresql_is_read_from_its_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = "postgres://v%40rde:p%2Fw%3Ad@db.example.no:6432/hms?sslmode=require"
    monkeypatch.setenv("DATABASE_URL", address)
    described = env.database(tmp_path)
    assert described["ENGINE"] == "django.db.backends.postgresql"
    assert (described["NAME"], described["HOST"], described["PORT"]) == (
        "hms",
        "db.example.no",
        "6432",
    )
    assert (described["USER"], described["PASSWORD"]) == ("v@rde", "p/w:d")
    assert described["OPTIONS"]["sslmode"] == "require"
    assert described["OPTIONS"]["prepare_threshold"] == 5
    assert described["CONN_HEALTH_CHECKS"] is True


def test_questions_to_postgresql_are_not_compiled_unless_somebody_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://varde@db/hms")
    assert env.database(tmp_path)["OPTIONS"]["options"] == "-c jit=off"
    monkeypatch.setenv("DATABASE_URL", "postgres://varde@db/hms?options=-c%20jit%3Don")
    assert env.database(tmp_path)["OPTIONS"]["options"] == "-c jit=off -c jit=on"


def test_postgresql_may_be_several_machines_or_a_socket(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    several = "postgresql:///hms?host=db1,db2&port=5432,5433&target_session_attrs=read-write"
    monkeypatch.setenv("DATABASE_URL", several)
    described = env.database(tmp_path)
    assert (described["HOST"], described["PORT"]) == ("db1,db2", "5432,5433")
    assert described["OPTIONS"]["target_session_attrs"] == "read-write"

    monkeypatch.setenv("DATABASE_URL", "postgres://varde@/hms?host=/run/postgresql")
    assert env.database(tmp_path)["HOST"] == "/run/postgresql"


def test_behind_pgbouncer_nothing_is_prepared_or_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://varde@pool/hms")
    monkeypatch.setenv("VARDE_PGBOUNCER", "yes")
    described = env.database(tmp_path)
    assert described["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert described["CONN_MAX_AGE"] == 0
    assert not {"prepare_threshold", "options"} & described["OPTIONS"].keys()


@pytest.mark.parametrize(
    "address",
    [
        "mysql://varde@localhost/varde",
        "varde.sqlite3",
        "sqlite://varde.sqlite3",
        "sqlite:///",
        "postgres://varde@localhost",
        "postgres://varde@localhost:many/varde",
    ],
)
def test_an_address_that_makes_no_sense_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database(tmp_path)


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = env.secret_key()
    place = tmp_path / "data" / "secret-key"
    assert len(first) >= 50
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert env.secret_key() == first


def test_two_that_start_at_once_agree_on_the_secret_key() -> None:
    with ThreadPoolExecutor(8) as starters:
        keys = set(starters.map(lambda _: env.secret_key(), range(8)))
    assert len(keys) == 1


def test_a_damaged_secret_key_is_not_used(tmp_path: Path) -> None:
    place = tmp_path / "data" / "secret-key"
    place.parent.mkdir()
    place.write_text("")
    with pytest.raises(ImproperlyConfigured, match="damaged"):
        env.secret_key()


def test_a_secret_key_from_the_environment_leaves_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VARDE_SECRET_KEY", "given")
    assert env.secret_key() == "given"
    assert not (tmp_path / "data").exists()


def test_the_version_is_the_projects() -> None:
    assert env.version().count(".") >= 1
