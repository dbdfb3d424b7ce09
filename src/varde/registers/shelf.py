"""Where a register lies while it is looked at: on disk, and gone when the import is over."""

import hashlib
import os
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_STEP = 1 << 20


@dataclass(frozen=True)
class Laid:
    sha256: str
    size: int


def folder() -> Path:
    path = Path(settings.DATA) / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def place(key: uuid.UUID) -> Path:
    return folder() / str(key)


def lay(key: uuid.UUID, pieces: Iterable[bytes]) -> Laid:
    """Write the file and wait until the disk has it."""
    path = place(key)
    sums, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            sums.update(piece)
            size += len(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return Laid(sums.hexdigest(), size)


def pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_STEP):
            yield piece


def left_behind() -> Iterator[uuid.UUID]:
    """Files more than a day old: they are here for an import, or were forgotten in a break."""
    yesterday = time.time() - 86_400
    for path in folder().glob("*-*"):
        if path.stat().st_mtime < yesterday:
            yield uuid.UUID(path.name)


def clear(key: uuid.UUID) -> None:
    place(key).unlink(missing_ok=True)
