"""Contents lie under their own hash, whole or not at all."""

import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from varde.files import storage

CONTENT = b"rekkverket er los"
SHA = hashlib.sha256(CONTENT).hexdigest()


def test_a_content_lies_under_its_hash(contents: Path) -> None:
    assert storage.keep(CONTENT) == SHA
    assert (contents / SHA[:2] / SHA[2:4] / SHA).read_bytes() == CONTENT
    assert storage.fetch(SHA).read() == CONTENT
    assert storage.holds(SHA)


def test_the_same_content_twice_is_one_file(contents: Path) -> None:
    storage.keep(CONTENT)
    storage.keep(CONTENT)
    assert [path.name for path in contents.rglob("*") if path.is_file()] == [SHA]


def test_only_the_program_itself_may_read_it(contents: Path) -> None:
    storage.keep(CONTENT)
    assert (contents / SHA[:2] / SHA[2:4] / SHA).stat().st_mode & 0o077 == 0


def test_it_is_synced_before_it_gets_its_name(
    contents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace, fsync = os.replace, os.fsync

    def synced(handle: int) -> None:
        done.append("sync")
        fsync(handle)

    def named(fresh: str, path: Path) -> None:
        done.append("name")
        replace(fresh, path)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", named)
    storage.keep(CONTENT)
    assert done[:2] == ["sync", "name"]
    assert done[2:] == ["sync"] * 3  # and the folders that got a new name in them


def test_a_full_disk_leaves_nothing_half(contents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.keep(CONTENT)
    assert [path for path in contents.rglob("*") if path.is_file()] == []
    assert not storage.holds(SHA)


def test_what_is_gone_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        storage.fetch("0" * 64)
    assert not storage.holds("0" * 64)


def test_nothing_kept_yet_is_no_error() -> None:
    assert list(storage.contents()) == []


def test_everything_can_be_walked_through_and_dropped() -> None:
    storage.keep(CONTENT)
    storage.keep(b"noe annet")
    paths = [path for folder in storage.contents() for path in folder]
    assert len(paths) == 2
    for path in paths:
        storage.drop(path)
    assert [path for folder in storage.contents() for path in folder] == []


def test_big_uploads_are_written_in_pieces(contents: Path) -> None:
    store = storage.SyncedStorage(location=contents)
    store.save("ab/cd/abcd", ContentFile(b"x" * 200_000))
    assert (contents / "ab" / "cd" / "abcd").stat().st_size == 200_000
