"""Where contents lie: named by their own hash, on disk before any row speaks of them.

The same content is the same file, whoever sent it and how often. Through Django's storages,
so that another store can be named in the settings.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

NAME = "files"


class SyncedStorage(FileSystemStorage):
    """A folder on disk where a file is either not there or whole, also after a power cut."""

    def _save(self, name: str, content: File[Any]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.writelines(content.chunks())
                out.flush()
                os.fsync(out.fileno())
            os.replace(fresh, path)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise
        for folder in (path.parent, *path.parent.parents[:2]):
            _sync(folder)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """A content has one name only; the same again replaces it with itself."""
        return name


def keep(content: bytes) -> str:
    """Write the content safely down; its hash is what a row remembers."""
    sha256 = hashlib.sha256(content).hexdigest()
    _store().save(_path(sha256), ContentFile(content))
    return sha256


def fetch(sha256: str) -> File[Any]:
    """The content, open for reading; FileNotFoundError when it is gone."""
    return _store().open(_path(sha256))


def holds(sha256: str) -> bool:
    return _store().exists(_path(sha256))


def contents() -> Iterator[list[str]]:
    """The paths of everything there is, a folder at a time; leftovers of a crash among them."""
    for upper in _inside(""):
        for lower in _inside(upper):
            folder = f"{upper}/{lower}"
            yield [f"{folder}/{name}" for name in sorted(_store().listdir(folder)[1])]


def written_at(path: str) -> datetime:
    return _store().get_modified_time(path)


def drop(path: str) -> None:
    _store().delete(path)


def _store() -> Storage:
    return storages[NAME]


def _path(name: str) -> str:
    """Two floors of folders, so that none gets too full."""
    return f"{name[:2]}/{name[2:4]}/{name}"


def _inside(folder: str) -> list[str]:
    try:
        return sorted(_store().listdir(folder)[0])
    except FileNotFoundError:
        return []


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
