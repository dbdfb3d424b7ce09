"""Taking a backup: the database first, then the files its rows speak of, then read it back."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from varde.config import env
from varde.config.backup import archive
from varde.config.backup.archive import DamagedError, Manifest
from varde.config.backup.postgresql_store import PostgresqlStore
from varde.config.backup.sqlite_store import SqliteStore
from varde.config.backup.stores import Store

DATA = "data/"
# The database has its own part; the rest is about this machine at this moment.
LEFT_OUT = ("backups", "running", "maintenance", "worker-heartbeat", "varde.sqlite3", ".")


def store() -> Store:
    described = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return SqliteStore(Path(described["NAME"]))
    return PostgresqlStore(described)


def usual_place(data: Path, *, name: str, now: datetime) -> Path:
    return data / "backups" / f"{name}-{now:%Y%m%d-%H%M%S-%f}.tar.gz"


def take(file: Path, data: Path, *, now: datetime) -> Manifest:
    """A file of that name only appears when it is whole and has been read back."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
        draft = Path(folder) / "draft.tar.gz"
        manifest = _write(draft, data, Path(folder), now)
        verify(draft, Path(folder) / "read-back")
        draft.rename(file)
    return manifest


def verify(file: Path, folder: Path) -> Manifest:
    """Every part is what it was, and the database opens with all its rows."""
    database = store()
    manifest = archive.read(file, folder, wanted=lambda name: name == database.part)
    return check_database(manifest, folder)


def check_database(manifest: Manifest, folder: Path) -> Manifest:
    database = store()
    if manifest.database != database.kind:
        raise DamagedError(
            f"It holds a {manifest.database} database, and this Varde uses {database.kind}. "
            "Set DATABASE_URL as it was when the backup was taken."
        )
    compare(manifest.rows, database.read_back(folder / database.part))
    return manifest


def compare(expected: dict[str, int], found: dict[str, int]) -> None:
    for table, rows in expected.items():
        if found.get(table) != rows:
            raise DamagedError(f"{table} should have {rows} rows, but has {found.get(table)}.")


def kept(name: str) -> bool:
    """Is this what a backup holds of the data folder?"""
    return not name.startswith(LEFT_OUT)


def _write(draft: Path, data: Path, folder: Path, now: datetime) -> Manifest:
    database = store()
    copy = folder / database.part
    found = database.dump(copy)
    manifest = Manifest(
        made_at=now.isoformat(timespec="seconds"),
        version=env.version(),
        database=database.kind,
        migrations=found.migrations,
        rows=found.rows,
    )
    archive.write(draft, manifest, [(database.part, copy), *_files(data)])
    copy.unlink()
    return manifest


def _files(data: Path) -> Iterator[tuple[str, Path]]:
    for top in sorted(data.iterdir()):
        if kept(top.name):
            inside = [top] if top.is_file() else sorted(top.rglob("*"))
            yield from (
                (f"{DATA}{place.relative_to(data)}", place) for place in inside if place.is_file()
            )
