"""The backup file: what is not exactly what was put in is refused."""

import gzip
import io
import json
import stat
import tarfile
from pathlib import Path

import pytest

from varde.config.backup import archive
from varde.config.backup.archive import DamagedError, Manifest


def manifest() -> Manifest:
    return Manifest(
        "2026-11-22T10:00:00+00:00", "0.1.0", "sqlite", ["people.0001_initial"], {"a": 2}
    )


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    photo = tmp_path / "photo"
    photo.write_bytes(b"\x89 not really a photo" * 1000)
    file = tmp_path / "varde.tar.gz"
    archive.write(file, manifest(), [("data/files/ab/photo", photo), ("varde.sqlite3", photo)])
    return file


def everything(_name: str) -> bool:
    return True


def test_what_went_in_comes_out(packed: Path, tmp_path: Path) -> None:
    found = archive.read(packed, tmp_path / "out", wanted=everything)
    assert (tmp_path / "out/data/files/ab/photo").read_bytes() == (tmp_path / "photo").read_bytes()
    assert found.rows == {"a": 2}
    assert found.parts.keys() == {"data/files/ab/photo", "varde.sqlite3"}


def test_only_what_is_wanted_is_unpacked_but_all_is_checked(packed: Path, tmp_path: Path) -> None:
    archive.read(packed, tmp_path / "out", wanted=lambda name: name == "varde.sqlite3")
    assert [place.name for place in (tmp_path / "out").rglob("*")] == ["varde.sqlite3"]


def test_it_is_for_its_owner_only(packed: Path) -> None:
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600


def test_a_file_cut_short_is_refused(packed: Path, tmp_path: Path) -> None:
    packed.write_bytes(packed.read_bytes()[:-200])
    with pytest.raises(DamagedError):
        archive.read(packed, tmp_path / "out", wanted=everything)


def test_a_changed_part_is_refused_by_name(packed: Path, tmp_path: Path) -> None:
    raw = gzip.decompress(packed.read_bytes())
    packed.write_bytes(gzip.compress(raw.replace(b"not really", b"NOT really", 1)))
    with pytest.raises(DamagedError, match="missing or changed: data/files/ab/photo"):
        archive.read(packed, tmp_path / "out", wanted=everything)


def test_something_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kjære verneombud")
    with pytest.raises(DamagedError, match="cut short or damaged"):
        archive.read(letter, tmp_path / "out", wanted=everything)


def test_another_kind_of_archive_is_refused(tmp_path: Path) -> None:
    other = packed_by_hand(tmp_path, {"holiday.jpg": b"sun"})
    with pytest.raises(DamagedError, match="no manifest"):
        archive.read(other, tmp_path / "out", wanted=everything)


@pytest.mark.parametrize("name", ["../../etc/cron.d/surprise", "/etc/passwd"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    evil = packed_by_hand(tmp_path, {name: b"* * * * *"})
    with pytest.raises(DamagedError, match="no backup of Varde holds"):
        archive.read(evil, tmp_path / "in" / "out", wanted=everything)
    assert not (tmp_path / "etc").exists()


def test_a_link_in_the_file_is_not_followed(tmp_path: Path) -> None:
    evil = tmp_path / "evil.tar.gz"
    with tarfile.open(evil, "w:gz") as tar:
        link = tarfile.TarInfo("data/files/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(link)
    with pytest.raises(DamagedError, match="data/files/link"):
        archive.read(evil, tmp_path / "out", wanted=everything)


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    later = packed_by_hand(tmp_path, {archive.MANIFEST: json.dumps({"format": 99}).encode()})
    with pytest.raises(DamagedError, match="another version"):
        archive.read(later, tmp_path / "out", wanted=everything)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b'{"format": 1}'])
def test_a_manifest_without_sense_is_refused(tmp_path: Path, content: bytes) -> None:
    odd = packed_by_hand(tmp_path, {archive.MANIFEST: content})
    with pytest.raises(DamagedError, match="makes no sense"):
        archive.read(odd, tmp_path / "out", wanted=everything)


def packed_by_hand(folder: Path, contents: dict[str, bytes]) -> Path:
    place = folder / "by-hand.tar.gz"
    with tarfile.open(place, "w:gz") as tar:
        for name, content in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return place
