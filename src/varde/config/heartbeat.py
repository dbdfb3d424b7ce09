"""The worker's sign of life: a file in the data folder, touched every few seconds.

A file and not a row: it costs the database nothing, it tells of the worker on this very machine,
and it can still be read when the database is what has failed.
"""

import datetime
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

SECONDS_BETWEEN_BEATS = 5.0
# Longer than this without a beat, and the worker is taken to be gone.
SILENT_AFTER_SECONDS = 30.0
# So long that it does not come back by itself, and people must be told.
TOLD_AFTER = datetime.timedelta(minutes=10)


@contextmanager
def beating(data: Path) -> Generator[None]:
    """From a thread of its own, so that a long task does not look like a dead worker."""
    done = threading.Event()
    heart = threading.Thread(target=_beat, args=(place(data), done), daemon=True)
    heart.start()
    try:
        yield
    finally:
        done.set()
        heart.join()


def age(data: Path, now: float) -> float | None:
    """Seconds since the last beat, or nothing when there has never been one.

    A beat from the future was before the clock was put back: a living worker soon beats again,
    and a dead one must not look alive until the clock has come so far.
    """
    try:
        return abs(now - place(data).stat().st_mtime)
    except FileNotFoundError:
        return None


def silent_since(data: Path, now: datetime.datetime) -> datetime.datetime | None:
    """When it was last heard, if that is so long ago that people must be told."""
    try:
        beat = datetime.datetime.fromtimestamp(place(data).stat().st_mtime, datetime.UTC)
    except OSError:
        return None
    return beat if now - beat > TOLD_AFTER else None


def place(data: Path) -> Path:
    return data / "worker-heartbeat"


def _beat(heart: Path, done: threading.Event) -> None:
    while True:
        with suppress(OSError):  # a full disk is told of elsewhere; the heart beats on after it
            heart.touch()
        if done.wait(SECONDS_BETWEEN_BEATS):
            return
