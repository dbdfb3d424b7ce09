"""What all processes of Varde take together, at rest and at work."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench import figures
from bench.figures import Figure
from bench.measuring.server import Server

IDLE, LOADED = 350.0, 550.0
SECONDS_TO_REST = 5.0
SECONDS_BETWEEN_LOOKS = 1.0


class Peaks:
    """The most that any one process, and all of them together, have had. Megabytes."""

    def __init__(self) -> None:
        self.largest = self.together = 0.0

    def note(self, megabytes: dict[int, float]) -> None:
        self.largest = max(self.largest, *megabytes.values())
        self.together = max(self.together, sum(megabytes.values()))


def idle(server: Server, where: tuple[str, int]) -> Figure:
    """Once everybody has come to rest."""
    time.sleep(SECONDS_TO_REST)
    return figures.share(
        f"memory idle, of {IDLE:g} MB", where, sum(server.megabytes().values()), IDLE
    )


def loaded(peaks: Peaks, where: tuple[str, int]) -> Figure:
    return figures.share(f"memory under load, of {LOADED:g} MB", where, peaks.together, LOADED)


@contextmanager
def watched(server: Server) -> Iterator[Peaks]:
    peaks, over = Peaks(), threading.Event()

    def watch() -> None:
        while not over.wait(SECONDS_BETWEEN_LOOKS):
            peaks.note(server.megabytes())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()
        peaks.note(server.megabytes())
