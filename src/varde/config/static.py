"""Static files: collected and given lasting names when something has changed since last time."""

import hashlib
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".fingerprint"


def collect(root: Path) -> bool:
    stamp = root / STAMP
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    # From scratch: Django would leave out files whose time is older than the copy's, and the
    # files of an updated package often are.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """Of every file's name, size and time: looking at them is quicker than reading them."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            seen = Path(storage.path(name)).stat()
            digest.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()
