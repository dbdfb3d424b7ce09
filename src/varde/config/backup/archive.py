"""The backup file: a .tar.gz of parts, and last a manifest that tells what must be in it."""

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 1024 * 1024
# Photos do not shrink, and a database does so quickly: little is won by trying harder.
COMPRESSION = 3


class DamagedError(Exception):
    """The file is not what it says it is. str() is for the person who wants it back."""


@dataclass(frozen=True)
class Manifest:
    made_at: str
    version: str
    database: str
    migrations: list[str]
    rows: dict[str, int]
    parts: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


def write(file: Path, manifest: Manifest, parts: Iterable[tuple[str, Path]]) -> None:
    """For its owner only: it holds everything, personal data and secret key included."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=COMPRESSION) as tar:
            for name, place in parts:
                manifest.parts[name] = _add(tar, name, place)
            _add_manifest(tar, manifest)
        raw.flush()
        os.fsync(raw.fileno())


def read(file: Path, into: Path, *, wanted: Callable[[str], bool]) -> Manifest:
    """Check every part against the manifest, and unpack those that are wanted."""
    found: dict[str, str] = {}
    manifest = b""
    with _opened(file) as tar:
        for member, content in _members(tar):
            if member.name == MANIFEST:
                manifest = content.read()
            else:
                place = into / member.name if wanted(member.name) else Path(os.devnull)
                found[member.name] = _copy(content, place)
    return _checked(manifest, found)


def _add(tar: tarfile.TarFile, name: str, place: Path) -> str:
    with place.open("rb") as content:
        info = tar.gettarinfo(arcname=name, fileobj=content)
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        reader = _Hashing(content)
        tar.addfile(info, reader)
        return reader.digest.hexdigest()


def _add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    content = json.dumps(asdict(manifest), indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size = len(content)
    info.mode = 0o600
    tar.addfile(info, BytesIO(content))


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, "r|gz") as tar:
            yield tar
    except (tarfile.TarError, EOFError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's trouble, not the file's
        raise DamagedError(f"The file is cut short or damaged ({error}).") from error


def _members(tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for member in tar:
        content = tar.extractfile(member) if member.isreg() else None
        path = PurePosixPath(member.name)
        if content is None or path.is_absolute() or ".." in path.parts:
            raise DamagedError(f"It holds something that no backup of Varde holds: {member.name}.")
        yield member, content


def _copy(content: IO[bytes], place: Path) -> str:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    reader = _Hashing(content)
    with place.open("wb") as target:
        shutil.copyfileobj(reader, target, CHUNK)
    return reader.digest.hexdigest()


def _checked(content: bytes, found: dict[str, str]) -> Manifest:
    if not content:
        raise DamagedError("It has no manifest at its end: it is no whole backup of Varde.")
    manifest = _understood(content)
    wrong = {name for name, _digest in manifest.parts.items() ^ found.items()}
    if wrong:
        raise DamagedError(f"{len(wrong)} of its parts are missing or changed: {min(wrong)}.")
    return manifest


def _understood(content: bytes) -> Manifest:
    try:
        described: dict[str, Any] = json.loads(content)
        if described["format"] != FORMAT:
            raise DamagedError("It was made by another version of Varde. Use that one to read it.")
        return Manifest(**described)
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedError("Its manifest makes no sense.") from error


class _Hashing:
    """A file that remembers a digest of what has been read from it."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._content.read(size)
        self.digest.update(chunk)
        return chunk
