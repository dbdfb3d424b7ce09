"""Static files: collected and given lasting names when something has changed since last time.

A server may be running on the folder meanwhile. What it hands out stays where it is, and new
files are moved in whole, so that no page ever lacks its style sheet.
"""

import hashlib
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands.collectstatic import Command
from django.core.files.storage import storages
from django.core.management import call_command
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

STAMP = ".fingerprint"
MANIFEST = "staticfiles.json"
# Longer than a page stays open, or a server runs without being started again.
KEPT_SECONDS = 90 * 24 * 60 * 60


def collect(root: Path) -> bool:
    stamp = root / STAMP
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix=".new-") as fresh:
        _collect_into(Path(fresh))
        _move_in(Path(fresh), root)
    _clear_out(root)
    stamp.write_text(now)
    return True


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """A file taken away under a running server cannot be found; that is no breakdown."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return super().__call__(request)  # type: ignore[no-any-return]
        except FileNotFoundError:
            return self.get_response(request)  # type: ignore[no-any-return]


def fingerprint() -> str:
    """Of every file's name, size and time: looking at them is quicker than reading them."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            seen = Path(storage.path(name)).stat()
            digest.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _collect_into(folder: Path) -> None:
    """From scratch: Django leaves out what is older than its copy, as updated packages may be."""
    command = Command()
    backend: Any = type(storages["staticfiles"])
    command.storage = backend(location=folder)
    call_command(command, interactive=False, verbosity=0)


def _move_in(fresh: Path, root: Path) -> None:
    """Each file at one stroke; last the one that says which are in use."""
    files = [place for place in fresh.rglob("*") if place.is_file()]
    for place in sorted(files, key=lambda place: place.name == MANIFEST):
        target = root / place.relative_to(fresh)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(place, target)


def _clear_out(root: Path) -> None:
    """What has been in use by no version for long."""
    oldest = time.time() - KEPT_SECONDS
    for place in root.rglob("*"):
        if place.is_file() and place.stat().st_mtime < oldest:
            place.unlink()
