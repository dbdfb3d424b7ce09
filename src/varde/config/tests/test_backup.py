"""Backup and restore, as the person at the keyboard meets them."""

import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from varde.config.backup import taking
from varde.config.tests.conftest import Installation

pytestmark = pytest.mark.slow


@pytest.fixture
def furnished(prepared: Installation) -> Installation:
    """An installation with a row and a photo in it."""
    photo = prepared.data / "files" / "ab" / "photo"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"a loose rail")
    say(prepared, "first")
    return prepared


def test_what_was_lost_after_a_backup_comes_back(furnished: Installation, tmp_path: Path) -> None:
    file = tmp_path / "safe.tar.gz"
    taken = furnished.manage("backup", str(file))
    assert "read back" in taken.stdout, taken.stderr
    secret = (furnished.data / "secret-key").read_text()

    say(furnished, "second")
    (furnished.data / "files/ab/photo").unlink()
    (furnished.data / "files/later").write_bytes(b"taken later")
    (furnished.data / "secret-key").write_text("x" * 60)

    restored = furnished.manage("restore", str(file), "--force")
    assert "Restored and checked" in restored.stdout, restored.stderr
    assert said(furnished) == ["first"]
    assert (furnished.data / "files/ab/photo").read_bytes() == b"a loose rail"
    assert not (furnished.data / "files/later").exists()
    assert (furnished.data / "secret-key").read_text() == secret


def test_what_a_restore_replaced_can_itself_be_put_back(
    furnished: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "safe.tar.gz"
    furnished.manage("backup", str(file))
    say(furnished, "second")
    furnished.manage("restore", str(file), "--force")

    (safety,) = (furnished.data / "backups").glob("before-restore-*.tar.gz")
    furnished.manage("restore", str(safety), "--force")
    assert said(furnished) == ["first", "second"]


def test_nothing_is_replaced_unless_asked(furnished: Installation, tmp_path: Path) -> None:
    file = tmp_path / "safe.tar.gz"
    furnished.manage("backup", str(file))
    say(furnished, "second")
    refused = furnished.manage("restore", str(file))
    assert refused.returncode == 1
    assert "is not empty" in refused.stderr
    assert said(furnished) == ["first", "second"]


def test_a_damaged_backup_changes_nothing(furnished: Installation, tmp_path: Path) -> None:
    file = tmp_path / "safe.tar.gz"
    furnished.manage("backup", str(file))
    file.write_bytes(file.read_bytes()[:-100])
    refused = furnished.manage("restore", str(file), "--force")
    assert refused.returncode == 1
    assert "did not succeed" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert said(furnished) == ["first"]
    assert (furnished.data / "files/ab/photo").exists()


def test_a_backup_from_a_newer_varde_is_refused(furnished: Installation, tmp_path: Path) -> None:
    furnished.sql("INSERT INTO django_migrations (app, name, applied) "
                "VALUES ('people', '9999_tomorrow', '2030-01-01')")  # fmt: skip
    file = tmp_path / "safe.tar.gz"
    furnished.manage("backup", str(file))
    refused = furnished.manage("restore", str(file), "--force")
    assert "newer Varde" in refused.stderr


def test_a_backup_never_overwrites_another_file(furnished: Installation, tmp_path: Path) -> None:
    file = tmp_path / "holiday.jpg"
    file.write_bytes(b"sun")
    refused = furnished.manage("backup", str(file))
    assert refused.returncode == 1
    assert "there already" in refused.stderr
    assert file.read_bytes() == b"sun"


def test_an_update_of_the_database_takes_a_backup_by_itself(furnished: Installation) -> None:
    assert furnished.manage("migrate", "usersessions", "zero").returncode == 0
    updated = furnished.manage("prepare")
    assert updated.returncode == 0, updated.stderr
    (file,) = (furnished.data / "backups").glob("before-update-*.tar.gz")
    manifest = read_manifest(file)
    assert manifest["rows"]["django_migrations"] > 10
    assert "data/files/ab/photo" in manifest["parts"]
    assert not any(name.startswith("usersessions.") for name in manifest["migrations"])


def test_nothing_to_update_takes_no_backup(furnished: Installation) -> None:
    assert furnished.manage("prepare").stdout == ""
    assert list((furnished.data / "backups").glob("*")) == []


def read_manifest(file: Path) -> dict[str, dict[str, int]]:
    with tarfile.open(file) as tar:
        content = tar.extractfile("manifest.json")
        assert content is not None
        manifest: dict[str, dict[str, int]] = json.loads(content.read())
        return manifest


def say(installation: Installation, words: str) -> None:
    installation.sql(
        "INSERT INTO signin_session (session_key, session_data, expire_date) "
        f"VALUES ('{words}', '', '2030-01-01')"
    )


def said(installation: Installation) -> list[str]:
    rows = installation.sql("SELECT session_key FROM signin_session ORDER BY session_key")
    return [words for (words,) in rows]


def test_two_backups_in_one_second_are_two_files(tmp_path: Path) -> None:
    first = datetime(2026, 11, 23, 8, 0, 0, 100, tzinfo=UTC)
    second = first.replace(microsecond=200)
    names = {
        taking.usual_place(tmp_path, name="before-restore", now=now) for now in (first, second)
    }
    assert len(names) == 2
