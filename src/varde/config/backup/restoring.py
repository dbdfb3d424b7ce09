"""Putting a backup back: checked before anything is touched, and undone if it does not succeed."""

import os
import shutil
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from varde.config.backup import archive, taking
from varde.config.backup.archive import DamagedError, Manifest


def is_empty(data: Path) -> bool:
    """Nothing here that anybody could miss. A secret key alone is made by looking."""
    files = data / "files"
    return taking.store().is_empty() and not (files.exists() and any(files.rglob("*")))


def restore(file: Path, data: Path) -> Manifest:
    """Replace what is in the data folder and the database by what is in the file."""
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as folder:
        unpacked = Path(folder) / "new"
        manifest = archive.read(file, unpacked, wanted=lambda _name: True)
        _refuse_newer(manifest)
        taking.check_database(manifest, unpacked)
        with ExitStack() as undo:
            _exchange(data, unpacked / "data", Path(folder) / "old", undo)
            taking.store().load(unpacked / taking.store().part)
            undo.pop_all()
    taking.compare(manifest.rows, taking.store().rows())
    return manifest


def safety_copy(data: Path, *, now: datetime) -> Path:
    """What is about to be replaced can itself be put back."""
    place = taking.usual_place(data, name="before-restore", now=now)
    taking.take(place, data, now=now)
    return place


def _refuse_newer(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations or {}}
    strange = sorted(set(manifest.migrations) - known)
    if strange:
        raise DamagedError(
            f"It was made by a newer Varde ({manifest.version}), and this one does not know "
            f"{strange[0]}. Update Varde first."
        )


def _exchange(data: Path, new: Path, old: Path, undo: ExitStack) -> None:
    """Renames on one disk only, each with the renaming that undoes it."""
    for folder in (new, old):
        folder.mkdir(parents=True, exist_ok=True)
    for place in [place for place in data.iterdir() if taking.kept(place.name)]:
        _move(place, old / place.name, undo)
    for place in list(new.iterdir()):
        _move(place, data / place.name, undo)


def _move(place: Path, to: Path, undo: ExitStack) -> None:
    os.rename(place, to)
    undo.callback(shutil.move, to, place)
